import { Temporal } from 'temporal-polyfill';
import { addDays } from '../local-date';
import type { WallClock } from './zoned-time';

/** What a change of the clocks does to a time: it does not exist on that night, or it comes twice. */
export type ClockChange = 'skipped' | 'repeated';

/** Whether the start or the end of a promise falls on a time that a clock change skips or repeats; skipping is the worse news. */
export const clockChangeOf = ({ date, startTime, endTime, timeZone }: WallClock): ClockChange | null => {
  const endDate = endTime > startTime ? date : addDays(date, 1);
  const notes = [`${date}T${startTime}`, `${endDate}T${endTime}`].map((text) => {
    const wall = Temporal.PlainDateTime.from(text);
    const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds === later.epochMilliseconds) return null;
    return later.toPlainDateTime().equals(wall) ? 'repeated' : 'skipped';
  });
  return notes.find((note) => note === 'skipped') ?? notes.find((note) => note !== null) ?? null;
};
