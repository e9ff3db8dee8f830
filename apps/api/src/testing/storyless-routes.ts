/**
 * Routes that can yield nothing of a story, by the reason why: not a word, a title, a quote or a file of one, nor a count of those that are
 * published. A new route stands here or in the walk of `withdrawal-walk.spec.ts`, or that spec fails.
 */
export const STORYLESS: Readonly<Record<string, string>> = {
  'is about accounts and signing in': `
    GET /account, PUT /account/password, GET /accounts, GET /accounts/:id, PUT /accounts/:id, POST /accounts/:id/invitation,
    POST /first-administrator, POST /invitations/accept, POST /sign-in, DELETE /sign-in, DELETE /sign-ins, GET /welcome`,
  'is about programmes, places and who works there': `
    GET /grants, PUT /grants/:id, GET /organisations, GET /organisations/:id, PUT /organisations/:id, GET /programmes,
    GET /programmes/:id, PUT /programmes/:id, GET /regions, GET /regions/:id, PUT /regions/:id, PUT /strands/:id, GET /trainers,
    GET /venues, GET /venues/:id, PUT /venues/:id, POST /demonstration/removal`,
  'is about people, whose stories are not kept with them': `
    POST /people/search, GET /people/:id, PUT /people/:id, GET /people/:id/completion, GET /people/:id/contact,
    PUT /people/:id/contact, GET /people/:id/needs, PUT /people/:id/needs, GET /strands/:id/gatherers`,
  'is about training': `
    GET /absences, PUT /badge-changes/:id, GET /badge-criteria, PUT /badge-criteria, GET /calendar, GET /calendar-feeds,
    PUT /calendar-feeds/:id, DELETE /calendar-feeds/:id, POST /calendar-feeds/:id/renewal, GET /feeds/:name,
    PUT /certificates/:id, GET /certificates/:id/print, POST /certificates/:id/revocation, GET /certificates/:number,
    GET /cohorts, GET /cohorts/:id, PUT /cohorts/:id, GET /cohorts/:id/certificates, GET /cohorts/:id/completion,
    POST /cohorts/:id/completion, POST /cohorts/:id/completion/:batchId/undo, GET /cohorts/:id/guides,
    PUT /cohorts/:id/guides/:guideId, GET /cohorts/:id/guides/:guideId, DELETE /cohorts/:id/guides/:guideId,
    POST /cohorts/:id/offers, GET /courses, GET /courses/:id, PUT /courses/:id, POST /cover, POST /cover/preview,
    PUT /enrolments/:id, GET /enrolments/:id/absences, PUT /enrolments/:id/absences/:absenceId,
    DELETE /enrolments/:id/absences/:absenceId, PUT /enrolments/:id/calls/:sessionId, DELETE /enrolments/:id/calls/:sessionId,
    POST /enrolments/:id/moves, PUT /enrolments/:id/steps/:stepId, DELETE /enrolments/:id/steps/:stepId,
    POST /enrolments/:id/transfer, PUT /module-completions/:id, DELETE /module-completions/:id, GET /registers/overdue,
    GET /series, POST /series/preview, GET /series/:id, PUT /series/:id, POST /series/:id/edits/preview,
    PUT /series/:id/edits/:editId, GET /training-sessions, GET /training-sessions/:id, PUT /training-sessions/:id,
    POST /training-sessions/:id/cancel, GET /training-sessions/:id/group, GET /training-sessions/:id/notes,
    PUT /training-sessions/:id/notes/:noteId, DELETE /training-sessions/:id/notes/:noteId, POST /training-sessions/:id/postpone,
    POST /training-sessions/:id/preview, GET /training-sessions/:id/register,
    GET /training-sessions/:id/register/entries/:entryId/history,
    PUT /training-sessions/:id/register/entries/:entryId/modules/:moduleId, PUT /training-sessions/:id/register/headcount,
    DELETE /training-sessions/:id/register/headcount, PUT /training-sessions/:id/register/kind,
    PATCH /training-sessions/:id/register/marks, PUT /training-sessions/:id/register/modules/:moduleId,
    PUT /training-sessions/:id/register/photos/:fileId, GET /training-sessions/:id/register/photos/:fileId,
    DELETE /training-sessions/:id/register/photos/:fileId, POST /training-sessions/:id/register/reopen,
    POST /training-sessions/:id/register/submission, PUT /training-sessions/:id/register/walk-ins/:walkInId,
    PATCH /training-sessions/:id/register/walk-ins/:walkInId, DELETE /training-sessions/:id/register/walk-ins/:walkInId,
    POST /training-sessions/:id/register/walk-ins/:walkInId/enrol, POST /training-sessions/:id/register/walk-ins/:walkInId/join`,
  'is about events: what is quoted there was said there, under a permission of its own': `
    GET /events, GET /events/follow-ups, GET /events/:id, PUT /events/:id, GET /events/:id/door, PATCH /events/:id/door/marks,
    PUT /events/:id/door/walk-ins/:guestId, PUT /events/:id/follow-ups/:followUpId, DELETE /events/:id/follow-ups/:followUpId,
    PUT /events/:id/follow-ups/:followUpId/done, GET /events/:id/guests, GET /events/:id/guests/:guestId,
    PUT /events/:id/guests/:guestId, DELETE /events/:id/guests/:guestId, POST /events/:id/guests/:guestId/link,
    DELETE /events/:id/guests/:guestId/link, GET /events/:id/guests/:guestId/places, POST /events/:id/moves,
    GET /events/:id/owners, PUT /events/:id/quotes/:quoteId, DELETE /events/:id/quotes/:quoteId, PUT /events/:id/report,
    POST /events/:id/sign-up, DELETE /events/:id/sign-up, POST /invitations/answer, POST /invitations/read, POST /sign-up/join,
    POST /sign-up/read`,
  'says which groups and themes there are, and nothing of what is told in them': `
    PUT /communities/:id, GET /programmes/:id/communities, GET /themes, PUT /themes/:id`,
  'counts what was gathered, which is never what is published': `
    PUT /strands/:id/coverage/:regionId/:communityId`,
  'is the plan of a programme, in words of those who manage it': `
    GET /programmes/:id/plan, PUT /milestones/:id, DELETE /milestones/:id, POST /milestones/:id/moves, POST /milestones/:id/rebaseline,
    PUT /deliverables/:id, DELETE /deliverables/:id, POST /deliverables/:id/moves, PUT /risks/:id, DELETE /risks/:id,
    POST /risks/:id/moves, PUT /decisions/:id, PUT /actions/:id`,
  'is what storytellers are told before they consent': `
    GET /information-sheets, PUT /information-sheets/:id`,
  'is the proof that somebody consented: whoever answers for it keeps it after a withdrawal (domain 4.1)': `
    GET /stories/:id/evidence/:evidenceId, PUT /stories/:id/evidence/:evidenceId,
    PUT /stories/:id/consents/:consentId/words/:wordsId, PATCH /stories/:id/consents/:consentId/words/:wordsId/content,
    POST /stories/:id/consents/:consentId/words/:wordsId/completion, GET /stories/:id/consents/:consentId/words/:wordsId/content,
    DELETE /stories/:id/consents/:consentId/words/:wordsId`,
  'is what somebody was worried about, in their own words, with the story by its reference alone': `
    PUT /stories/:id/concerns/:concernId, GET /concerns, GET /concerns/:id, POST /concerns/:id/moves,
    PUT /concerns/:id/entries/:concernEntryId`,
  'says how much of a file has arrived, and its type': `
    PUT /stories/:id/assets/:assetId/files/:fileId, PATCH /stories/:id/assets/:assetId/files/:fileId/content,
    POST /stories/:id/assets/:assetId/files/:fileId/completion, DELETE /stories/:id/assets/:assetId/files/:fileId`,
  'says what a figure was on the day on which it was kept, with stories by their reference alone': `
    PUT /kept-figures/:id, GET /kept-figures/:id`,
  'is what a programme is held to; of stories, a count that is no count of what is published, unless it was reported': `
    GET /programmes/:id/indicators, GET /indicators/:id, PUT /indicators/:id, PUT /indicators/:id/periods/:periodId,
    POST /indicators/:id/periods/:periodId/closing, POST /indicators/:id/periods/:periodId/restatement,
    PUT /indicators/:id/periods/:periodId/entries/:indicatorEntryId, POST /indicators/:id/periods/:periodId/entries/:indicatorEntryId/moves,
    PUT /indicators/:id/judgements/:judgementId`,
  'says what was sent to it, by ids': `POST /stories/bulk`,
  'names stories by their reference alone; a task, where a copy still lies, for whoever has to take it away': `
    POST /stories/:id/erasure, GET /disclosures,
    GET /withdrawal-tasks, POST /withdrawal-tasks/:id/done, GET /withdrawal-tasks/:id/owners, PUT /withdrawal-tasks/:id/owner,
    GET /outputs, GET /outputs/:id, PUT /outputs/:id, DELETE /outputs/:id, PUT /outputs/:id/citations/:citationId,
    DELETE /outputs/:id/citations/:citationId`,
  'is for the storyteller, who is shown what they agreed to and never what they told': `
    POST /stories/:id/withdrawal-link, DELETE /stories/:id/withdrawal-link, POST /withdrawal-links/read,
    POST /withdrawal-links/take-back`,
};

export const STORYLESS_ROUTES: readonly string[] = Object.values(STORYLESS).flatMap((routes) =>
  routes
    .split(',')
    .map((route) => route.trim())
    .filter((route) => route !== ''),
);
