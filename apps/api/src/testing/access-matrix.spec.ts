import { randomUUID } from 'node:crypto';
import { accountWrite } from '@throughline/domain/access';
import { eventWrite } from '@throughline/domain/events';
import { personWrite } from '@throughline/domain/people';
import {
  grantWrite,
  organisationWrite,
  programmeWrite,
  regionWrite,
  strandWrite,
  venueWrite,
} from '@throughline/domain/programmes';
import { storyWrite as storyWriteSchema } from '@throughline/domain/stories';
import {
  BADGE_LEVELS,
  BADGE_MEASURES,
  cohortWrite,
  courseWrite,
  trainingSessionWrite,
} from '@throughline/domain/training';
import sql from 'sql-template-tag';
import {
  CAST,
  COHORTS,
  COURSES,
  ENROLMENTS,
  GRANTS,
  MODULES,
  ORGANISATIONS,
  PASSWORD,
  PEOPLE,
  PROGRAMMES,
  REGIONS,
  SESSIONS,
  STRANDS,
  VENUES,
  type Name,
} from './cast';
import { CERTIFICATE_NAME, completionThread, IN_COMPLETION } from './completion-thread';
import { MediaStore } from '../platform/media/media-store';
import { recording } from './media-samples';
import { actionWrite, decisionWrite, deliverableWrite, milestoneWrite, riskWrite } from './plan-thread';
import { IN_REGISTER, JPEG, registerThread, WALK_IN_NAME } from './register-thread';
import { storyFiles } from './story-files-thread';
import { assetWrite, consentWrite, storyWrite } from './story-thread';
import { testApi, type Answer, type Sent } from './test-api';

const api = testApi({ seed: () => seedStoriesAndEvents() });
// The world is made once, and each question is taken back: what lies on the disk does not come back, so it is not taken away.
beforeEach(() => jest.spyOn(api.get(MediaStore), 'remove').mockResolvedValue());
const BASE = '/api/v1';

/** Who asks, in the order of the columns of the table. */
const PRINCIPALS = [null, 'ada', 'maya', 'omar', 'tess', 'tom', 'fiona', 'frank', 'nora', 'cara', 'sal'] as const;

/** What the table is about: the same thing in P1 and in P2, one that does not exist, and no id at all. */
const STORIES = { one: randomUUID(), two: randomUUID() };
/** About stories of their own, which are held by them. */
const HELD = { one: randomUUID(), two: randomUUID() };
const CONCERNS = { one: randomUUID(), two: randomUUID() };
/** A consent of each story, and a signature under it. */
const CONSENTS = { one: randomUUID(), two: randomUUID() };
const EVIDENCE = { P1: randomUUID(), P2: randomUUID() };
const EVENTS = { one: randomUUID(), two: randomUUID() };
const COLLECTIONS = { one: randomUUID(), two: randomUUID() };
const OUTPUTS = { one: randomUUID(), two: randomUUID() };
/** What tess promised about the story in P1, and omar about that in P2. */
const TASKS = { one: randomUUID(), two: randomUUID() };
const THEME = randomUUID();
const SERIES = { one: randomUUID(), two: randomUUID() };
const FEEDS = { one: randomUUID(), two: randomUUID() };
const COMMUNITIES = { one: randomUUID(), two: randomUUID() };
const INDICATORS = { one: randomUUID(), two: randomUUID() };
const PERIODS = { P1: randomUUID(), P2: randomUUID() };
const ENTRIES = { P1: randomUUID(), P2: randomUUID() };
const KEPT_FIGURES = { one: randomUUID(), two: randomUUID() };
/** Of a plan: one of each kind in both programmes, under the same id. */
const PLANNED = { one: randomUUID(), two: randomUUID() };
/** Of the events: a guest, a quote and a follow-up each. */
const INNER: Readonly<Record<string, Target>> = {
  guestId: { P1: randomUUID(), P2: randomUUID() },
  quoteId: { P1: randomUUID(), P2: randomUUID() },
  followUpId: { P1: randomUUID(), P2: randomUUID() },
  /** Of the stories: somebody else in it, and where it can be heard. */
  contributorId: { P1: randomUUID(), P2: randomUUID() },
  assetId: { P1: randomUUID(), P2: randomUUID() },
  evidenceId: EVIDENCE,
  wordsId: { P1: randomUUID(), P2: randomUUID() },
  batchId: IN_COMPLETION.batches,
  /** Of the stories: a review by the manager of each programme. Their text is at its second version. */
  reviewId: { P1: randomUUID(), P2: randomUUID() },
  version: { P1: '3', P2: '3' },
  regionId: { P1: REGIONS.north, P2: REGIONS.east },
  metric: { P1: 'storiesNet', P2: 'storiesNet' },
  periodId: PERIODS,
  indicatorEntryId: ENTRIES,
  communityId: { P1: COMMUNITIES.one, P2: COMMUNITIES.two },
  ...IN_REGISTER,
};
/** Not the person `D` of P2, nor anybody else. */
const MISSING = '01900000-0000-7000-8000-ffffffffffff';

type Json = Record<string, unknown>;
/** Makes the body of a request; may have to read it first. */
type Body = (id: string, at: Place) => unknown;
/** In which programme a target lies; a thing that does not exist is spoken of as if it were in P1. */
type Place = 'P1' | 'P2';

interface Target {
  readonly P1: string;
  readonly P2: string;
}

/**
 * Statuses by principal, in the order of {@link PRINCIPALS}. `P1`, `P2`: asked about a thing of that programme. `missing`: about an id
 * that nobody uses; for a `PUT` of something that its sender makes, making it in P1. `makeInP2`: making it in P2. What is left out is
 * 404 for everybody who is signed in.
 */
interface Row {
  readonly of?: Target;
  readonly body?: Body;
  readonly query?: string;
  readonly P1: string;
  readonly P2?: string;
  readonly missing?: string;
  readonly makeInP2?: string;
}

const NOBODY_BUT_ADA = '401 200 403 403 403 403 403 403 403 403 403';
const SIGNED_IN = '401 200 200 200 200 200 200 200 200 200 200';
const DONE = '401 204 204 204 204 204 204 204 204 204 204';
const NOT_THERE = '401 404 404 404 404 404 404 404 404 404 404';

/** What stands under an id, in the shape of a write, as an administrator reads it. */
const asWritten = async (path: string, shape: Json, more: (read: Json) => Json = () => ({})): Promise<Json> => {
  const { status, body } = await api.as('ada').get(BASE + path);
  if (status !== 200) throw new Error(`There is no ${path}`);
  return pick({ ...(body as Json), ...more(body as Json) }, shape);
};
const pick = (read: Json, shape: Json): Json =>
  Object.fromEntries(Object.keys(shape).flatMap((key) => (key in read ? [[key, read[key]]] : [])));
const inProgramme = async (at: Place, list: 'strands' | 'grants', shape: Json): Promise<Json> => {
  const { body } = await api.as('ada').get(`${BASE}/programmes/${PROGRAMMES[at]}`);
  const read = (body[list] as Json[])[0] ?? {};
  return pick(read, shape);
};

const outputWrite = (at: Place, title: string): Json => ({
  ...{ programmeId: PROGRAMMES[at], kind: 'film', title, audience: 'internal' },
  ...{ publishedOn: null, url: null, isPrinted: false },
});

const OF = {
  programme: { P1: PROGRAMMES.P1, P2: PROGRAMMES.P2 },
  strand: { P1: STRANDS.S1, P2: STRANDS.T1 },
  grant: { P1: GRANTS.G1, P2: GRANTS.G2 },
  event: { P1: EVENTS.one, P2: EVENTS.two },
  story: { P1: STORIES.one, P2: STORIES.two },
  concern: { P1: CONCERNS.one, P2: CONCERNS.two },
  collection: { P1: COLLECTIONS.one, P2: COLLECTIONS.two },
  output: { P1: OUTPUTS.one, P2: OUTPUTS.two },
  task: { P1: TASKS.one, P2: TASKS.two },
  theme: { P1: THEME, P2: THEME },
  person: { P1: PEOPLE.A, P2: PEOPLE.D },
  cohort: { P1: COHORTS.C1, P2: COHORTS.C2 },
  enrolment: { P1: ENROLMENTS.A, P2: ENROLMENTS.D },
  session: { P1: SESSIONS.today, P2: SESSIONS.elsewhere },
  series: { P1: SERIES.one, P2: SERIES.two },
  feed: { P1: FEEDS.one, P2: FEEDS.two },
  community: { P1: COMMUNITIES.one, P2: COMMUNITIES.two },
  indicator: { P1: INDICATORS.one, P2: INDICATORS.two },
  keptFigure: { P1: KEPT_FIGURES.one, P2: KEPT_FIGURES.two },
  planned: { P1: PLANNED.one, P2: PLANNED.two },
  account: { P1: CAST.tess, P2: CAST.omar },
  region: { P1: REGIONS.north, P2: REGIONS.east },
  organisation: { P1: ORGANISATIONS.lead, P2: ORGANISATIONS.partner },
  venue: { P1: VENUES.northHall, P2: VENUES.eastHall },
  course: { P1: COURSES.storytelling, P2: COURSES.storytelling },
} as const satisfies Record<string, Target>;

const renamed = (write: Json, field = 'name'): Json => ({ ...write, [field]: `${String(write[field])} anew` });
/** A name and codes that nothing else has: for what is new. */
const other = { name: 'Something else', code: 'NEW1' };
/** A period of an indicator that is over, and a value in it. */
const PERIOD = {
  ...{ startDate: '2026-01-01', endDate: '2026-03-31', target: 10, profile: 'linear', points: [], reason: null },
};
const ENTRY = {
  ...{ regionId: null, asAt: '2026-02-01', value: 4, numerator: null, denominator: null, words: '', evidence: '' },
  reason: null,
};
const indicatorWrite = (at: Place, code: string, title: string): Json => ({
  ...{
    programmeId: PROGRAMMES[at],
    strandId: null,
    code,
    title,
    resultType: 'outcome',
    measure: 'unit',
    aggregation: 'sum',
  },
  ...{ calculation: 'byHand', isAscending: true, unitLabel: 'people', outcome: '', baseline: 0, baselineYear: 2024 },
  ...{ levels: [], tolerance: { amber: 0.1, red: 0.25 }, isKey: false, isPublicToFunder: false, isArchived: false },
});
const isNew = (id: string): boolean => id === MISSING;
/** Something in a plan that ada sees to: she works in both programmes. */
const ofAda = (at: Place): Json => ({ programmeId: PROGRAMMES[at], ownerId: CAST.ada });

const bodies = {
  programme: async (id, at) => {
    const write = await asWritten(`/programmes/${PROGRAMMES[at]}`, programmeWrite.shape, ({ organisations }) => ({
      organisations: (organisations as Json[]).map(({ organisationId, role }) => ({ organisationId, role })),
    }));
    return { ...renamed(write), ...(isNew(id) && other) };
  },
  strand: async (id, at) => {
    const { regions, ...write } = await inProgramme(at, 'strands', strandWrite.shape);
    const aims = (regions as Json[]).map(({ region: _region, ...aim }) => aim);
    return { ...renamed(write), regions: aims, ...(isNew(id) && other) };
  },
  grant: async (_id, at) => renamed(await inProgramme(at, 'grants', grantWrite.shape), 'title'),
  event: async (_id, at) => renamed(await asWritten(`/events/${OF.event[at]}`, eventWrite.shape), 'title'),
  story: async (_id, at) => ({
    ...(await asWritten(`/stories/${OF.story[at]}`, storyWriteSchema.shape)),
    gatheredBy: { kind: 'trainer', personId: null, organisationId: null },
    summary: 'Anew',
  }),
  person: async (_id, at) => renamed(await asWritten(`/people/${OF.person[at]}`, personWrite.shape), 'preferredName'),
  cohort: async (_id, at) => renamed(await asWritten(`/cohorts/${OF.cohort[at]}`, cohortWrite.shape)),
  session: async (_id, at) => {
    const write = await asWritten(`/training-sessions/${OF.session[at]}`, trainingSessionWrite.shape, (read) => ({
      venueId: (read['venue'] as Json)['id'],
      trainerIds: (read['trainers'] as Json[]).map(({ id }) => id),
    }));
    return renamed(write, 'title');
  },
  enrolment: (id, at) => ({
    cohortId: COHORTS[at === 'P1' ? 'C1' : 'C2'],
    personId: isNew(id) ? randomUUID() : PEOPLE[at === 'P1' ? 'A' : 'D'],
    ...(isNew(id) && { preferredName: 'Demo Trainee 77' }),
    source: 'partner',
    enrolledOn: '2026-05-20',
  }),
  series: (_id, at) => seriesWrite(COHORTS[at === 'P1' ? 'C1' : 'C2']),
  seriesEdit: async (id) => {
    const { body } = await api.as('ada').get(`${BASE}/series/${id}`);
    const [first] = (body.sessions ?? []) as Json[];
    return { scope: 'all', sessionId: first?.['id'] ?? MISSING, change: { title: 'Evening' } };
  },
  feed: (id, at) =>
    isNew(id) ? { kind: 'own', cohortId: null } : { kind: 'cohort', cohortId: COHORTS[at === 'P1' ? 'C1' : 'C2'] },
  region: async (id, at) => ({
    ...renamed(await asWritten(`/regions/${OF.region[at]}`, regionWrite.shape)),
    ...(isNew(id) && { name: other.name }),
  }),
  organisation: async (id, at) => ({
    ...renamed(await asWritten(`/organisations/${OF.organisation[at]}`, organisationWrite.shape)),
    ...(isNew(id) && { name: other.name }),
  }),
  venue: async (_id, at) => renamed(await asWritten(`/venues/${OF.venue[at]}`, venueWrite.shape)),
  course: async (id) => ({
    ...renamed(await asWritten(`/courses/${COURSES.storytelling}`, courseWrite.shape)),
    ...(isNew(id) && { name: other.name, modules: [{ id: randomUUID(), title: 'Asking', isCore: true }] }),
  }),
  account: async (id, at) => {
    const write = await asWritten(`/accounts/${OF.account[at]}`, accountWrite.shape, ({ status, memberships }) => ({
      isSuspended: status === 'suspended',
      memberships: (memberships as Json[]).map(({ role, scope, scopeId }) => ({ role, scope, scopeId })),
    }));
    return { ...renamed(write), ...(isNew(id) && { email: 'new@example.org' }) };
  },
} satisfies Record<string, Body>;

const token = 'x'.repeat(43);
const TABLE: Readonly<Record<string, Row>> = {
  //                                                                nobody ada maya omar tess tom fiona frank nora cara sal
  'GET /health': { P1: '200 200 200 200 200 200 200 200 200 200 200' },
  'GET /health/ready': { P1: '200 200 200 200 200 200 200 200 200 200 200' },

  // access
  'GET /welcome': { P1: '200 200 200 200 200 200 200 200 200 200 200' },
  'POST /sign-in': {
    body: () => ({ email: 'tess@example.org', password: PASSWORD }),
    P1: '200 200 200 200 200 200 200 200 200 200 200',
  },
  'POST /invitations/accept': {
    body: () => ({ token, password: PASSWORD }),
    P1: '409 409 409 409 409 409 409 409 409 409 409',
  },
  'POST /first-administrator': {
    body: () => ({ token, name: 'Somebody', email: 'somebody@example.org', password: PASSWORD }),
    P1: '409 409 409 409 409 409 409 409 409 409 409',
  },
  'DELETE /sign-in': { P1: DONE },
  'DELETE /sign-ins': { P1: DONE },
  'GET /account': { P1: SIGNED_IN },
  'PUT /account/password': {
    body: () => ({ presentPassword: PASSWORD, newPassword: 'a longer password' }),
    P1: DONE,
  },
  'GET /accounts': { P1: NOBODY_BUT_ADA },
  'GET /accounts/:id': {
    of: OF.account,
    P1: NOBODY_BUT_ADA,
    P2: NOBODY_BUT_ADA,
    missing: '401 404 403 403 403 403 403 403 403 403 403',
  },
  'PUT /accounts/:id': {
    of: OF.account,
    body: bodies.account,
    P1: NOBODY_BUT_ADA,
    P2: NOBODY_BUT_ADA,
    missing: NOBODY_BUT_ADA,
    makeInP2: NOBODY_BUT_ADA,
  },
  'POST /accounts/:id/invitation': {
    of: OF.account,
    P1: NOBODY_BUT_ADA,
    P2: NOBODY_BUT_ADA,
    missing: '401 404 403 403 403 403 403 403 403 403 403',
  },
  'GET /trainers': { query: `?strandId=${STRANDS.S1}`, P1: '401 200 200 404 200 200 404 404 404 200 200' },
  'POST /demonstration/removal': {
    body: () => ({ confirmation: 'remove the demonstration' }),
    P1: '401 409 403 403 403 403 403 403 403 403 403',
  },

  // programmes
  'GET /programmes': { P1: SIGNED_IN },
  'GET /programmes/:id': {
    of: OF.programme,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /programmes/:id': {
    of: OF.programme,
    body: bodies.programme,
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 404 404 404 404 404 404 404 404 403',
    makeInP2: '401 200 404 404 404 404 404 404 404 404 403',
  },
  'PUT /strands/:id': {
    of: OF.strand,
    body: bodies.strand,
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /strands/:id/gatherers': {
    of: OF.strand,
    P1: '401 200 200 404 200 200 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /grants': { P1: SIGNED_IN },
  'PUT /grants/:id': {
    of: OF.grant,
    body: bodies.grant,
    P1: '401 200 200 404 404 404 403 404 404 404 404',
    P2: '401 200 404 200 404 404 404 403 404 404 404',
    missing: '401 200 200 404 404 404 404 404 404 404 404',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'GET /regions': { P1: SIGNED_IN },
  'GET /regions/:id': {
    of: OF.region,
    P1: '401 200 200 200 200 200 404 404 404 200 200',
    P2: '401 200 200 200 200 200 404 404 404 200 200',
  },
  'PUT /regions/:id': {
    of: OF.region,
    body: bodies.region,
    P1: '401 200 200 200 403 403 404 404 404 403 403',
    P2: '401 200 200 200 403 403 404 404 404 403 403',
    missing: '401 200 200 200 403 403 404 404 404 403 403',
    makeInP2: '401 200 200 200 403 403 404 404 404 403 403',
  },
  'GET /organisations': { P1: SIGNED_IN },
  'GET /organisations/:id': {
    of: OF.organisation,
    P1: '401 200 200 200 200 200 404 404 404 404 404',
    P2: '401 200 200 200 200 200 404 404 404 404 404',
  },
  'PUT /organisations/:id': {
    of: OF.organisation,
    body: bodies.organisation,
    P1: '401 200 200 200 403 403 404 404 404 404 404',
    P2: '401 200 200 200 403 403 404 404 404 404 404',
    missing: '401 200 200 200 403 403 404 404 404 404 404',
    makeInP2: '401 200 200 200 403 403 404 404 404 404 404',
  },
  'GET /venues': { P1: SIGNED_IN },
  'GET /venues/:id': {
    of: OF.venue,
    P1: '401 200 200 200 200 200 404 404 404 200 200',
    P2: '401 200 200 200 200 200 404 404 404 200 200',
  },
  'PUT /venues/:id': {
    of: OF.venue,
    body: bodies.venue,
    P1: '401 200 200 200 403 403 404 404 404 403 403',
    P2: '401 200 200 200 403 403 404 404 404 403 403',
    missing: '401 200 200 200 403 403 404 404 404 403 403',
    makeInP2: '401 200 200 200 403 403 404 404 404 403 403',
  },

  // events
  'GET /events': { P1: SIGNED_IN },
  'GET /events/:id': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 200 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /events/:id': {
    of: OF.event,
    body: bodies.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
    missing: '401 200 200 404 200 200 404 404 404 403 404',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'POST /events/:id/moves': {
    of: OF.event,
    body: () => ({ to: 'announced' }),
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // Nothing can be said of what was not held.
  'PUT /events/:id/report': {
    of: OF.event,
    body: () => eventReport,
    P1: '401 409 409 404 409 409 404 404 404 403 404',
    P2: '401 409 404 409 404 404 404 404 404 404 404',
  },
  'GET /events/:id/guests': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'GET /events/:id/guests/:guestId': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'GET /events/:id/guests/:guestId/places': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /events/:id/guests/:guestId': {
    of: OF.event,
    body: () => ({ ...guestWrite, role: 'host' }),
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /events/:id/guests/:guestId': {
    of: OF.event,
    P1: '401 204 204 404 204 204 404 404 404 403 404',
    P2: '401 204 404 204 404 404 404 404 404 404 404',
  },
  'POST /events/:id/guests/:guestId/link': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /events/:id/guests/:guestId/link': {
    of: OF.event,
    P1: '401 204 204 404 204 204 404 404 404 403 404',
    P2: '401 204 404 204 404 404 404 404 404 404 404',
  },
  'POST /events/:id/sign-up': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /events/:id/sign-up': {
    of: OF.event,
    P1: '401 204 204 404 204 204 404 404 404 403 404',
    P2: '401 204 404 204 404 404 404 404 404 404 404',
  },
  'GET /events/:id/door': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // The door of an event that is weeks away is not open.
  'PATCH /events/:id/door/marks': {
    of: OF.event,
    body: () => ({ marks: [{ guestId: MISSING, arrival: 'arrived', baseVersion: 0, mutationId: MISSING }] }),
    P1: '401 409 409 404 409 409 404 404 404 403 404',
    P2: '401 409 404 409 404 404 404 404 404 404 404',
  },
  'PUT /events/:id/door/walk-ins/:guestId': {
    of: OF.event,
    body: () => ({ name: 'Demo Guest 02' }),
    P1: '401 409 409 404 409 409 404 404 404 403 404',
    P2: '401 409 404 409 404 404 404 404 404 404 404',
  },
  'PUT /events/:id/quotes/:quoteId': {
    of: OF.event,
    body: () => ({ ...quoteWrite, permission: 'public' }),
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /events/:id/quotes/:quoteId': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'GET /events/follow-ups': { P1: SIGNED_IN },
  'GET /events/:id/owners': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /events/:id/follow-ups/:followUpId': {
    of: OF.event,
    body: () => ({ ...followUpWrite, text: 'Send the photos' }),
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /events/:id/follow-ups/:followUpId/done': {
    of: OF.event,
    body: () => ({ isDone: true }),
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /events/:id/follow-ups/:followUpId': {
    of: OF.event,
    P1: '401 200 200 404 200 200 404 404 404 403 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // Links that lead nowhere: whoever brings them, they are told the same.
  'POST /invitations/read': { body: () => ({ token }), P1: '404 404 404 404 404 404 404 404 404 404 404' },
  'POST /invitations/answer': {
    body: () => ({ token, answer: 'yes', accessNeeds: '', dietary: '' }),
    P1: '404 404 404 404 404 404 404 404 404 404 404',
  },
  'POST /sign-up/read': { body: () => ({ token }), P1: '404 404 404 404 404 404 404 404 404 404 404' },
  'POST /sign-up/join': {
    body: () => ({ token, guestId: MISSING, name: 'Demo Guest 03', contact: null, accessNeeds: '', dietary: '' }),
    P1: '404 404 404 404 404 404 404 404 404 404 404',
  },

  // the calendar: a feed is its owner's alone, tess's in P1 and omar's in P2
  'GET /calendar': { query: '?from=2026-06-01&until=2026-07-01', P1: SIGNED_IN },
  'GET /calendar-feeds': { P1: '401 200 200 200 200 200 403 403 403 403 403' },
  'PUT /calendar-feeds/:id': {
    of: OF.feed,
    body: bodies.feed,
    P1: '401 404 404 404 200 404 404 404 404 404 404',
    P2: '401 404 404 200 404 404 404 404 404 404 404',
    missing: '401 200 200 200 200 200 403 403 403 403 403',
  },
  'POST /calendar-feeds/:id/renewal': {
    of: OF.feed,
    P1: '401 404 404 404 200 404 404 404 404 404 404',
    P2: '401 404 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /calendar-feeds/:id': {
    of: OF.feed,
    P1: '401 404 404 404 204 404 404 404 404 404 404',
    P2: '401 404 404 204 404 404 404 404 404 404 404',
  },
  'GET /feeds/:name': { P1: '404 404 404 404 404 404 404 404 404 404 404' },

  // stories: tess gathered the one of P1, which is not public
  'GET /stories': { P1: SIGNED_IN },
  'GET /stories/board': { P1: SIGNED_IN },
  'GET /stories/export': { P1: SIGNED_IN },
  'POST /stories/bulk': {
    body: () => ({ storyIds: [STORIES.one], addCollectionIds: [COLLECTIONS.one] }),
    P1: '401 200 200 404 403 404 404 404 404 404 404',
  },
  'GET /collections': { P1: SIGNED_IN },
  'GET /collections/:id': {
    of: OF.collection,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /collections/:id': {
    of: OF.collection,
    body: (id, at) => ({ programmeId: PROGRAMMES[at], name: isNew(id) ? 'Something else' : 'Anew' }),
    P1: '401 200 200 404 403 403 404 404 404 200 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 200 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /themes/usage': { P1: '401 200 200 200 200 200 403 403 403 200 200' },
  'PUT /themes/:id/details': {
    of: OF.theme,
    body: () => ({ name: 'Anew' }),
    P1: '401 200 200 200 403 403 403 403 403 403 403',
    P2: '401 200 200 200 403 403 403 403 403 403 403',
    missing: '401 404 404 404 403 403 403 403 403 403 403',
  },
  'POST /themes/:id/merge': {
    of: OF.theme,
    body: () => ({ intoId: randomUUID() }),
    P1: '401 422 422 422 403 403 403 403 403 403 403',
    P2: '401 422 422 422 403 403 403 403 403 403 403',
    missing: '401 404 404 404 403 403 403 403 403 403 403',
  },
  'POST /stories/search': { body: () => ({ q: 'somebody' }), P1: SIGNED_IN },
  'GET /stories/:id': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /stories/:id': {
    of: OF.story,
    body: bodies.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
    missing: '401 200 200 404 200 200 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /stories/:id/moves': {
    of: OF.story,
    body: () => ({ to: 'inReview' }),
    P1: '401 200 200 404 403 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /stories/:id/consents/:consentId': {
    of: OF.story,
    body: () => consentWrite(),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /stories/:id/concerns/:concernId': {
    of: OF.story,
    body: () => ({ category: 'other', narrative: 'Somebody may be in danger.', immediateAction: '' }),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // Of adults, and about which nobody is worried: there is nothing that the safeguarding lead would see.
  'POST /stories/:id/under-18-approval': {
    of: OF.story,
    body: () => ({ guardianWaived: false }),
    P1: '401 403 403 404 403 404 404 404 404 404 404',
    P2: '401 403 404 403 404 404 404 404 404 404 404',
  },
  'DELETE /stories/:id/under-18-approval': {
    of: OF.story,
    P1: '401 403 403 404 403 404 404 404 404 404 404',
    P2: '401 403 404 403 404 404 404 404 404 404 404',
  },
  'GET /concerns': { P1: '401 403 403 403 403 403 403 403 403 403 200' },
  // Raised by tess in P1 and by omar in P2, and not yet taken up: theirs to read, and the lead's.
  'GET /concerns/:id': {
    of: OF.concern,
    P1: '401 404 404 404 200 404 404 404 404 404 200',
    P2: '401 404 404 200 404 404 404 404 404 404 200',
  },
  'POST /concerns/:id/moves': {
    of: OF.concern,
    body: () => ({ to: 'triaged', holds: true, text: 'Read, and spoken with the family.' }),
    P1: '401 404 404 404 404 404 404 404 404 404 200',
    P2: '401 404 404 404 404 404 404 404 404 404 200',
  },
  'PUT /concerns/:id/entries/:concernEntryId': {
    of: OF.concern,
    body: () => ({ text: 'One thing more.' }),
    P1: '401 404 404 404 200 404 404 404 404 404 200',
    P2: '401 404 404 200 404 404 404 404 404 404 200',
  },

  'GET /stories/:id/texts': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /stories/:id/texts/:version': {
    of: OF.story,
    body: () => ({ title: '', summary: 'Anew', transcript: '' }),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /stories/:id/agreements/:agreementId': {
    of: OF.story,
    body: () => ({ textVersion: 1, how: 'sawFinal', agreedOn: '2026-06-15' }),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'GET /stories/:id/review': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // A review is edited by its own; ada gathered the story of P2, so she reviews nothing of it.
  'PUT /stories/:id/reviews/:reviewId': {
    of: OF.story,
    body: () => ({ textVersion: 1, tone: 'mixed', insight: 'Anew', themeIds: [] }),
    P1: '401 403 200 404 403 404 404 404 404 404 404',
    P2: '401 422 404 200 404 404 404 404 404 404 404',
  },
  'PUT /stories/:id/quotes/:quoteId': {
    of: OF.story,
    body: () => ({ textVersion: 2, fromChar: 0, toChar: 5, text: 'Heard' }),
    P1: '401 200 200 404 403 404 404 404 404 404 404',
    P2: '401 422 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /stories/:id/quotes/:quoteId': {
    of: OF.story,
    P1: '401 200 200 404 403 404 404 404 404 404 404',
    P2: '401 422 404 200 404 404 404 404 404 404 404',
  },
  'GET /themes': { P1: '401 200 200 200 403 403 403 403 403 200 403' },
  'PUT /themes/:id': {
    of: OF.theme,
    body: () => ({ name: 'Work' }),
    P1: '401 409 409 409 403 403 403 403 403 409 403',
    P2: '401 409 409 409 403 403 403 403 403 409 403',
    missing: '401 200 200 200 403 403 403 403 403 200 403',
  },
  'POST /stories/:id/withdrawal': {
    of: OF.story,
    body: () => ({ consentId: randomUUID(), scopes: 'all' }),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // The same as before, until later.
  'PUT /stories/:id/renewals/:renewalId': {
    of: OF.story,
    body: () => ({ method: 'paper', givenOn: '2026-06-15', expiresOn: '2028-06-15' }),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // This is no picture: whoever may send one is told so. The decision is of the story of P1.
  'PUT /stories/:id/evidence/:evidenceId': {
    of: OF.story,
    body: () => ({}),
    query: `?kind=signature&consentId=${CONSENTS.one}`,
    P1: '401 422 422 404 422 404 404 404 404 404 404',
    P2: '401 404 404 404 404 404 404 404 404 404 404',
  },
  'GET /stories/:id/evidence/:evidenceId': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // As with the file of an asset: all of it has arrived. It shows that somebody decided, and so it stays.
  'PUT /stories/:id/consents/:consentId/words/:wordsId': {
    of: OF.story,
    body: () => ({ kind: 'audio', bytes: RECORDING.length }),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PATCH /stories/:id/consents/:consentId/words/:wordsId/content': {
    of: OF.story,
    body: () => ({}),
    query: '?offset=0',
    P1: '401 409 409 404 409 404 404 404 404 404 404',
    P2: '401 409 404 409 404 404 404 404 404 404 404',
  },
  'POST /stories/:id/consents/:consentId/words/:wordsId/completion': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'GET /stories/:id/consents/:consentId/words/:wordsId/content': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /stories/:id/consents/:consentId/words/:wordsId': {
    of: OF.story,
    P1: '401 409 409 404 409 404 404 404 404 404 404',
    P2: '401 409 404 409 404 404 404 404 404 404 404',
  },
  'GET /consents/attention': { query: '?kind=expired', P1: SIGNED_IN },
  'GET /information-sheets': { P1: '401 200 200 200 200 200 404 404 404 200 200' },
  'PUT /information-sheets/:id': {
    of: { P1: randomUUID(), P2: randomUUID() },
    body: (_, at) => ({
      programmeId: PROGRAMMES[at],
      version: '2026-1',
      language: 'en',
      title: 'About your story',
      body: 'You decide.',
      controllers: ['Demo Lead Charity'],
      months: 24,
    }),
    P1: '401 200 200 403 403 403 404 404 404 403 403',
    P2: '401 200 403 200 403 403 404 404 404 403 403',
    missing: '401 200 200 403 403 403 404 404 404 403 403',
    makeInP2: '401 200 403 200 403 403 404 404 404 403 403',
  },

  'PUT /stories/:id/contributors/:contributorId': {
    of: OF.story,
    body: () => contributorWrite,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /stories/:id/contributors/:contributorId': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /stories/:id/assets/:assetId': {
    of: OF.story,
    body: () => keptAsset,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /stories/:id/assets/:assetId': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },

  // All of it has arrived: it is the same again, and nothing more is taken.
  'PUT /stories/:id/assets/:assetId/files/:fileId': {
    of: OF.story,
    body: () => ({ kind: 'audio', bytes: RECORDING.length }),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PATCH /stories/:id/assets/:assetId/files/:fileId/content': {
    of: OF.story,
    body: () => ({}),
    query: '?offset=0',
    P1: '401 409 409 404 409 404 404 404 404 404 404',
    P2: '401 409 404 409 404 404 404 404 404 404 404',
  },
  'POST /stories/:id/assets/:assetId/files/:fileId/completion': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'GET /stories/:id/assets/:assetId/files/:fileId/content': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /stories/:id/assets/:assetId/files/:fileId': {
    of: OF.story,
    P1: '401 204 204 404 204 404 404 404 404 404 404',
    P2: '401 204 404 204 404 404 404 404 404 404 404',
  },

  'GET /stories/:id/use': {
    of: OF.story,
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /stories/:id/disclosures/:disclosureId': {
    of: OF.story,
    body: () => ({
      ...{ textVersion: 1, scope: 'share_partners', recipientName: 'Demo Partner', recipientOrganisationId: null },
      ...{ what: 'story', disclosedOn: '2026-06-15', note: '' },
    }),
    P1: '401 422 422 404 422 404 404 404 404 404 404',
    P2: '401 422 404 422 404 404 404 404 404 404 404',
  },
  'POST /stories/:id/withdrawal-link': {
    of: OF.story,
    body: () => ({}),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'DELETE /stories/:id/withdrawal-link': {
    of: OF.story,
    P1: '401 204 204 404 204 404 404 404 404 404 404',
    P2: '401 204 404 204 404 404 404 404 404 404 404',
  },
  'POST /stories/:id/erasure': {
    of: OF.story,
    body: () => ({ confirm: true }),
    P1: '401 409 403 404 403 404 404 404 404 404 404',
    P2: '401 409 404 403 404 404 404 404 404 404 404',
  },
  'GET /disclosures': { P1: SIGNED_IN },
  'GET /withdrawal-tasks': { P1: SIGNED_IN },
  'POST /withdrawal-tasks/:id/done': {
    of: OF.task,
    body: () => ({ isDone: true }),
    P1: '401 200 200 404 200 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'GET /withdrawal-tasks/:id/owners': {
    of: OF.task,
    P1: '401 200 200 404 403 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /withdrawal-tasks/:id/owner': {
    of: OF.task,
    body: (_id, at) => ({ ownerId: at === 'P1' ? CAST.tess : CAST.omar }),
    P1: '401 200 200 404 403 404 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // Links that lead nowhere: whoever brings them, they are told the same.
  'POST /withdrawal-links/read': { body: () => ({ token }), P1: '404 404 404 404 404 404 404 404 404 404 404' },
  'POST /withdrawal-links/take-back': {
    body: () => ({ token, consentId: randomUUID(), scopes: 'all' }),
    P1: '404 404 404 404 404 404 404 404 404 404 404',
  },
  'GET /outputs': { P1: SIGNED_IN },
  'GET /outputs/:id': {
    of: OF.output,
    P1: '401 200 200 404 200 200 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  'PUT /outputs/:id': {
    of: OF.output,
    body: (_id, at) => outputWrite(at, 'Film, cut anew (demo)'),
    P1: '401 200 200 404 403 403 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'DELETE /outputs/:id': {
    of: OF.output,
    P1: '401 204 204 404 403 403 404 404 404 404 404',
    P2: '401 204 404 204 404 404 404 404 404 404 404',
  },
  'GET /outputs/:id/citable': {
    of: OF.output,
    P1: '401 200 200 404 403 403 404 404 404 404 404',
    P2: '401 200 404 200 404 404 404 404 404 404 404',
  },
  // Whoever may cite is told that the storyteller has not agreed to it.
  'PUT /outputs/:id/citations/:citationId': {
    of: OF.output,
    body: (_id, at) => ({ storyId: OF.story[at], quoteId: null }),
    P1: '401 422 422 404 403 403 404 404 404 404 404',
    P2: '401 422 404 422 404 404 404 404 404 404 404',
  },
  // It cites nothing.
  'DELETE /outputs/:id/citations/:citationId': {
    of: OF.output,
    P1: '401 404 404 404 403 403 404 404 404 404 404',
    P2: NOT_THERE,
  },

  // people and training: tess delivers C1
  'GET /people/:id': {
    of: OF.person,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /people/:id': {
    of: OF.person,
    body: bodies.person,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    makeInP2: NOT_THERE,
  },
  // Needs are managers'; trainers see them with a session.
  'POST /people/search': { body: () => ({ name: 'Demo Trainee' }), P1: SIGNED_IN },
  'GET /people/:id/contact': {
    of: OF.person,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /people/:id/contact': {
    of: OF.person,
    body: () => ({ email: 'demo@example.org', phone: null, preference: 'email', language: 'en' }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    makeInP2: NOT_THERE,
  },
  'GET /people/:id/needs': {
    of: OF.person,
    P1: '401 200 200 404 403 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /people/:id/needs': {
    of: OF.person,
    body: () => ({ accessNeeds: ['stepFree'], note: '', emergencyContact: null }),
    P1: '401 200 200 404 403 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    makeInP2: NOT_THERE,
  },
  'GET /training-sessions/:id/group': {
    of: OF.session,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'GET /courses': { P1: SIGNED_IN },
  'GET /courses/:id': {
    of: OF.course,
    P1: '401 200 200 200 200 200 404 404 404 404 404',
    P2: '401 200 200 200 200 200 404 404 404 404 404',
  },
  'PUT /courses/:id': {
    of: OF.course,
    body: bodies.course,
    P1: '401 200 200 200 403 403 404 404 404 404 404',
    P2: '401 200 200 200 403 403 404 404 404 404 404',
    missing: '401 200 200 200 403 403 404 404 404 404 404',
    makeInP2: '401 200 200 200 403 403 404 404 404 404 404',
  },
  'GET /cohorts': { P1: SIGNED_IN },
  'GET /cohorts/:id': {
    of: OF.cohort,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /cohorts/:id': {
    of: OF.cohort,
    body: bodies.cohort,
    P1: '401 200 200 404 403 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /enrolments/:id': {
    of: OF.enrolment,
    body: bodies.enrolment,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 200 404 404 404 404 404 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /enrolments/:id/moves': {
    of: OF.enrolment,
    body: () => ({ to: 'paused', on: '2026-06-15' }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /enrolments/:id/steps/:stepId': {
    of: OF.enrolment,
    // A step that is not there; whose enrolment may be seen is for the other rows.
    body: () => ({ on: '2026-06-01' }),
    P1: '401 404 404 404 404 404 404 404 404 404 403',
    P2: '401 404 404 404 404 404 404 404 404 404 403',
  },
  'DELETE /enrolments/:id/steps/:stepId': {
    of: OF.enrolment,
    // Taken back already, as it were.
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /enrolments/:id/transfer': {
    of: OF.enrolment,
    // To the cohort of the other programme: only who reaches both.
    body: (_id, at) => ({ enrolmentId: randomUUID(), cohortId: COHORTS[at === 'P1' ? 'C2' : 'C1'], on: '2026-06-15' }),
    P1: '401 200 404 404 404 404 404 404 404 404 403',
    P2: '401 200 404 404 404 404 404 404 404 404 403',
  },
  'POST /cohorts/:id/offers': {
    of: OF.cohort,
    // To somebody who has a place already.
    body: (_id, at) => ({ enrolmentId: ENROLMENTS[at === 'P1' ? 'A' : 'D'] }),
    P1: '401 409 409 404 409 404 404 404 404 404 403',
    P2: '401 409 404 409 404 404 404 404 404 404 403',
  },
  'GET /training-sessions': { P1: SIGNED_IN },
  'GET /training-sessions/:id': {
    of: OF.session,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /training-sessions/:id': {
    of: OF.session,
    body: bodies.session,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 200 404 404 404 404 404 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /training-sessions/:id/cancel': {
    of: OF.session,
    body: () => ({ reason: 'Snow' }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /training-sessions/:id/postpone': {
    of: OF.session,
    body: () => ({ reason: 'Snow' }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /training-sessions/:id/preview': {
    of: OF.session,
    body: bodies.session,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 200 404 404 404 404 404 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /series': { query: `?cohortId=${COHORTS.C1}`, P1: '401 200 200 404 200 404 404 404 404 404 200' },
  'POST /series/preview': { body: () => seriesWrite(COHORTS.C1), P1: '401 200 200 404 200 404 404 404 404 404 403' },
  'GET /series/:id': {
    of: OF.series,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /series/:id': {
    of: OF.series,
    body: bodies.series,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 200 404 404 404 404 404 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /series/:id/edits/preview': {
    of: OF.series,
    body: bodies.seriesEdit,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /series/:id/edits/:editId': {
    of: OF.series,
    body: bodies.seriesEdit,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /cover': { body: () => cover, P1: '401 200 200 200 200 200 403 403 403 403 403' },
  'POST /cover/preview': { body: () => cover, P1: '401 200 200 200 200 200 403 403 403 403 403' },
  'GET /training-sessions/:id/register': {
    of: OF.session,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PATCH /training-sessions/:id/register/marks': {
    of: OF.session,
    body: (_id, at) => ({
      marks: [
        {
          entryId: ENROLMENTS[at === 'P1' ? 'A' : 'D'],
          mark: 'apology',
          minutes: null,
          baseVersion: 0,
          mutationId: randomUUID(),
        },
      ],
    }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /training-sessions/:id/register/entries/:entryId/history': {
    of: OF.session,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /training-sessions/:id/register/entries/:entryId/modules/:moduleId': {
    of: OF.session,
    body: () => ({ isHeld: false }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /training-sessions/:id/register/modules/:moduleId': {
    of: OF.session,
    body: () => ({ isDelivered: false }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /training-sessions/:id/register/kind': {
    of: OF.session,
    body: () => ({ kind: 'named' }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  // People are marked by name there: whoever may count is told so.
  'PUT /training-sessions/:id/register/headcount': {
    of: OF.session,
    body: () => ({ headcount: 8, method: 'estimate' }),
    P1: '401 409 409 404 409 404 404 404 404 404 403',
    P2: '401 409 404 409 404 404 404 404 404 404 403',
  },
  'DELETE /training-sessions/:id/register/headcount': {
    of: OF.session,
    P1: '401 204 204 404 204 404 404 404 404 404 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  // This is no picture: whoever may send one is told so.
  'PUT /training-sessions/:id/register/photos/:fileId': {
    of: OF.session,
    body: () => ({}),
    P1: '401 422 422 404 422 404 404 404 404 404 403',
    P2: '401 422 404 422 404 404 404 404 404 404 403',
  },
  'GET /training-sessions/:id/register/photos/:fileId': {
    of: OF.session,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'DELETE /training-sessions/:id/register/photos/:fileId': {
    of: OF.session,
    P1: '401 204 204 404 204 404 404 404 404 404 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  'PUT /training-sessions/:id/register/walk-ins/:walkInId': {
    of: OF.session,
    body: () => ({ name: WALK_IN_NAME }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PATCH /training-sessions/:id/register/walk-ins/:walkInId': {
    of: OF.session,
    body: () => ({ name: 'Demo Walk-in 02' }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'DELETE /training-sessions/:id/register/walk-ins/:walkInId': {
    of: OF.session,
    P1: '401 204 204 404 204 404 404 404 404 404 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  'POST /training-sessions/:id/register/walk-ins/:walkInId/join': {
    of: OF.session,
    body: (_id, at) => ({ enrolmentId: ENROLMENTS[at === 'P1' ? 'A' : 'D'] }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /training-sessions/:id/register/walk-ins/:walkInId/enrol': {
    of: OF.session,
    body: () => ({ enrolmentId: randomUUID(), personId: randomUUID() }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /training-sessions/:id/notes': {
    of: OF.session,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  // Its author alone, whatever others may do.
  'PUT /training-sessions/:id/notes/:noteId': {
    of: OF.session,
    body: () => ({ text: 'It went very well', visibility: 'team' }),
    P1: '401 403 403 404 200 404 404 404 404 404 403',
    P2: '401 403 404 200 404 404 404 404 404 404 403',
  },
  'DELETE /training-sessions/:id/notes/:noteId': {
    of: OF.session,
    P1: '401 403 403 404 204 404 404 404 404 404 403',
    P2: '401 403 404 204 404 404 404 404 404 404 403',
  },
  'GET /registers/overdue': { P1: SIGNED_IN },
  'GET /absences': { P1: SIGNED_IN },
  'GET /enrolments/:id/absences': {
    of: OF.enrolment,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /enrolments/:id/absences/:absenceId': {
    of: OF.enrolment,
    body: () => ({ from: '2026-07-01', until: '2026-07-09', reason: null }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'DELETE /enrolments/:id/absences/:absenceId': {
    of: OF.enrolment,
    P1: '401 204 204 404 204 404 404 404 404 404 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  'PUT /enrolments/:id/calls/:sessionId': {
    of: OF.enrolment,
    body: () => ({ calledOn: '2026-06-15' }),
    P1: '401 204 204 404 204 404 404 404 404 404 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  'DELETE /enrolments/:id/calls/:sessionId': {
    of: OF.enrolment,
    P1: '401 204 204 404 204 404 404 404 404 404 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  'GET /cohorts/:id/guides': {
    of: OF.cohort,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /cohorts/:id/guides/:guideId': {
    of: OF.cohort,
    body: () => ({}),
    query: '?title=Our%20guide&agreedOn=2026-06-01',
    P1: '401 422 422 404 422 404 404 404 404 404 403',
    P2: '401 422 404 422 404 404 404 404 404 404 403',
  },
  'GET /cohorts/:id/guides/:guideId': {
    of: OF.cohort,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'DELETE /cohorts/:id/guides/:guideId': {
    of: OF.cohort,
    P1: '401 204 204 404 204 404 404 404 404 404 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  // Nobody is marked yet, and the session is still to come: whoever may hand it in is told so.
  'POST /training-sessions/:id/register/submission': {
    of: OF.session,
    P1: '401 409 409 404 409 404 404 404 404 404 403',
    P2: '401 409 404 409 404 404 404 404 404 404 403',
  },
  // A register that was not handed in is not reopened; only managers would be let.
  'POST /training-sessions/:id/register/reopen': {
    of: OF.session,
    body: () => ({ reason: 'A wrong mark' }),
    P1: '401 409 409 404 403 404 404 404 404 404 403',
    P2: '401 409 404 409 404 404 404 404 404 404 403',
  },

  // completion
  'GET /cohorts/:id/completion': {
    of: OF.cohort,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  // Nobody meets the rule yet: whoever may finish the course is told so.
  'POST /cohorts/:id/completion': {
    of: OF.cohort,
    body: (_id, at) => ({
      ...{ batchId: MISSING, on: '2026-06-15' },
      people: [{ enrolmentId: ENROLMENTS[at === 'P1' ? 'A' : 'D'], name: 'Demo Trainee', badge: null }],
    }),
    P1: '401 422 422 404 422 404 404 404 404 404 403',
    P2: '401 422 404 422 404 404 404 404 404 404 403',
  },
  'POST /cohorts/:id/completion/:batchId/undo': {
    of: OF.cohort,
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /cohorts/:id/certificates': {
    of: OF.cohort,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'GET /people/:id/completion': {
    of: OF.person,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /module-completions/:id': {
    of: IN_COMPLETION.recognitions,
    body: (id, at) => ({
      ...{ personId: PEOPLE[at === 'P1' ? 'A' : 'D'], moduleId: isNew(id) ? MODULES.M2 : MODULES.M3 },
      ...{ completedOn: '2026-06-10', note: 'Anew' },
    }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 200 404 404 404 404 404 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'DELETE /module-completions/:id': {
    of: IN_COMPLETION.recognitions,
    P1: '401 204 204 404 204 404 404 404 404 404 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  // By a number that nobody was given.
  'GET /certificates/:number': { P1: '404 404 404 404 404 404 404 404 404 404 404' },
  // Who has one is not given another.
  'PUT /certificates/:id': {
    of: IN_COMPLETION.certificates,
    body: (_id, at) => ({ enrolmentId: IN_COMPLETION.enrolments[at], name: CERTIFICATE_NAME, replacesId: null }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 409 409 404 409 404 404 404 404 404 403',
    makeInP2: '401 409 404 409 404 404 404 404 404 404 403',
  },
  'POST /certificates/:id/revocation': {
    of: IN_COMPLETION.certificates,
    body: () => ({ reason: 'Misspelt' }),
    P1: '401 200 200 404 403 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /certificates/:id/print': {
    of: IN_COMPLETION.certificates,
    P1: '401 200 200 404 200 404 404 404 404 404 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /badge-changes/:id': {
    of: { P1: randomUUID(), P2: randomUUID() },
    body: (_id, at) => ({
      ...{
        personId: PEOPLE[at === 'P1' ? 'A' : 'D'],
        level: 'bronze',
        change: 'recommended',
        note: 'Earned elsewhere',
      },
    }),
    P1: '401 200 200 404 200 404 404 404 404 404 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 200 404 404 404 404 404 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /badge-criteria': { P1: '401 200 200 200 200 200 403 403 403 403 403' },
  'PUT /badge-criteria': {
    body: () =>
      Object.fromEntries(
        BADGE_LEVELS.map((level) => [level, Object.fromEntries(BADGE_MEASURES.map((measure) => [measure, 1]))]),
      ),
    P1: '401 200 403 403 403 403 404 404 404 404 404',
  },

  // results and reports
  'GET /portfolio': { P1: SIGNED_IN },
  'GET /programmes/:id/progress': {
    of: OF.programme,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'GET /programmes/:id/collection': {
    of: OF.programme,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'GET /programmes/:id/figures/:metric': {
    of: OF.programme,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'GET /kept-figures/:id': {
    of: OF.keptFigure,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /kept-figures/:id': {
    of: OF.keptFigure,
    body: (_id, at) => ({ programmeId: PROGRAMMES[at], metric: 'storiesNet', strandId: null, regionId: null }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /programmes/:id/indicators': {
    of: OF.programme,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'GET /indicators/:id': {
    of: OF.indicator,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /indicators/:id': {
    of: OF.indicator,
    body: (id, at) => indicatorWrite(at, isNew(id) ? 'NEW1' : 'I1', 'People who feel heard anew'),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /indicators/:id/periods/:periodId': {
    of: OF.indicator,
    body: () => ({ ...PERIOD, target: 20, reason: { kind: 'correction', words: 'Agreed anew' } }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /indicators/:id/periods/:periodId/closing': {
    of: OF.indicator,
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /indicators/:id/periods/:periodId/restatement': {
    of: OF.indicator,
    body: () => ({ reason: { kind: 'lateRecords', words: 'Came in May' } }),
    P1: '401 422 422 404 403 403 404 404 404 403 403',
    P2: '401 422 404 422 404 404 404 404 404 404 403',
  },
  'PUT /indicators/:id/periods/:periodId/entries/:indicatorEntryId': {
    of: OF.indicator,
    body: () => ({ ...ENTRY, words: 'Said at the end' }),
    P1: '401 200 200 404 200 200 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /indicators/:id/periods/:periodId/entries/:indicatorEntryId/moves': {
    of: OF.indicator,
    body: () => ({ to: 'submitted', words: '', reason: null }),
    P1: '401 200 200 404 200 200 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /indicators/:id/judgements/:judgementId': {
    of: OF.indicator,
    body: () => ({ comment: 'It began late', override: null }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /programmes/:id/communities': {
    of: OF.programme,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /communities/:id': {
    of: OF.community,
    body: (id, at) => ({ programmeId: PROGRAMMES[at], name: isNew(id) ? 'Carers' : 'Anew', isArchived: false }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /strands/:id/coverage/:regionId/:communityId': {
    of: OF.strand,
    body: () => ({ target: 5 }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /programmes/:id/plan': {
    of: OF.programme,
    P1: '401 200 200 404 200 200 404 404 404 200 200',
    P2: '401 200 404 200 404 404 404 404 404 404 200',
  },
  'PUT /milestones/:id': {
    of: OF.planned,
    body: (_id, at) => milestoneWrite({ ...ofAda(at), title: 'Anew' }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /milestones/:id/moves': {
    of: OF.planned,
    body: () => ({ to: 'inProgress', on: '2026-06-15' }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /milestones/:id/rebaseline': {
    of: OF.planned,
    body: () => ({ baselineDate: '2026-09-01', reason: 'The funder agreed.' }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'DELETE /milestones/:id': {
    of: OF.planned,
    P1: '401 204 204 404 403 403 404 404 404 403 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  'PUT /deliverables/:id': {
    of: OF.planned,
    body: (id, at) => deliverableWrite({ ...ofAda(at), title: 'Anew', code: `D${id.slice(-4)}` }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /deliverables/:id/moves': {
    of: OF.planned,
    body: () => ({ to: 'internalReview', on: '2026-06-15' }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'DELETE /deliverables/:id': {
    of: OF.planned,
    P1: '401 204 204 404 403 403 404 404 404 403 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  'PUT /risks/:id': {
    of: OF.planned,
    body: (_id, at) => riskWrite({ ...ofAda(at), title: 'Anew' }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'POST /risks/:id/moves': {
    of: OF.planned,
    body: () => ({ to: 'mitigating', on: '2026-06-15' }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'DELETE /risks/:id': {
    of: OF.planned,
    P1: '401 204 204 404 403 403 404 404 404 403 403',
    P2: '401 204 404 204 404 404 404 404 404 404 403',
  },
  'PUT /decisions/:id': {
    of: OF.planned,
    body: (_id, at) => decisionWrite({ programmeId: PROGRAMMES[at], title: 'Anew' }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'PUT /actions/:id': {
    of: OF.planned,
    body: (_id, at) => actionWrite({ ...ofAda(at), title: 'Anew' }),
    P1: '401 200 200 404 403 403 404 404 404 403 403',
    P2: '401 200 404 200 404 404 404 404 404 404 403',
    missing: '401 200 200 404 403 403 404 404 404 403 403',
    makeInP2: '401 200 404 200 404 404 404 404 404 404 403',
  },
  'GET /funder/programmes': { P1: SIGNED_IN },
  'GET /funder/programmes/:id': {
    of: OF.programme,
    P1: '401 200 200 404 404 404 200 404 404 404 404',
    P2: '401 200 404 200 404 404 404 200 404 404 404',
  },
};

/** Layers by which Nest leaves these two out of the prefix. They pass on. */
const PASSING_ON = ['ALL /health', 'ALL /health/ready'];

/** Routes that the running application has, by the router that takes the requests. */
const routes = (): string[] => {
  const { router } = api.app.getHttpAdapter().getInstance() as {
    router: { stack: readonly { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  const found = router.stack.flatMap(({ route }) => {
    if (!route?.path.startsWith('/')) return [];
    const methods = Object.keys(route.methods);
    const path = route.path.replace(BASE, '');
    return methods.length > 1 ? [`ALL ${path}`] : methods.map((method) => `${method.toUpperCase()} ${path}`);
  });
  return found.filter((route) => !PASSING_ON.includes(route));
};

const IN_P2: readonly string[] = [
  STORIES.two,
  EVENTS.two,
  SESSIONS.elsewhere,
  ENROLMENTS.D,
  COHORTS.C2,
  STRANDS.T1,
  INDICATORS.two,
];
/** What lies inside of something else, by the name of its parameter; any other id is made up. */
const innerId = (parameter: string, id: string): string =>
  INNER[parameter]?.[IN_P2.includes(id) ? 'P2' : 'P1'] ?? randomUUID();

const addressOf = (route: string, id: string, query = ''): string => {
  const path = route
    .slice(route.indexOf(' ') + 1)
    .replace(':id', id)
    // Words belong to a decision that is there; under `:consentId` alone one is made.
    .replace(':consentId/words', `${id === STORIES.two ? CONSENTS.two : CONSENTS.one}/words`);
  const address = path.replace(/:(\w+)/g, (_, parameter: string) => innerId(parameter, id)) + query;
  return path.startsWith('/health') ? address : BASE + address;
};

/** Does something and takes it back, so that the next one finds everything as it was. */
const andBack = async <Result>(run: () => Promise<Result>): Promise<Result> => {
  await api.db.query(sql`savepoint before_it`);
  try {
    return await run();
  } finally {
    await api.db.query(sql`rollback to savepoint before_it`);
  }
};

interface Asked {
  readonly route: string;
  readonly row: Row;
  readonly id: string;
  readonly at: Place;
}

const ask = async (name: Name | null, { route, row, id, at }: Asked): Promise<Answer> => {
  const [method = ''] = route.split(' ');
  const body = await row.body?.(id, at);
  const isEdit = method === 'PUT' && row.of !== undefined && !isNew(id);
  const version: Sent = isEdit ? { 'if-match': '"1"' } : {};
  const address = addressOf(route, id, row.query);
  return andBack(() => api.as(name).send(method, address, { ...(body !== undefined && { body }), headers: version }));
};

/** The statuses that each of the principals gets, in the shape of the table; bodies of 404 are kept. */
const statusesOf = async (asked: Asked, notFound: Set<string> = new Set()): Promise<string> => {
  const statuses: number[] = [];
  for (const name of PRINCIPALS) {
    const { status, body } = await ask(name, asked);
    if (status === 404) notFound.add(JSON.stringify({ ...(body as Json), requestId: 'any' }));
    statuses.push(status);
  }
  return statuses.join(' ');
};

const guestWrite = {
  name: 'Demo Guest 01',
  contact: null,
  role: 'resident',
  answer: 'yes',
  accessNeeds: '',
  dietary: '',
  personId: null,
  organisationId: null,
};
const quoteWrite = { text: 'It was heard.', attribution: null, permission: 'none' };
const eventReport = {
  headcount: 12,
  headcountMethod: 'estimate',
  noHeadcountReason: null,
  organisations: [],
  activities: [],
  publicSummary: null,
};
const followUpWrite = { text: 'Send the notes', ownerId: CAST.ada, dueOn: '2026-07-08' };

const seriesWrite = (cohortId: string): Json => ({
  cohortId,
  firstDate: '2026-07-01',
  rule: { rhythm: { frequency: 'daily', interval: 1 }, ends: { kind: 'count', count: 2 }, exceptions: [] },
  title: 'Workshop',
  isNumbered: true,
  startTime: '10:00',
  endTime: '12:00',
  timeZone: 'Europe/London',
  mode: 'online',
  venueId: null,
  trainerIds: [],
});
const cover = { outId: CAST.tess, inId: CAST.tom, from: '2026-06-15', until: '2026-06-30' };

/** Kept by the charity itself, with no address. */
const keptAsset = assetWrite({ url: null, isAnonymised: false });
const RECORDING = recording(500);
const contributorWrite = { role: 'thirdParty', label: 'The neighbour', age: 'adult', needsConsent: true };

const seedStoriesAndEvents = async (): Promise<void> => {
  const put = async (name: Name, path: string, body: unknown): Promise<void> => {
    const { status, body: answer } = await api.as(name).put(BASE + path, body);
    if (status !== 200) throw new Error(JSON.stringify(answer));
  };
  for (const person of [PEOPLE.A, PEOPLE.D]) {
    await put('ada', `/people/${person}/contact`, { email: null, phone: null, preference: 'text', language: null });
    await put('ada', `/people/${person}/needs`, { accessNeeds: [], note: '', emergencyContact: null });
  }
  await put('tess', `/stories/${STORIES.one}`, storyWrite());
  await put('ada', `/stories/${STORIES.two}`, storyWrite({ strandId: STRANDS.T1, regionId: REGIONS.east }));
  for (const id of Object.values(STORIES)) {
    await put('ada', `/stories/${id}/contributors/${innerId('contributorId', id)}`, contributorWrite);
    const [assetId, fileId] = [innerId('assetId', id), innerId('fileId', id)];
    await put('ada', `/stories/${id}/assets/${assetId}`, keptAsset);
    await storyFiles(api).keep({ id, assetId, fileId }, RECORDING);
  }
  await api.db.query(sql`update story_asset set version = 1`);
  await put('ada', `/collections/${COLLECTIONS.one}`, { programmeId: PROGRAMMES.P1, name: 'What helps' });
  await put('ada', `/collections/${COLLECTIONS.two}`, { programmeId: PROGRAMMES.P2, name: 'What helps' });
  for (const at of ['P1', 'P2'] as const) await put('ada', `/outputs/${OF.output[at]}`, outputWrite(at, 'Film (demo)'));
  await api.db.query(sql`insert into theme (id, name) values (${THEME}, 'Belonging')`);
  for (const [at, id] of [
    ['one', 'P1'],
    ['two', 'P2'],
  ] as const) {
    // Of the recording alone: nothing that a curator could read. Past the API, so that the story stays at its first version.
    await api.db.query(sql`
      insert into consent_record (id, story_id, decision, scopes, identity_display, method, information_sheet_version, language,
                                  given_on, expires_on, recorded_at, recorded_by)
      values (${CONSENTS[at]}, ${STORIES[at]}, 'given', '{record_hold}', 'pseudonym', 'paper', '2026-1', 'en',
              '2026-06-14', '2027-06-14', now(), ${CAST.ada})`);
    await api.db.query(
      sql`insert into stored_file (id, content_type, sha256, bytes) values (${EVIDENCE[id]}, 'image/jpeg', '', ${JPEG})`,
    );
    await api.db.query(sql`
      insert into consent_evidence (id, story_id, consent_id, kind, file_id, added_at, added_by)
      values (${EVIDENCE[id]}, ${STORIES[at]}, ${CONSENTS[at]}, 'signature', ${EVIDENCE[id]}, now(), ${CAST.ada})`);
    const words = { id: STORIES[at], consentId: CONSENTS[at], wordsId: innerId('wordsId', STORIES[at]) };
    await storyFiles(api).keepWords(words, RECORDING);
  }
  await api.db.query(sql`
    insert into withdrawal_task (id, story_id, consent_id, kind, owner_id, due_on)
    values (${TASKS.one}, ${STORIES.one}, ${CONSENTS.one}, 'takeDownPublished', ${CAST.tess}, '2026-06-20'),
           (${TASKS.two}, ${STORIES.two}, ${CONSENTS.two}, 'takeDownPublished', ${CAST.omar}, '2026-06-20')`);
  // Handed in, which takes several steps and changes the version: here it is only to stand there.
  await api.db.query(sql`
    insert into story_text (story_id, version, summary, transcript, created_at) select id, 2, 'Somebody listened.', 'Heard', now() from story`);
  await api.db.query(sql`update story set state = 'submitted', submitted_at = now(), text_version = 2, version = 1`);
  for (const [id, curator] of [
    [STORIES.one, CAST.maya],
    [STORIES.two, CAST.omar],
  ] as const) {
    await api.db.query(sql`
      insert into story_review (id, story_id, curator_id, text_version, tone, insight, reviewed_at)
      values (${innerId('reviewId', id)}, ${id}, ${curator}, 1, 'mixed', '', now())`);
    await api.db.query(sql`
      insert into key_quote (id, story_id, review_id, text_version, from_char, to_char, text, before_text, after_text, anchor)
      values (${innerId('quoteId', id)}, ${id}, ${innerId('reviewId', id)}, 2, 0, 5, 'Heard', '', '', 'exact')`);
  }
  const event = {
    kind: 'launch',
    title: 'Demo launch',
    date: '2026-07-01',
    startTime: '10:00',
    endTime: '12:00',
    timeZone: 'Europe/London',
    mode: 'online',
    venueId: null,
    capacity: null,
    exceptionNote: null,
  };
  const [one, two] = [
    { programmeId: PROGRAMMES.P1, strandId: STRANDS.S1, regionId: REGIONS.north },
    { programmeId: PROGRAMMES.P2, strandId: STRANDS.T1, regionId: REGIONS.east },
  ];
  await put('ada', `/events/${EVENTS.one}`, { ...event, ...one });
  await put('ada', `/events/${EVENTS.two}`, { ...event, ...two });
  for (const id of Object.values(EVENTS)) {
    await put('ada', `/events/${id}/guests/${innerId('guestId', id)}`, guestWrite);
    await put('ada', `/events/${id}/quotes/${innerId('quoteId', id)}`, quoteWrite);
    await put('ada', `/events/${id}/follow-ups/${innerId('followUpId', id)}`, followUpWrite);
  }
  await put('tess', `/stories/${HELD.one}`, storyWrite());
  await put('omar', `/stories/${HELD.two}`, storyWrite({ strandId: STRANDS.T1, regionId: REGIONS.east }));
  await api.db.query(sql`
    insert into safeguarding_concern (id, story_id, category, state, raised_at, raised_by)
    values (${CONCERNS.one}, ${HELD.one}, 'other', 'raised', now(), ${CAST.tess}),
           (${CONCERNS.two}, ${HELD.two}, 'other', 'raised', now(), ${CAST.omar})`);
  for (const statement of [...registerThread(), ...completionThread()]) await api.db.query(statement);
  await put('ada', `/series/${SERIES.one}`, seriesWrite(COHORTS.C1));
  await put('ada', `/series/${SERIES.two}`, seriesWrite(COHORTS.C2));
  for (const at of ['P1', 'P2'] as const) {
    const community = { programmeId: PROGRAMMES[at], name: 'Elders', isArchived: false };
    await put('ada', `/communities/${OF.community[at]}`, community);
    const indicator = `/indicators/${OF.indicator[at]}`;
    await put('ada', indicator, indicatorWrite(at, 'I1', 'People who feel heard'));
    await put('ada', `${indicator}/periods/${PERIODS[at]}`, PERIOD);
    await put('ada', `${indicator}/periods/${PERIODS[at]}/entries/${ENTRIES[at]}`, ENTRY);
    await put('ada', `/kept-figures/${OF.keptFigure[at]}`, {
      ...{ programmeId: PROGRAMMES[at], metric: 'storiesNet', strandId: null, regionId: null },
    });
    await put('ada', `/milestones/${OF.planned[at]}`, milestoneWrite(ofAda(at)));
    await put('ada', `/deliverables/${OF.planned[at]}`, deliverableWrite(ofAda(at)));
    await put('ada', `/risks/${OF.planned[at]}`, riskWrite(ofAda(at)));
    await put('ada', `/decisions/${OF.planned[at]}`, decisionWrite({ programmeId: PROGRAMMES[at] }));
    await put('ada', `/actions/${OF.planned[at]}`, actionWrite(ofAda(at)));
    await put('ada', `/strands/${OF.strand[at]}/coverage/${OF.region[at]}/${OF.community[at]}`, { target: 3 });
  }
  await put('tess', `/calendar-feeds/${FEEDS.one}`, { kind: 'cohort', cohortId: COHORTS.C1 });
  await put('omar', `/calendar-feeds/${FEEDS.two}`, { kind: 'cohort', cohortId: COHORTS.C2 });
};

describe('every route of the application', () => {
  it('has a row in the table, and every row its route', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual(routes().toSorted());
  });

  it.each(Object.entries(TABLE))('%s answers each of the cast as the table says', async (route, row) => {
    const notFound = new Set<string>();
    const about = (id: string, at: Place): Promise<string> => statusesOf({ route, row, id, at }, notFound);

    const seen: Partial<Row> = row.of
      ? {
          P1: await about(row.of.P1, 'P1'),
          P2: await about(row.of.P2, 'P2'),
          missing: await about(MISSING, 'P1'),
          makeInP2: await about(MISSING, 'P2'),
        }
      : { P1: await about('', 'P1') };
    const { P1, P2 = NOT_THERE, missing = NOT_THERE, makeInP2 = missing } = row;
    expect(seen).toEqual(row.of ? { P1, P2, missing, makeInP2 } : { P1 });
    // What is somewhere else looks like what is nowhere, to the last byte.
    expect(notFound.size).toBeLessThanOrEqual(1);
    const code =
      route.startsWith('POST /invitations/') || route.startsWith('POST /sign-up/')
        ? 'invitation.unknown'
        : route.startsWith('POST /withdrawal-links/')
          ? 'withdrawalLink.unknown'
          : 'request.notFound';
    for (const body of notFound) expect(JSON.parse(body)).toMatchObject({ code });
  });

  it.each(Object.entries(TABLE).filter(([, { of }]) => of !== undefined))(
    '%s takes no id that is none',
    async (route, row) => {
      const [method = ''] = route.split(' ');
      const body = await row.body?.(row.of?.P1 ?? '', 'P1');
      const send = (name: Name | null, id: string): Promise<Answer> =>
        api.as(name).send(method, addressOf(route, id, row.query), body === undefined ? {} : { body });
      for (const id of ['1', 'null', `${row.of?.P1 ?? ''}'`, '%27%20or%201=1']) {
        expect((await send(null, id)).status).toBe(401);
        for (const name of ['ada', 'nora'] as const) {
          expect(await send(name, id)).toMatchObject({ status: 400, body: { errors: [{ path: 'id' }] } });
        }
      }
    },
  );

  it.each(Object.entries(TABLE))('%s is closed to whoever was shut out a moment ago', async (route, row) => {
    const asked: Asked = { route, row, id: row.of?.P1 ?? '', at: 'P1' };
    // As somebody without memberships from the next request on …
    const nora = (await ask('nora', asked)).status;
    await andBack(async () => {
      await api.db.query(sql`delete from membership where account_id = ${CAST.maya}`);
      expect((await ask('maya', asked)).status).toBe(nora);
    });
    // … and as nobody, whose cookie is still good.
    const nobody = (await ask(null, asked)).status;
    await api.db.query(sql`update account set status = 'suspended' where id = ${CAST.maya}`);
    expect((await ask('maya', asked)).status).toBe(nobody);
  });
});

/** Lists whose things can be read one by one, with what they can be narrowed by. Those with pages are read a page at a time. */
const LISTS: readonly { readonly path: string; readonly isPaged: boolean; readonly narrowed: readonly string[] }[] = [
  { path: '/accounts', isPaged: false, narrowed: [] },
  { path: '/programmes', isPaged: false, narrowed: ['q=second', 'q=S1', 'q=P'] },
  { path: '/regions', isPaged: false, narrowed: ['q=nor'] },
  { path: '/organisations', isPaged: false, narrowed: ['q=demo'] },
  { path: '/venues', isPaged: false, narrowed: ['q=hall'] },
  { path: '/courses', isPaged: false, narrowed: [] },
  {
    path: '/cohorts',
    isPaged: true,
    narrowed: [`programmeId=${PROGRAMMES.P2}`, `strandId=${STRANDS.S1}`, `strandId=${STRANDS.T1}`],
  },
  {
    path: '/training-sessions',
    isPaged: true,
    narrowed: [
      `programmeId=${PROGRAMMES.P2}`,
      `cohortId=${COHORTS.C2}`,
      'mine=false',
      'registerDue=true',
      'order=latestFirst',
      'from=2026-06-15',
    ],
  },
  { path: '/events', isPaged: true, narrowed: [`programmeId=${PROGRAMMES.P2}`, 'kind=launch', 'sort=startsAt'] },
  { path: '/stories', isPaged: true, narrowed: [`strandId=${STRANDS.T1}`, 'state=submitted', 'sort=recordedOn'] },
  { path: '/outputs', isPaged: true, narrowed: [`programmeId=${PROGRAMMES.P2}`] },
  { path: '/collections', isPaged: false, narrowed: [] },
  { path: '/funder/programmes', isPaged: false, narrowed: [] },
];

interface Listed {
  readonly ids: readonly string[];
  /** The number that the list gives for all of them; the number of ids where it gives none. */
  readonly total: number;
}

describe('every list', () => {
  const all = async (name: Name, address: string, isPaged: boolean): Promise<Listed> => {
    const ids: string[] = [];
    let cursor = '';
    for (;;) {
      const paging = isPaged ? `&limit=1${cursor}` : '';
      const { status, body } = await api
        .as(name)
        .get(`${BASE}${address}${paging}`.replace(/\?$/, '').replace('?&', '?'));
      // What is for administrators alone is no list for anybody else.
      if (status === 403) return { ids: [], total: 0 };
      expect(status).toBe(200);
      ids.push(...(body.items as { id: string }[]).map(({ id }) => id));
      if (!body.next) return { ids, total: isPaged ? body.total : ids.length };
      cursor = `&cursor=${body.next}`;
    }
  };

  it.each(LISTS)('$path names what can be read one by one, and nothing else', async ({ path, isPaged, narrowed }) => {
    const everything = await all('ada', `${path}?`, isPaged);
    expect(everything.ids.length).toBeGreaterThan(0);
    for (const name of Object.keys(CAST) as Name[]) {
      const readable: string[] = [];
      for (const id of everything.ids) {
        if ((await api.as(name).get(`${BASE}${path}/${id}`)).status === 200) readable.push(id);
      }
      const listed = await all(name, `${path}?`, isPaged);
      expect([name, listed.ids.toSorted(), listed.total]).toEqual([name, readable.toSorted(), readable.length]);
      for (const filter of narrowed) {
        // What a filter finds for somebody is what it finds at all, less what they may not read.
        const found = (await all('ada', `${path}?${filter}`, isPaged)).ids;
        const { ids, total } = await all(name, `${path}?${filter}`, isPaged);
        const expected = filter.startsWith('mine') ? ids : found;
        const seen = expected.filter((id) => readable.includes(id));
        expect([name, filter, ids.toSorted(), total]).toEqual([name, filter, seen.toSorted(), seen.length]);
      }
    }
  });
});
