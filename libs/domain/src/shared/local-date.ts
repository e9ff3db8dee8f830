import * as z from 'zod';

/** A calendar day, `YYYY-MM-DD`, in the programme's own time zone. Never a `Date`. Years 1900 to 2199. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const toEpochDay = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const fromEpochDay = (day: number): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Whether the text is a day that exists: `2026-02-30` is not. */
export const isLocalDate = (text: string): boolean =>
  /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(toEpochDay(text)) && fromEpochDay(toEpochDay(text)) === text;

/** A calendar day that exists, as text. */
export const localDate = z
  .string()
  .refine(isLocalDate, 'must be a date that exists, as YYYY-MM-DD')
  .meta({ format: 'date' });

/** A time of day on a clock on the wall, `HH:MM`, 24 hours. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:MM');

/** The day `days` after `date` (before it, when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(date) + days);

/** Whole days from `from` to `to`: 0 when equal, negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from);

/** Days from `first` to `last`, both counted: a range of one day is 1. 0 when `last` is before `first`. */
export const daysInclusive = (first: LocalDate, last: LocalDate): number => Math.max(0, daysBetween(first, last) + 1);

/** The calendar month of a day, `YYYY-MM`. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7);

/** The last day of a month given as `YYYY-MM`. */
export const lastDayOfMonth = (month: string): LocalDate => {
  const [year = 0, monthNumber = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, monthNumber, 0)).toISOString().slice(0, 10);
};

/** Every calendar month that the days from `first` to `last` touch, in order, as `YYYY-MM`. */
export const monthsBetween = (first: LocalDate, last: LocalDate): readonly string[] => {
  const months: string[] = [];
  for (let day = first; day <= last; day = addDays(lastDayOfMonth(monthOf(day)), 1)) months.push(monthOf(day));
  return months;
};
