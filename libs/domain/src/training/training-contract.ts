import * as z from 'zod';
import {
  EACH_ONCE,
  eachOnce,
  id,
  instant,
  line,
  localDate,
  localTime,
  namedRef,
  pageOf,
  pageQuery,
  prose,
  recordHead,
} from '../shared';
import { timeZone } from '../shared/time';
import { WIFI } from '../programmes';
import { cohortMember } from './enrolment-contract';
import { COURSE_MODELS, DELIVERY_MODES, MODULE_CODES, REGISTER_KINDS, SESSION_STATES } from './vocabulary';

/* ---- courses ---- */

/** `PUT /courses/:id` */
export const courseWrite = z
  .strictObject({
    name: line(160),
    model: z.enum(COURSE_MODELS),
    /** Share of the held sessions that a person must attend to complete, 0 to 1. */
    minimumAttendance: z.number().min(0).max(1),
    modules: z
      .array(
        z.strictObject({
          id,
          title: line(160),
          isCore: z.boolean(),
          /** What makes it the same module in every course; null for one of this course alone. */
          code: z.enum(MODULE_CODES).nullable().default(null),
        }),
      )
      .min(1)
      .max(40)
      .refine((modules) => eachOnce(modules.map((module) => module.id)), EACH_ONCE)
      .refine((modules) => eachOnce(modules.flatMap(({ code }) => code ?? [])), 'must give each code once')
      .readonly(),
  })
  .meta({ id: 'CourseWrite' });
export type CourseWrite = z.infer<typeof courseWrite>;
const courseModule = z.object({
  id,
  title: z.string(),
  isCore: z.boolean(),
  code: z.enum(MODULE_CODES).nullable(),
});
export const course = z
  .object({ ...recordHead, ...courseWrite.shape, modules: z.array(courseModule) })
  .meta({ id: 'Course' });
export type Course = z.infer<typeof course>;
export const courseList = z.object({ items: z.array(course) }).meta({ id: 'CourseList' });

/* ---- cohorts and the people in them ---- */

/** `PUT /cohorts/:id` */
export const cohortWrite = z
  .strictObject({
    courseId: id,
    strandId: id,
    regionId: id,
    name: line(160),
    startDate: localDate,
    endDate: localDate,
    capacity: z.int().min(1).max(1000),
    minimumViable: z.int().min(1).max(1000),
    /** Accounts of the trainers who deliver it. */
    trainerIds: z.array(id).max(20).refine(eachOnce, EACH_ONCE).readonly(),
  })
  .refine((cohort) => cohort.endDate >= cohort.startDate, {
    path: ['endDate'],
    message: 'must not be before the first day',
  })
  .refine((cohort) => cohort.minimumViable <= cohort.capacity, {
    path: ['minimumViable'],
    message: 'must not be more than the capacity',
  })
  .meta({ id: 'CohortWrite' });
export type CohortWrite = z.infer<typeof cohortWrite>;

/** Where in the work a thing of training belongs. */
export const placeInWork = {
  programme: namedRef.extend({ code: z.string() }),
  strand: namedRef.extend({ code: z.string() }),
  region: namedRef,
};

export const sessionHead = {
  id,
  version: z.int(),
  cohortId: id,
  title: z.string(),
  date: localDate,
  startTime: localTime,
  endTime: localTime,
  timeZone,
  startsAt: instant,
  endsAt: instant,
  mode: z.enum(DELIVERY_MODES),
  venue: namedRef.nullable(),
  /** As at the moment of the answer: `inProgress` and `locked` follow the clock. */
  state: z.enum(SESSION_STATES),
};

export const cohort = z
  .object({
    ...recordHead,
    ...cohortWrite.shape,
    ...placeInWork,
    course,
    trainers: z.array(namedRef),
    /** People who are enrolled, in training or pausing, or have completed. */
    placesTaken: z.int(),
    /** Places held by open offers. Both together are what the capacity is held against. */
    placesOffered: z.int(),
    /** Everybody who has or had to do with the cohort, but for those who wait. */
    members: z.array(cohortMember),
    /** Those who were offered a place, then those who wait, in order. */
    waitingList: z.array(cohortMember),
    sessions: z.array(z.object(sessionHead)),
    may: z.object({ write: z.boolean(), enrol: z.boolean(), schedule: z.boolean() }),
  })
  .meta({ id: 'Cohort' });
export type Cohort = z.infer<typeof cohort>;

/** `GET /cohorts` */
export const cohortQuery = z.strictObject({ programmeId: id.optional(), strandId: id.optional(), ...pageQuery });
export const cohortList = pageOf(
  z.object({
    id,
    name: z.string(),
    ...placeInWork,
    startDate: localDate,
    endDate: localDate,
    placesTaken: z.int(),
    placesOffered: z.int(),
    capacity: z.int(),
    minimumViable: z.int(),
    /** People on the waiting list without an open offer. */
    waiting: z.int(),
    completed: z.int(),
    sessionsHeld: z.int(),
    sessionsPlanned: z.int(),
  }),
).meta({ id: 'CohortList' });
export type CohortList = z.infer<typeof cohortList>;

/* ---- sessions ---- */

/** `PUT /training-sessions/:id`: plans a session, or changes the plan until its register is submitted. */
export const trainingSessionWrite = z
  .strictObject({
    cohortId: id,
    title: line(160),
    date: localDate,
    startTime: localTime,
    endTime: localTime,
    timeZone,
    mode: z.enum(DELIVERY_MODES),
    venueId: id.nullable(),
    moduleIds: z.array(id).max(40).refine(eachOnce, EACH_ONCE).readonly(),
    trainerIds: z.array(id).max(20).refine(eachOnce, EACH_ONCE).readonly(),
    /** What people need to bring. */
    needsToBring: prose(1000).default(''),
    /** A draft is in nobody's plan yet. What is once scheduled is no draft again. */
    isDraft: z.boolean().default(false),
    /** Why it lies outside the dates of its strand (domain B3.10), where it does. */
    exceptionNote: line(500).nullable().default(null),
  })
  .refine((session) => session.endTime !== session.startTime, {
    path: ['endTime'],
    message: 'must differ from the start',
  })
  .meta({ id: 'TrainingSessionWrite' });
export type TrainingSessionWrite = z.infer<typeof trainingSessionWrite>;

/** A venue with what somebody needs to know who comes there. Null: nobody has said. */
export const venueWithAccess = namedRef
  .extend({
    stepFree: z.boolean().nullable(),
    hearingLoop: z.boolean().nullable(),
    wifi: z.enum(WIFI).nullable(),
    notes: z.string(),
  })
  .meta({ id: 'VenueWithAccess' });

export const trainingSession = z
  .object({
    ...sessionHead,
    venue: venueWithAccess.nullable(),
    ...placeInWork,
    cohort: namedRef,
    moduleIds: z.array(id),
    trainers: z.array(namedRef),
    cancelReason: z.string().nullable(),
    /** Why it was postponed, and the day that it was last to be on (its `date`): null unless it is postponed now. */
    postponeReason: z.string().nullable(),
    postponedFrom: localDate.nullable(),
    /** The day first promised (domain B4.2); moving it does not change that. */
    firstDate: localDate,
    /** Its place in its series; `of` is the number of sessions in it. */
    series: z.object({ id, position: z.int(), of: z.int() }).nullable(),
    needsToBring: z.string(),
    exceptionNote: z.string().nullable(),
    registerSubmittedAt: instant.nullable(),
    /** `headcount`: nobody is marked by name, so `expected`, `marked` and `attended` are 0. */
    registerKind: z.enum(REGISTER_KINDS),
    /** How many came, where they were only counted. Reach: in no count of participants or contacts. */
    headcount: z.int().nullable(),
    /** People expected at its start. */
    expected: z.int(),
    marked: z.int(),
    attended: z.int(),
    may: z.object({ write: z.boolean(), record: z.boolean(), reopen: z.boolean() }),
  })
  .meta({ id: 'TrainingSession' });
export type TrainingSession = z.infer<typeof trainingSession>;

/** `GET /training-sessions`: in order of start, the earliest or the latest first. `from` and `until` are local days, half-open. */
export const trainingSessionQuery = z.strictObject({
  programmeId: id.optional(),
  strandId: id.optional(),
  cohortId: id.optional(),
  from: localDate.optional(),
  until: localDate.optional(),
  /** Only sessions that the reader delivers. */
  mine: z.stringbool().optional(),
  /** Only sessions that are over and whose register was not submitted. */
  registerDue: z.stringbool().optional(),
  order: z.enum(['earliestFirst', 'latestFirst']).default('earliestFirst'),
  ...pageQuery,
});
export const trainingSessionList = pageOf(trainingSession).meta({ id: 'TrainingSessionList' });
export type TrainingSessionList = z.infer<typeof trainingSessionList>;

/** `POST /training-sessions/:id/cancel` */
export const cancelWrite = z.strictObject({ reason: line(500) }).meta({ id: 'CancelWrite' });
