import * as z from 'zod';
import { id, instant, line, localDate, namedRef, prose } from '../shared';
import { ENROLMENT_SOURCES, ENROLMENT_STATES } from './vocabulary';

/** Why somebody does something that the order of a list, or the like, does not foresee. No names. */
const reason = line(500);

/**
 * `PUT /enrolments/:id`: joins a person to a cohort, or puts them on its waiting list. A new person is made with the name; a known one is
 * only named by id.
 */
export const enrolmentWrite = z
  .strictObject({
    cohortId: id,
    personId: id,
    preferredName: line(120).optional(),
    source: z.enum(ENROLMENT_SOURCES),
    /** The day on which they joined the cohort, or its waiting list. */
    enrolledOn: localDate,
    /** The organisation that they come from or speak for. */
    organisationId: id.nullable().default(null),
    /** `interested`: on the waiting list. */
    joinsAs: z.enum(['enrolled', 'interested']).default('enrolled'),
    /** Why they get a place although others wait for one. */
    reason: reason.optional(),
  })
  .meta({ id: 'EnrolmentWrite' });
export type EnrolmentWrite = z.infer<typeof enrolmentWrite>;
export type EnrolmentSent = z.input<typeof enrolmentWrite>;

/**
 * `POST /enrolments/:id/moves`. A reason may be given and is never asked for, except where somebody takes a place before others who wait
 * for one. Accepting an offer is a move to `enrolled`; declining it, to `withdrew`, or to `interested`: the end of the list.
 */
export const enrolmentMove = z
  .strictObject({ to: z.enum(ENROLMENT_STATES), on: localDate, reason: prose(500).optional() })
  .meta({ id: 'EnrolmentMove' });
export type EnrolmentMove = z.infer<typeof enrolmentMove>;

/** `PUT /enrolments/:id/steps/:stepId`: corrects the day of a step. `DELETE` on the last step takes it back. */
export const enrolmentStepWrite = z.strictObject({ on: localDate }).meta({ id: 'EnrolmentStepWrite' });
export type EnrolmentStepWrite = z.infer<typeof enrolmentStepWrite>;
export const enrolmentStepParams = z.strictObject({ id, stepId: id });

/** `POST /enrolments/:id/transfer`: ends this enrolment as transferred and opens `enrolmentId` in another cohort, in one go. */
export const transferWrite = z
  .strictObject({ enrolmentId: id, cohortId: id, on: localDate, reason: prose(500).optional() })
  .meta({ id: 'TransferWrite' });
export type TransferWrite = z.infer<typeof transferWrite>;

/**
 * `POST /cohorts/:id/offers`: offers a place to somebody on the waiting list. They are named, so that a repeat offers nothing to the next
 * one; who is not the first needs a reason. The offer holds the place through the day `until`, and then lapses by itself.
 */
export const offerWrite = z
  .strictObject({ enrolmentId: id, until: localDate.optional(), reason: reason.optional() })
  .meta({ id: 'OfferWrite' });
export type OfferWrite = z.infer<typeof offerWrite>;

/** A step of an enrolment, as people read it. */
export const enrolmentStep = z
  .object({
    id,
    from: z.enum(ENROLMENT_STATES).nullable(),
    to: z.enum(ENROLMENT_STATES),
    on: localDate,
    reason: z.string().nullable(),
    recordedAt: instant,
    recordedBy: z.string().nullable(),
  })
  .meta({ id: 'EnrolmentStep' });
export type EnrolmentStepRead = z.infer<typeof enrolmentStep>;

/** Another enrolment of the same person, to or from which they were moved. The cohort is null when the reader may not see it. */
const linkedEnrolment = z.object({ enrolmentId: id, cohort: namedRef.nullable() });

/** How somebody's enrolment stands. */
export const enrolmentHead = {
  enrolmentId: id,
  version: z.int(),
  state: z.enum(ENROLMENT_STATES),
  /** The day of the last step, and which one that was: it can be taken back. */
  since: localDate,
  stepId: id.nullable(),
  source: z.enum(ENROLMENT_SOURCES),
  organisation: namedRef.nullable(),
  /** Null for somebody who never had a place. */
  enrolledOn: localDate.nullable(),
  leftOn: localDate.nullable(),
  transferredFrom: linkedEnrolment.nullable(),
  transferredTo: linkedEnrolment.nullable(),
};

/** Attendance as counts; the rule is that of `attendanceOf`. */
export const attendanceCounts = {
  attended: z.int(),
  held: z.int(),
  toCome: z.int(),
  /** The run of apologies and no-shows back from their latest held session. */
  consecutiveAbsences: z.int(),
};

/** One person of a cohort, with attendance as counts: `attended` of `held`, and `toCome`. */
export const cohortMember = z
  .object({
    ...enrolmentHead,
    personId: id,
    preferredName: z.string(),
    ...attendanceCounts,
    missingCoreModules: z.array(z.string()),
    /** Whether the course's rule for completion is met at this moment. */
    mayComplete: z.boolean(),
    /** The last day of an offered place; the offer is open through it. Null when none was made, or it was answered. */
    offeredUntil: localDate.nullable(),
    isOfferOpen: z.boolean(),
    /** From 1, among those who wait and were not offered a place; null for everybody else. */
    waitingPosition: z.int().nullable(),
  })
  .meta({ id: 'CohortMember' });
export type CohortMember = z.infer<typeof cohortMember>;
