import { addDays, lastDayOfMonth, monthOf, type LocalDate } from '@throughline/domain/shared';
import { writeDate, writeDateRange, writeMonth } from '../platform/format';

// Which days a view shows, and where its arrows lead. Weeks begin on Monday.

export const CALENDAR_VIEWS = ['month', 'week', 'agenda'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

const AGENDA_DAYS = 28;

/** Days since Monday, 0 to 6. */
const weekdayOf = (date: LocalDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, -weekdayOf(date));
const firstOfMonth = (date: LocalDate): LocalDate => `${monthOf(date)}-01`;

/** The days that a view shows around a day, half-open: a month with the days that fill its first and last week, a week, or four weeks on. */
export const spanOf = (
  view: CalendarView,
  date: LocalDate,
): { readonly from: LocalDate; readonly until: LocalDate } => {
  if (view === 'agenda') return { from: date, until: addDays(date, AGENDA_DAYS) };
  const from = mondayOf(view === 'month' ? firstOfMonth(date) : date);
  const last = view === 'month' ? lastDayOfMonth(monthOf(date)) : from;
  return { from, until: addDays(mondayOf(last), 7) };
};

/** Every day from `from` until the day before `until`. */
export const daysOf = ({
  from,
  until,
}: {
  readonly from: LocalDate;
  readonly until: LocalDate;
}): readonly LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day);
  return days;
};

/** The weeks of a month's grid, Monday first. */
export const weeksOf = (date: LocalDate): readonly (readonly LocalDate[])[] => {
  const days = daysOf(spanOf('month', date));
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
};

/** The same day of another month, or its last where it has no such day. */
const inMonth = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1] = monthOf(date).split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
  const sameDay = `${target}-${date.slice(8)}`;
  const last = lastDayOfMonth(target);
  return sameDay > last ? last : sameDay;
};

/** The day that a view stands on after so many steps forward, or back where `steps` is negative. */
export const stepped = (view: CalendarView, date: LocalDate, steps: number): LocalDate => {
  if (view === 'month') return inMonth(date, steps);
  return addDays(date, steps * (view === 'week' ? 7 : AGENDA_DAYS));
};

/** "March 2026", "9–15 Mar 2026". */
export const writeSpan = (view: CalendarView, date: LocalDate): string => {
  if (view === 'month') return writeMonth(monthOf(date), 'long');
  const { from, until } = spanOf(view, date);
  return writeDateRange(from, addDays(until, -1));
};

/** Where a key leads from a day of the month's grid; null where it leads nowhere. */
export const dayAfterKey = (key: string, date: LocalDate): LocalDate | null => {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'Home':
      return mondayOf(date);
    case 'End':
      return addDays(mondayOf(date), 6);
    case 'PageUp':
      return inMonth(date, -1);
    case 'PageDown':
      return inMonth(date, 1);
    default:
      return null;
  }
};

/** The names of the days, Monday first: short for the head of a column, long for who hears it. */
export const WEEKDAYS: readonly { readonly short: string; readonly long: string }[] = daysOf({
  from: '2026-03-09',
  until: '2026-03-16',
}).map((day) => ({ short: writeDate(day, 'short').slice(0, 3), long: writeDate(day, 'long').split(' ')[0] ?? '' }));
