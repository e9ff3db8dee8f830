import * as z from 'zod';
import { EACH_ONCE, eachOnce, id, instant, line, localDate, namedRef, prose, recordHead } from '../shared';
import { BADGE_CHANGES, BADGE_LEVELS, BADGE_MEASURES, ENROLMENT_STATES } from './vocabulary';

/* ---- modules held ---- */

/** `PUT /module-completions/:id`: a module recognised outside of the sessions of a cohort, and how. */
export const moduleCompletionWrite = z
  .strictObject({ personId: id, moduleId: id, completedOn: localDate, note: line(500) })
  .meta({ id: 'ModuleCompletionWrite' });
export type ModuleCompletionWrite = z.infer<typeof moduleCompletionWrite>;
export const moduleCompletion = z
  .object({ ...recordHead, ...moduleCompletionWrite.shape, note: z.string() })
  .meta({ id: 'ModuleCompletion' });
export type ModuleCompletion = z.infer<typeof moduleCompletion>;

/** A module of a course, as somebody holds it or does not. */
const moduleOfPerson = z.object({
  moduleId: id,
  title: z.string(),
  isCore: z.boolean(),
  /** The first day on which they held it; null when they do not. */
  heldOn: localDate.nullable(),
  /** What recognises it outside of sessions, where something does. */
  recognised: moduleCompletion.nullable(),
});
export type ModuleOfPerson = z.infer<typeof moduleOfPerson>;

/* ---- badges ---- */

const badgeLevel = z.enum(BADGE_LEVELS);
const levelProgress = z.object({
  level: badgeLevel,
  isMet: z.boolean(),
  since: localDate.nullable(),
  measures: z.array(
    z.object({ measure: z.enum(BADGE_MEASURES), have: z.int(), needed: z.int(), since: localDate.nullable() }),
  ),
});

const badgeOfPerson = z.object({
  /** The highest that they hold. */
  held: badgeLevel.nullable(),
  /** The highest that somebody recommended and nobody has awarded yet. */
  recommended: badgeLevel.nullable(),
  /** The highest whose criteria they meet, with every one below it. */
  earned: badgeLevel.nullable(),
  levels: z.array(levelProgress),
});
export type BadgeOfPerson = z.infer<typeof badgeOfPerson>;

/** `PUT /badge-changes/:id`: recommends, awards or withdraws a badge. What happened stays on record. */
export const badgeChangeWrite = z
  .strictObject({ personId: id, level: badgeLevel, change: z.enum(BADGE_CHANGES), note: prose(500).default('') })
  .meta({ id: 'BadgeChangeWrite' });
export type BadgeChangeWrite = z.infer<typeof badgeChangeWrite>;

/** Up to 9,999 of a measure; 0 asks for none of it. */
const atLeast = z.int().min(0).max(9999);
const criteria = z.strictObject(
  Object.fromEntries(BADGE_MEASURES.map((measure) => [measure, atLeast])) as Record<
    (typeof BADGE_MEASURES)[number],
    typeof atLeast
  >,
);
/** `PUT /badge-criteria`: what each level takes. */
export const badgeCriteriaWrite = z
  .strictObject(
    Object.fromEntries(BADGE_LEVELS.map((level) => [level, criteria])) as Record<
      (typeof BADGE_LEVELS)[number],
      typeof criteria
    >,
  )
  .meta({ id: 'BadgeCriteriaWrite' });
export type BadgeCriteriaWrite = z.infer<typeof badgeCriteriaWrite>;
export const badgeCriteria = z
  .object({
    /** 0 while nobody has set them. */
    version: z.int().min(0),
    /** They are the example that the product brings along. */
    isExample: z.boolean(),
    criteria: badgeCriteriaWrite,
  })
  .meta({ id: 'BadgeCriteria' });
export type BadgeCriteriaAnswer = z.infer<typeof badgeCriteria>;

/* ---- certificates ---- */

/** The name as it should stand on a certificate. */
export const certificateName = line(120);

/** `PUT /certificates/:id`: issues a certificate to somebody who has completed; with `replacesId`, in place of one that is revoked by it. */
export const certificateIssue = z
  .strictObject({ enrolmentId: id, name: certificateName, replacesId: id.nullable() })
  .meta({ id: 'CertificateIssue' });
export type CertificateIssue = z.infer<typeof certificateIssue>;

/** `POST /certificates/:id/revocation`. The reason goes into the trail, so it names nobody. */
export const certificateRevocation = z.strictObject({ reason: line(500) }).meta({ id: 'CertificateRevocation' });

/** What a certificate says: as it was on the day of its issue, whatever has changed since. */
const said = {
  number: z.string(),
  course: z.string(),
  modules: z.array(z.object({ title: z.string(), heldOn: localDate })),
  completedOn: localDate,
  issuedOn: localDate,
  organisation: z.string(),
};

export const certificate = z
  .object({
    id,
    enrolmentId: id,
    personId: id,
    cohort: namedRef,
    ...said,
    /** Null once the person's name was erased. */
    name: z.string().nullable(),
    revokedOn: localDate.nullable(),
    revokeReason: z.string().nullable(),
    may: z.object({ issue: z.boolean(), revoke: z.boolean() }),
  })
  .meta({ id: 'Certificate' });
export type Certificate = z.infer<typeof certificate>;

/** `GET /certificates/:number`, for anybody who holds the number: what the certificate says, or that it was revoked, and nothing else. */
export const certificateCheck = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('valid'), ...said, name: z.string().nullable() }),
    z.object({ state: z.literal('revoked'), number: z.string(), issuedOn: localDate, revokedOn: localDate }),
  ])
  .meta({ id: 'CertificateCheck' });
export type CertificateCheck = z.infer<typeof certificateCheck>;
export const certificateNumberParam = z.strictObject({ number: z.string() });

/* ---- one person ---- */

/** `GET /people/:id/completion`: modules, certificates and badges, of those of their cohorts that the reader may see. */
export const personCompletion = z
  .object({
    personId: id,
    preferredName: z.string(),
    courses: z.array(
      z.object({ id, name: z.string(), minimumAttendance: z.number(), modules: z.array(moduleOfPerson) }),
    ),
    certificates: z.array(certificate),
    badge: badgeOfPerson,
    history: z.array(
      z.object({
        id,
        level: badgeLevel,
        change: z.enum(BADGE_CHANGES),
        at: instant,
        by: z.string().nullable(),
        note: z.string(),
      }),
    ),
    may: z.object({ recognise: z.boolean(), recommend: z.boolean(), award: z.boolean() }),
  })
  .meta({ id: 'PersonCompletion' });
export type PersonCompletion = z.infer<typeof personCompletion>;

/* ---- a whole cohort ---- */

const completionDecision = z.object({
  isMet: z.boolean(),
  attended: z.int(),
  held: z.int(),
  needed: z.int(),
  missingCoreModules: z.array(z.string()),
});

const completionMember = z.object({
  enrolmentId: id,
  personId: id,
  preferredName: z.string(),
  state: z.enum(ENROLMENT_STATES),
  completedOn: localDate.nullable(),
  decision: completionDecision,
  modules: z.array(moduleOfPerson),
  /** The one of this course that stands. */
  certificate: z.object({ id, number: z.string(), name: z.string().nullable(), issuedOn: localDate }).nullable(),
  /** When the latest was revoked, where none stands. */
  revokedOn: localDate.nullable(),
  badge: badgeOfPerson,
  /** The level that finishing the course now would bring along: recommended by a trainer, awarded by a manager. */
  dueBadge: badgeLevel.nullable(),
});
export type CompletionMember = z.infer<typeof completionMember>;

/** `GET /cohorts/:id/completion` */
export const cohortCompletion = z
  .object({
    id,
    name: z.string(),
    programme: namedRef,
    /** The last day of the cohort. */
    endDate: localDate,
    course: z.object({ id, name: z.string(), minimumAttendance: z.number() }),
    members: z.array(completionMember),
    /** What was done in one go, the latest first. */
    batches: z.array(
      z.object({
        id,
        at: instant,
        by: z.string().nullable(),
        completed: z.int(),
        certificates: z.int(),
        badges: z.int(),
        undoneAt: instant.nullable(),
        /** Until when it can be taken back; null when it no longer can. */
        undoableUntil: instant.nullable(),
      }),
    ),
    may: z.object({
      complete: z.boolean(),
      recognise: z.boolean(),
      revoke: z.boolean(),
      recommend: z.boolean(),
      award: z.boolean(),
    }),
  })
  .meta({ id: 'CohortCompletion' });
export type CohortCompletion = z.infer<typeof cohortCompletion>;

/**
 * `POST /cohorts/:id/completion`: completes people, issues their certificates and recommends or awards their badges, all of it or nothing.
 * Who has completed before gets what is still missing. The same again, with the same `batchId`, changes nothing.
 */
export const completionWrite = z
  .strictObject({
    batchId: id,
    /** The day on which they completed. */
    on: localDate,
    people: z
      .array(z.strictObject({ enrolmentId: id, name: certificateName, badge: badgeLevel.nullable() }))
      .min(1)
      .max(500)
      .refine((people) => eachOnce(people.map(({ enrolmentId }) => enrolmentId)), EACH_ONCE)
      .readonly(),
  })
  .meta({ id: 'CompletionWrite' });
export type CompletionWrite = z.infer<typeof completionWrite>;

/** Path parameters of a batch of a cohort. */
export const batchParam = z.strictObject({ id, batchId: id });
