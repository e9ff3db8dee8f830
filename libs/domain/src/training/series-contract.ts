import * as z from 'zod';
import { EACH_ONCE, eachOnce, id, instant, line, localDate, localTime, namedRef, prose, recordHead } from '../shared';
import { timeZone } from '../shared/time';
import { placeInWork, sessionHead } from './training-contract';
import { DELIVERY_MODES, EDIT_SCOPES, LEFT_ALONE_REASONS, MOST_DATES, WEEKDAYS } from './vocabulary';

/*
 * Routes:
 *   POST /series/preview                      seriesWrite     → seriesPreview      nothing is saved
 *   PUT  /series/:id                          seriesWrite     → series             saves the series and all its sessions at once
 *   GET  /series/:id                                          → series
 *   GET  /series?cohortId=                                    → seriesList
 *   POST /series/:id/edits/preview            seriesEdit      → seriesEditPreview  nothing is saved
 *   PUT  /series/:id/edits/:editId            seriesEdit      → seriesEditAnswer   If-Match: the version of the series
 *   POST /training-sessions/:id/preview       trainingSessionWrite → plannedSession  the notes on one session, saved or not yet
 *   POST /training-sessions/:id/postpone      postponeWrite   → trainingSession
 *   POST /training-sessions/:id/cancel        cancelWrite     → trainingSession
 *   POST /cover/preview                       coverWrite      → coverAnswer        nothing is saved
 *   POST /cover                               coverWrite      → coverAnswer
 */

/* ---- a rule and its dates ---- */

const interval = z.int().min(1).max(99);

/** When a series repeats. `interval` 2 of weekly is every other week, counted from the week (Monday to Sunday) of the first date. */
export const recurrenceRhythm = z.discriminatedUnion('frequency', [
  z.strictObject({ frequency: z.literal('daily'), interval }),
  z.strictObject({
    frequency: z.literal('weekly'),
    interval,
    weekdays: z.array(z.enum(WEEKDAYS)).min(1).max(7).refine(eachOnce, EACH_ONCE).readonly(),
  }),
  /** Months without this day are skipped: no 31st in June. */
  z.strictObject({ frequency: z.literal('monthlyByDate'), interval, day: z.int().min(1).max(31) }),
  /** Months without a fifth such weekday are skipped. */
  z.strictObject({
    frequency: z.literal('monthlyByWeekday'),
    interval,
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal('last')]),
    weekday: z.enum(WEEKDAYS),
  }),
]);

/**
 * `ends` is the number of times (those left out are counted) or the last day. Null is a series without end: understood, and
 * refused as `series.endless`.
 */
export const recurrenceRule = z
  .strictObject({
    rhythm: recurrenceRhythm,
    ends: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('count'), count: z.int().min(1) }),
        z.strictObject({ kind: z.literal('until'), until: localDate }),
      ])
      .nullable(),
    /** Dates of the rule on which there is no session. */
    exceptions: z.array(localDate).max(MOST_DATES).refine(eachOnce, EACH_ONCE).readonly(),
  })
  .meta({ id: 'RecurrenceRule' });

/* ---- a series ---- */

/**
 * `PUT /series/:id` and `POST /series/preview`. Holidays and clashes are warnings. Dates outside the strand are refused
 * (`session.outsideStrand`) unless `exceptionNote` says why (domain B3.10). The refusals of a rule: `series.endless`, `series.tooMany`
 * (`limit`), `series.noDates`, `series.endBeforeStart`.
 */
export const seriesWrite = z
  .strictObject({
    cohortId: id,
    /** The rule gives its dates from this day on; the day itself is one of them only if the rule says so. */
    firstDate: localDate,
    rule: recurrenceRule,
    title: line(150),
    /** Whether the sessions are called `title 1`, `title 2`, … */
    isNumbered: z.boolean(),
    startTime: localTime,
    endTime: localTime,
    timeZone,
    mode: z.enum(DELIVERY_MODES),
    venueId: id.nullable(),
    trainerIds: z.array(id).max(20).refine(eachOnce, EACH_ONCE).readonly(),
    needsToBring: prose(1000).default(''),
    /** The modules of the first session, of the second, …; sessions beyond the end of the list have none. */
    modulesByPosition: z
      .array(z.array(id).max(40).refine(eachOnce, EACH_ONCE).readonly())
      .max(MOST_DATES)
      .readonly()
      .default([]),
    exceptionNote: line(500).nullable().default(null),
  })
  .refine((series) => series.endTime !== series.startTime, { path: ['endTime'], message: 'must differ from the start' })
  .meta({ id: 'SeriesWrite' });
export type SeriesWrite = z.infer<typeof seriesWrite>;

/** Somebody or some place that is taken at the time of a session. */
export const clash = z
  .object({
    kind: z.enum(['trainer', 'venue']),
    /** The trainer or the venue. */
    taken: namedRef,
    /** What it is taken by. Null when the reader may not see that: then it is just busy. */
    by: z.object({ kind: z.enum(['trainingSession', 'event']), id, title: z.string() }).nullable(),
    startsAt: instant,
    endsAt: instant,
  })
  .meta({ id: 'Clash' });
export type Clash = z.infer<typeof clash>;

/** One session as it would be, and what there is to know about its date. None of the notes prevents it but `outsideStrand`. */
export const plannedSession = z
  .object({
    sessionId: id,
    /** From 1, in a session of a series; otherwise null. */
    position: z.int().nullable(),
    title: z.string(),
    date: localDate,
    startTime: localTime,
    endTime: localTime,
    timeZone,
    startsAt: instant,
    endsAt: instant,
    /**
     * Its start or its end falls into a night on which the clocks change: at a time that does not exist (`skipped`: it moves forward
     * by the gap) or that comes twice (`repeated`: the first is meant).
     */
    clockChange: z.enum(['skipped', 'repeated']).nullable(),
    /** The public holiday on this day where it takes place, in the language of the place. */
    holiday: z.string().nullable(),
    isOutsideStrand: z.boolean(),
    isOutsideCohort: z.boolean(),
    clashes: z.array(clash),
  })
  .meta({ id: 'PlannedSession' });
export type PlannedSession = z.infer<typeof plannedSession>;

export const seriesPreview = z.object({ sessions: z.array(plannedSession) }).meta({ id: 'SeriesPreview' });
export type SeriesPreview = z.infer<typeof seriesPreview>;

const seriesHead = {
  ...recordHead,
  cohortId: id,
  title: z.string(),
  firstDate: localDate,
  rule: recurrenceRule,
  /** Days by which the whole series was moved since: its dates are those of the rule and this. */
  movedByDays: z.int(),
};

/**
 * A session of a series. `setApart` names the fields in which it differs from what its series says, because it was changed by
 * itself (or covered): edits of wider scope leave these fields alone.
 */
export const sessionOfSeries = z.object({
  ...sessionHead,
  position: z.int(),
  setApart: z.array(z.string()),
});

export const series = z
  .object({
    ...seriesHead,
    ...seriesWrite.shape,
    ...placeInWork,
    cohort: namedRef,
    venue: namedRef.nullable(),
    trainers: z.array(namedRef),
    sessions: z.array(sessionOfSeries),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'Series' });
export type Series = z.infer<typeof series>;

/** `GET /series?cohortId=` */
export const seriesQuery = z.strictObject({ cohortId: id });
export const seriesList = z
  .object({
    items: z.array(z.object({ ...seriesHead, sessions: z.int(), lastDate: localDate.nullable() })),
  })
  .meta({ id: 'SeriesList' });
export type SeriesList = z.infer<typeof seriesList>;

/* ---- edits ---- */

/** What an edit changes; a field that is left out stays. `moveByDays` goes back when negative. */
export const seriesChange = z
  .strictObject({
    title: line(150).optional(),
    startTime: localTime.optional(),
    endTime: localTime.optional(),
    timeZone: timeZone.optional(),
    mode: z.enum(DELIVERY_MODES).optional(),
    venueId: id.nullable().optional(),
    trainerIds: z.array(id).max(20).refine(eachOnce, EACH_ONCE).readonly().optional(),
    needsToBring: prose(1000).optional(),
    exceptionNote: line(500).nullable().optional(),
    moveByDays: z.int().min(-366).max(366).optional(),
  })
  .meta({ id: 'SeriesChange' });
export type SeriesChange = z.infer<typeof seriesChange>;

/**
 * `PUT /series/:id/edits/:editId` and `POST /series/:id/edits/preview`. Exactly one of `change` and `cancel`. `thisAndFollowing` splits the
 * series: what follows becomes a series of its own, under the `editId`. Sent twice under one `editId`, it happens once.
 */
export const seriesEdit = z
  .strictObject({
    scope: z.enum(EDIT_SCOPES),
    /** The session that "this" is. Its series is the one in the path. */
    sessionId: id,
    change: seriesChange.optional(),
    cancel: z.strictObject({ reason: line(500) }).optional(),
  })
  .refine((edit) => (edit.change === undefined) !== (edit.cancel === undefined), {
    path: ['change'],
    message: 'must be there, or cancel, and not both',
  })
  .refine((edit) => edit.change === undefined || Object.keys(edit.change).length > 0, {
    path: ['change'],
    message: 'must change something',
  })
  .meta({ id: 'SeriesEdit' });
/** The path of `PUT /series/:id/edits/:editId`. */
export const seriesEditParams = z.strictObject({ id, editId: id });
export type SeriesEdit = z.infer<typeof seriesEdit>;

/** A session in reach that stays as it is, and why. `setApart`: it has its own word on everything that the edit would change. */
export const leftAlone = z
  .object({ id, title: z.string(), date: localDate, reason: z.enum(LEFT_ALONE_REASONS) })
  .meta({ id: 'LeftAlone' });
export type LeftAlone = z.infer<typeof leftAlone>;

export const seriesEditPreview = z
  .object({
    /** The sessions that change (or are cancelled), as they would be. */
    sessions: z.array(plannedSession),
    leftAlone: z.array(leftAlone),
  })
  .meta({ id: 'SeriesEditPreview' });
export type SeriesEditPreview = z.infer<typeof seriesEditPreview>;

export const seriesEditAnswer = z
  .object({
    /** The series that was edited, as it is now; after a split, the part before. Its version is the ETag. */
    series,
    /** After a split the series of what follows, otherwise null. */
    following: series.nullable(),
    changedIds: z.array(id),
    leftAlone: z.array(leftAlone),
  })
  .meta({ id: 'SeriesEditAnswer' });
export type SeriesEditAnswer = z.infer<typeof seriesEditAnswer>;

/* ---- cover ---- */

/**
 * `POST /cover`: one trainer takes the sessions of another whose register is not handed in, from one day until another, both counted. With
 * `sessionIds` only these. The undo: `out` and `in` the other way round, with the `changed` of the answer as `sessionIds`.
 */
export const coverWrite = z
  .strictObject({
    outId: id,
    inId: id,
    from: localDate,
    until: localDate,
    cohortId: id.optional(),
    strandId: id.optional(),
    sessionIds: z.array(id).min(1).max(MOST_DATES).refine(eachOnce, EACH_ONCE).readonly().optional(),
  })
  .refine((cover) => cover.until >= cover.from, { path: ['until'], message: 'must not be before the first day' })
  .refine((cover) => cover.inId !== cover.outId, { path: ['inId'], message: 'must be somebody else' })
  .meta({ id: 'CoverWrite' });
export type CoverWrite = z.infer<typeof coverWrite>;

export const coverAnswer = z
  .object({
    /** The sessions that change hands; their `clashes` are those of the trainer who comes in. */
    changed: z.array(plannedSession.extend({ cohort: namedRef })),
    leftAlone: z.array(leftAlone),
  })
  .meta({ id: 'CoverAnswer' });
export type CoverAnswer = z.infer<typeof coverAnswer>;

/** `POST /training-sessions/:id/postpone`. Moving it to a new date (`PUT /training-sessions/:id`) schedules it again. */
export const postponeWrite = z.strictObject({ reason: line(500) }).meta({ id: 'PostponeWrite' });

export type SessionOfSeries = z.infer<typeof sessionOfSeries>;
