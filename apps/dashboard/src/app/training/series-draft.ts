import { daysBetween, isLocalDate, type Id, type LocalDate } from '@throughline/domain/shared';
import {
  type RecurrenceRhythm,
  type RecurrenceRule,
  type Series,
  type SeriesChange,
  type TrainingSession,
  WEEKDAYS,
  type Weekday,
} from '@throughline/domain/training';

/** How sessions repeat, as it is chosen. The three monthly ones take their day from the first date. */
export const REPEATS = ['never', 'daily', 'weekly', 'monthlyByDate', 'monthlyByNth', 'monthlyByLast'] as const;
export type Repeat = (typeof REPEATS)[number];

/** Which modules the sessions of a series teach. */
export const MODULE_PLANS = ['later', 'inOrder', 'same'] as const;
export type ModulePlan = (typeof MODULE_PLANS)[number];

/** A plan as it is typed: of one session, or of a series. */
export interface PlanDraft {
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly mode: string;
  readonly venueId: string;
  readonly moduleIds: readonly Id[];
  readonly trainerIds: readonly Id[];
  readonly needsToBring: string;
  readonly exceptionNote: string;
  /** Whether the sessions of a series are called "Workshop 1", "Workshop 2", … */
  readonly isNumbered: boolean;
  readonly repeat: Repeat;
  readonly interval: number | null;
  readonly weekdays: readonly Weekday[];
  readonly ends: 'count' | 'until';
  readonly count: number | null;
  readonly until: string;
  readonly modulePlan: ModulePlan;
}

const ONCE = {
  ...{
    isNumbered: true,
    repeat: 'never',
    interval: 1,
    weekdays: [],
    ends: 'count',
    count: 6,
    until: '',
    modulePlan: 'later',
  },
} as const satisfies Partial<PlanDraft>;

/** What stands in the form before anything is typed. */
export const emptyPlan = (known: Pick<PlanDraft, 'date' | 'timeZone' | 'trainerIds'>): PlanDraft => ({
  ...{ title: '', startTime: '18:00', endTime: '20:00', mode: 'inPerson', venueId: '', moduleIds: [] },
  ...{ needsToBring: '', exceptionNote: '' },
  ...ONCE,
  ...known,
});

/** A session that is planned already. One that is postponed has no day until it is given one. */
export const planOf = (session: TrainingSession): PlanDraft => ({
  title: session.title,
  date: session.state === 'postponed' ? '' : session.date,
  ...{ startTime: session.startTime, endTime: session.endTime, timeZone: session.timeZone, mode: session.mode },
  ...{ venueId: session.venue?.id ?? '', moduleIds: session.moduleIds },
  trainerIds: session.trainers.map(({ id }) => id),
  ...{ needsToBring: session.needsToBring, exceptionNote: session.exceptionNote ?? '' },
  ...ONCE,
});

/** What a session is planned with, for `PUT /training-sessions/:id`. */
export const sessionWriteOf = (draft: PlanDraft, cohortId: Id | undefined) => ({
  ...{ cohortId, title: draft.title, date: draft.date },
  ...{ startTime: draft.startTime, endTime: draft.endTime, timeZone: draft.timeZone, mode: draft.mode },
  venueId: draft.venueId || null,
  ...{ moduleIds: draft.moduleIds, trainerIds: draft.trainerIds, needsToBring: draft.needsToBring },
  exceptionNote: draft.exceptionNote.trim() || null,
});

/** What a series is planned with, for `PUT /series/:id`. `leftOut` are the dates without a session. */
export const seriesWriteOf = (
  draft: PlanDraft,
  {
    cohortId,
    leftOut,
    dates,
    courseModules,
  }: {
    readonly cohortId: Id | undefined;
    readonly leftOut: readonly LocalDate[];
    /** How many sessions there are, those left out not counted. */
    readonly dates: number;
    /** In the order of the course. */
    readonly courseModules: readonly Id[];
  },
) => {
  const { moduleIds, date, ...session } = sessionWriteOf(draft, cohortId);
  return {
    ...session,
    ...{ firstDate: date, isNumbered: draft.isNumbered, rule: ruleOf(draft, leftOut) },
    modulesByPosition: modulesByPosition(draft.modulePlan, { moduleIds, dates, courseModules }),
  };
};

const modulesByPosition = (
  plan: ModulePlan,
  {
    moduleIds,
    dates,
    courseModules,
  }: {
    readonly moduleIds: readonly Id[];
    readonly dates: number;
    readonly courseModules: readonly Id[];
  },
): readonly (readonly Id[])[] => {
  if (plan === 'later') return [];
  return plan === 'same'
    ? Array.from({ length: dates }, () => moduleIds)
    : courseModules.slice(0, dates).map((module) => [module]);
};

/** The rule that was chosen. Without an end where none was given: the server says what to do about that. */
export const ruleOf = (draft: PlanDraft, leftOut: readonly LocalDate[]): RecurrenceRule => ({
  rhythm: rhythmOf(draft),
  ends: endsOf(draft),
  exceptions: leftOut,
});

const endsOf = ({ ends, count, until }: PlanDraft): RecurrenceRule['ends'] => {
  if (ends === 'until') return until === '' ? null : { kind: 'until', until };
  return isWhole(count) ? { kind: 'count', count } : null;
};

export const rhythmOf = ({ repeat, interval: typed, weekdays, date }: PlanDraft): RecurrenceRhythm => {
  const interval = isWhole(typed) ? typed : 1;
  switch (repeat) {
    case 'never':
    case 'daily':
      return { frequency: 'daily', interval };
    case 'weekly':
      return { frequency: 'weekly', interval, weekdays: WEEKDAYS.filter((day) => weekdays.includes(day)) };
    case 'monthlyByDate':
      return { frequency: 'monthlyByDate', interval, day: Number(date.slice(8)) };
    case 'monthlyByNth':
      return { frequency: 'monthlyByWeekday', interval, nth: nthOf(date), weekday: weekdayOf(date) };
    case 'monthlyByLast':
      return { frequency: 'monthlyByWeekday', interval, nth: 'last', weekday: weekdayOf(date) };
  }
};

const isWhole = (value: number | null): value is number => Number.isInteger(value) && (value ?? 0) >= 1;

/** The day of the week of a date that exists. */
export const weekdayOf = (date: LocalDate): Weekday =>
  WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';

/** Which of its weekday a date is in its month: the 8th to the 14th are the second. */
const nthOf = (date: LocalDate): 1 | 2 | 3 | 4 | 5 => Math.ceil(Number(date.slice(8)) / 7) as 1 | 2 | 3 | 4 | 5;

/**
 * What an edit of one session says for others of its series: the fields that were changed, and the days by which it was moved. Modules
 * belong to each session alone and are no part of it. The number in a title is left to each.
 */
export const changeOf = (before: PlanDraft, after: PlanDraft, position: number): SeriesChange => {
  const change: Mutable<SeriesChange> = {};
  if (after.title.trim() !== before.title) change.title = withoutNumber(after.title.trim(), position);
  if (after.startTime !== before.startTime) change.startTime = after.startTime;
  if (after.endTime !== before.endTime) change.endTime = after.endTime;
  if (after.timeZone !== before.timeZone) change.timeZone = after.timeZone;
  if (after.mode !== before.mode) change.mode = after.mode as NonNullable<SeriesChange['mode']>;
  if (after.venueId !== before.venueId) change.venueId = after.venueId || null;
  if (!isSame(after.trainerIds, before.trainerIds)) change.trainerIds = after.trainerIds;
  if (after.needsToBring.trim() !== before.needsToBring) change.needsToBring = after.needsToBring;
  if (after.exceptionNote.trim() !== before.exceptionNote) change.exceptionNote = after.exceptionNote.trim() || null;
  const days = isLocalDate(after.date) && isLocalDate(before.date) ? daysBetween(before.date, after.date) : 0;
  if (days !== 0) change.moveByDays = days;
  return change;
};

/** What takes a change back: the same fields as the series had them. */
export const reverseOf = (change: SeriesChange, before: Series): SeriesChange => {
  const { moveByDays, ...fields } = change;
  const had = Object.fromEntries(Object.keys(fields).map((key) => [key, before[key as keyof typeof fields]]));
  return { ...had, ...(moveByDays !== undefined && { moveByDays: -moveByDays }) };
};

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

const isSame = (one: readonly Id[], other: readonly Id[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

const withoutNumber = (title: string, position: number): string =>
  title.endsWith(` ${position}`) ? title.slice(0, -` ${position}`.length) : title;
