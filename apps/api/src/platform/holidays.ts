import type { LocalDate } from '@throughline/domain/shared';
import type Holidays from 'date-holidays';

/** Where a day may be a holiday: ISO 3166-1 alpha-2, and the official code (GSS) of the place where there is one. */
export interface HolidayPlace {
  readonly countryCode: string | null;
  readonly officialCode: string | null;
}

/** The nations of the United Kingdom by the first letter of a GSS code: each has bank holidays of its own. */
const NATIONS: Readonly<Record<string, string>> = { E: 'ENG', W: 'WLS', S: 'SCT', N: 'NIR' };

const calendars = new Map<string, Holidays | null>();
const years = new Map<string, ReadonlyMap<LocalDate, string>>();

/**
 * The name of the public holiday on a day at a place, in the language of the place; null on any other day, and where the country is not
 * known. In Great Britain the days are those of the nation when the official code tells it, else those of the whole kingdom. The
 * library is loaded when it is first needed, and a year of a country is worked out once.
 */
export const holidaysAt = async ({
  countryCode,
  officialCode,
}: HolidayPlace): Promise<(date: LocalDate) => string | null> => {
  if (countryCode === null) return () => null;
  const nation = countryCode === 'GB' ? NATIONS[officialCode?.[0] ?? ''] : undefined;
  const key = `${countryCode} ${nation ?? ''}`;
  const calendar = calendars.get(key) ?? (await calendarOf(countryCode, nation));
  calendars.set(key, calendar);
  return (date) => calendar && (yearOf(key, calendar, date.slice(0, 4)).get(date) ?? null);
};

const calendarOf = async (country: string, nation: string | undefined): Promise<Holidays | null> => {
  const { default: Calendar } = await import('date-holidays');
  const calendar = new Calendar({ country, ...(nation && { state: nation }) }, { types: ['public'] });
  return calendar.getHolidays(2026).length > 0 ? calendar : null;
};

const yearOf = (key: string, calendar: Holidays, year: string): ReadonlyMap<LocalDate, string> => {
  const known = years.get(`${key} ${year}`);
  if (known) return known;
  const found = calendar.getHolidays(Number(year)).filter(({ type }) => type === 'public');
  const names = new Map(found.map(({ date, name }) => [date.slice(0, 10), name]));
  years.set(`${key} ${year}`, names);
  return names;
};
