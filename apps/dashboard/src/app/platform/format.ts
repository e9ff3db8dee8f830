import { type LocalDate } from '@throughline/domain/shared';

// How dates and numbers are written. A local date is a square in a calendar, not an instant: it is read as midnight UTC and written in
// UTC, so that no time zone can move it to the day before.

const LOCALE = 'en-GB';
const dateWriter = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
const WRITERS = {
  long: dateWriter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  medium: dateWriter({ day: 'numeric', month: 'short', year: 'numeric' }),
  short: dateWriter({ weekday: 'short', day: 'numeric', month: 'short' }),
};

/** `2026-03-09` as "9 Mar 2026", as "Monday 9 March 2026" (long) or as "Mon 9 Mar" (short, for this year). */
export const writeDate = (date: LocalDate, style: keyof typeof WRITERS = 'medium'): string =>
  WRITERS[style].format(Date.parse(`${date}T00:00:00Z`)).replace(/,/g, '');

/** Two days as a range, saying nothing twice: "3–9 Mar 2026". */
export const writeDateRange = (first: LocalDate, last: LocalDate): string =>
  WRITERS.medium.formatRange(Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`));

const MONTH_WRITERS = {
  long: dateWriter({ month: 'long', year: 'numeric' }),
  short: dateWriter({ month: 'short', year: 'numeric' }),
};
/** `2026-03` as "Mar 2026", or as "March 2026" (long). */
export const writeMonth = (month: string, style: keyof typeof MONTH_WRITERS = 'short'): string =>
  MONTH_WRITERS[style].format(Date.parse(`${month}-01T00:00:00Z`));

/** An instant, in the reader's own time zone: "9 Mar 2026, 14:05". */
export const writeInstant = (instant: string): string =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(instant));

const wholeWriter = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const oneDecimalWriter = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const percentWriter = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });

/** "1,240". */
export const writeNumber = (value: number): string => wholeWriter.format(value);
/** "12.5", "12". */
export const writeDecimal = (value: number): string => oneDecimalWriter.format(value);
/** A share of 1 as "43%". Never shown without its numerator and denominator beside it. */
export const writeShare = (share: number): string => percentWriter.format(share);

/** The day that it is on the reader's own calendar. */
export const today = (now: Date = new Date()): LocalDate =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
