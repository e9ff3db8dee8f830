import { writeDate } from '../platform/format';
import { readersZone, timesHere, writeZone, type Timed } from '../platform/zoned-words';

/** "10:00–16:00", with the zone where its clocks show another time than the reader's: "10:00–16:00 Warsaw time". */
export const writeTimes = (event: Timed, zone: string = readersZone()): string => {
  const times = `${event.startTime}–${event.endTime}`;
  return timesHere(event, zone) === null ? times : `${times} ${writeZone(event.timeZone)}`;
};

/** "9 Mar 2026, 10:00–16:00", on the clocks of the place; with its zone where the reader's clock shows another time. */
export const writeWhen = (event: Timed, zone: string = readersZone()): string =>
  `${writeDate(event.date)}, ${writeTimes(event, zone)}`;
