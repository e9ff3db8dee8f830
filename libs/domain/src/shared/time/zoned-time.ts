import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { LocalDate } from '../local-date';

/** Time zones in which the programmes run; any other IANA zone is accepted too. */
export const COMMON_TIME_ZONES = ['Europe/London', 'Europe/Warsaw', 'Europe/Tallinn', 'Europe/Rome'] as const;

const isTimeZone = (name: string): boolean => {
  if (!/^(?!Etc\/GMT)[A-Z]\w*(?:\/[\w+-]+)+$|^UTC$/u.test(name)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    // An alias answers with another name, and is as good; the same name in other capitals would be a second spelling.
    return known === name || known.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
};

/** An IANA time zone name such as `Europe/Warsaw`. Offsets and abbreviations are refused: they forget summer time. */
export const timeZone = z.string().max(60).refine(isTimeZone, 'must be an IANA time zone such as Europe/London');

/** The promise made to people: this day, from this time to that, on the clocks of this place. */
export interface WallClock {
  readonly date: LocalDate;
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
}

/**
 * The instants of a wall-clock promise, as ISO 8601 in UTC, for order and length; the end is always after the start. An end at or
 * before the start is on the next day (a session across midnight). A time that a clock change skips moves forward by the length of
 * the gap; a time that comes twice is its first occurrence (Temporal's `compatible`). Where only the start is skipped and would
 * land on or past the end, the end moves along.
 */
export const instantsOf = (promise: WallClock): { readonly startsAt: string; readonly endsAt: string } => {
  const day = Temporal.PlainDate.from(promise.date);
  const endDay = promise.endTime > promise.startTime ? day : day.add({ days: 1 });
  const at = (date: Temporal.PlainDate, time: string): Temporal.Instant =>
    date.toZonedDateTime({ timeZone: promise.timeZone, plainTime: time }).toInstant();
  const start = at(day, promise.startTime);
  const end = at(endDay, promise.endTime);
  const isAfter = Temporal.Instant.compare(end, start) > 0;
  const promised = Temporal.PlainTime.from(promise.startTime).until(promise.endTime);
  const text = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });
  return { startsAt: text(start), endsAt: text(isAfter ? end : start.add(promised)) };
};

/** The calendar day that it is at an instant (ISO 8601) in a time zone. */
export const localDateAt = (instant: string, zone: string): LocalDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
