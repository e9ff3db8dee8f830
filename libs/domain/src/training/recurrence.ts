import { accepted, addDays, daysBetween, refused, type LocalDate, type Result } from '../shared';
import { MOST_DATES, WEEKDAYS, type Weekday } from './vocabulary';

/** When a series repeats. `interval` 2 of weekly is every other week, counted from the week (Monday to Sunday) of the first date. */
export type RecurrenceRhythm = { readonly interval: number } & (
  | { readonly frequency: 'daily' }
  | { readonly frequency: 'weekly'; readonly weekdays: readonly Weekday[] }
  /** Months without this day are skipped: no 31st in June. */
  | { readonly frequency: 'monthlyByDate'; readonly day: number }
  /** Months without a fifth such weekday are skipped. */
  | { readonly frequency: 'monthlyByWeekday'; readonly nth: 1 | 2 | 3 | 4 | 5 | 'last'; readonly weekday: Weekday }
);

/** A rhythm with its end: a number of times (those left out are counted), or the last day; null has none. */
export interface RecurrenceRule {
  readonly rhythm: RecurrenceRhythm;
  readonly ends:
    { readonly kind: 'count'; readonly count: number } | { readonly kind: 'until'; readonly until: LocalDate } | null;
  /** Dates of the rule on which there is no session. */
  readonly exceptions: readonly LocalDate[];
}

export type RecurrenceRefusal = 'series.endless' | 'series.tooMany' | 'series.noDates' | 'series.endBeforeStart';

/** Farther than this a rule is not followed: no February has a 31st, so that a rule may have no dates at all. */
const LAST_DAY: LocalDate = '2199-12-31';

/** 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday. */
const weekdayOf = (date: LocalDate): number => (((daysBetween('1970-01-01', date) + 3) % 7) + 7) % 7;
const indexOf = (weekday: Weekday): number => WEEKDAYS.indexOf(weekday);

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const dateIn = (year: number, month: number, day: number): LocalDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The day of the month that the rhythm has in this month, or null where the month lacks it. */
const dayIn = (
  rhythm: Extract<RecurrenceRhythm, { readonly frequency: 'monthlyByDate' | 'monthlyByWeekday' }>,
  year: number,
  month: number,
): number | null => {
  const days = daysInMonth(year, month);
  if (rhythm.frequency === 'monthlyByDate') return rhythm.day <= days ? rhythm.day : null;
  const first = 1 + ((indexOf(rhythm.weekday) - weekdayOf(dateIn(year, month, 1)) + 7) % 7);
  const wanted = rhythm.nth === 'last' ? first + 7 * Math.floor((days - first) / 7) : first + 7 * (rhythm.nth - 1);
  return wanted <= days ? wanted : null;
};

/** The dates of a rhythm from a first date on, in order, without end but that of {@link LAST_DAY}. */
function* datesFrom(rhythm: RecurrenceRhythm, firstDate: LocalDate): Generator<LocalDate> {
  const { interval } = rhythm;
  if (rhythm.frequency === 'daily') {
    for (let date = firstDate; date <= LAST_DAY; date = addDays(date, interval)) yield date;
    return;
  }
  if (rhythm.frequency === 'weekly') {
    const offsets = rhythm.weekdays.map(indexOf).toSorted((one, other) => one - other);
    const monday = addDays(firstDate, -weekdayOf(firstDate));
    for (let week = monday; week <= LAST_DAY; week = addDays(week, 7 * interval)) {
      yield* offsets.map((offset) => addDays(week, offset)).filter((date) => date >= firstDate && date <= LAST_DAY);
    }
    return;
  }
  const [firstYear = 0, firstMonth = 1] = firstDate.split('-').map(Number);
  for (let index = firstYear * 12 + firstMonth - 1; index < 2200 * 12; index += interval) {
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
    const day = dayIn(rhythm, year, month);
    if (day === null) continue;
    const date = dateIn(year, month, day);
    if (date >= firstDate) yield date;
  }
}

/**
 * The dates of a rule from a first date on, in order, without those left out. As in RFC 5545: months that lack a day are skipped,
 * weeks begin on Monday, and a count counts the dates left out, too; other than there, the first date is one of them only if it
 * fits. Refused are a rule without end, one with more than {@link MOST_DATES} dates (left out or not), one whose last day lies before
 * the first, and one that has no dates.
 */
export const datesOf = (
  { rhythm, ends, exceptions }: RecurrenceRule,
  firstDate: LocalDate,
): Result<readonly LocalDate[], RecurrenceRefusal> => {
  if (ends === null) return refused('series.endless');
  if (ends.kind === 'until' && ends.until < firstDate) return refused('series.endBeforeStart', { firstDate });
  const count = ends.kind === 'count' ? ends.count : Number.POSITIVE_INFINITY;
  const until = ends.kind === 'until' ? ends.until : LAST_DAY;
  const dates: LocalDate[] = [];
  for (const date of datesFrom(rhythm, firstDate)) {
    if (date > until || dates.length === count) break;
    if (dates.length === MOST_DATES) return refused('series.tooMany', { limit: MOST_DATES });
    dates.push(date);
  }
  const leftOut = new Set(exceptions);
  const kept = dates.filter((date) => !leftOut.has(date));
  return kept.length === 0 ? refused('series.noDates') : accepted(kept);
};

/**
 * Cuts a rule in two at one of its dates: together the two have the dates that the one had. The part before ends on the day before;
 * the part after begins on the date itself, so that "every other week" stays in step.
 */
export const splitRule = (
  rule: RecurrenceRule,
  firstDate: LocalDate,
  at: LocalDate,
): { readonly before: RecurrenceRule; readonly after: RecurrenceRule } => {
  const { ends } = rule;
  const before: RecurrenceRule = { ...rule, ends: { kind: 'until', until: addDays(at, -1) } };
  if (ends?.kind !== 'count') return { before, after: rule };
  const past = datesOf({ ...before, exceptions: [] }, firstDate);
  const count = ends.count - (past.ok ? past.value.length : 0);
  return { before, after: { ...rule, ends: { kind: 'count', count } } };
};
