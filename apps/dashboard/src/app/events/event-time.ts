import { type LocalDate } from '@throughline/domain/shared';
import { writeDate } from '../platform/format';

/** When something is: the promise on the clocks of its place, and the instants that follow from it. */
export interface Timed {
  readonly date: LocalDate;
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The zone of the reader's own clock. */
export const readersZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `Europe/Warsaw` as "Warsaw time". */
export const writeZone = (timeZone: string): string => {
  const place = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return $localize`${place}:place: time`;
};

/** The day and the time that a clock in a zone shows at an instant. */
const clockAt = (instant: string, timeZone: string): { readonly date: LocalDate; readonly time: string } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(Date.parse(instant));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return { date: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` };
};

/** "10:00–16:00", with the zone where its clocks show another time than the reader's: "10:00–16:00 Warsaw time". */
export const writeTimes = (event: Timed, zone: string = readersZone()): string => {
  const times = `${event.startTime}–${event.endTime}`;
  return writeReadersTimes(event, zone) === null ? times : `${times} ${writeZone(event.timeZone)}`;
};

/**
 * The same on the reader's own clock, where that shows another time: "09:00–15:00", or "23:30–01:00, Sun 8 Mar" where it is another day
 * there. Null where both clocks show the same.
 */
export const writeReadersTimes = (
  { startsAt, endsAt, timeZone }: Timed,
  zone: string = readersZone(),
): string | null => {
  const [there, here, end] = [clockAt(startsAt, timeZone), clockAt(startsAt, zone), clockAt(endsAt, zone)];
  if (there.date === here.date && there.time === here.time) return null;
  const times = `${here.time}–${end.time}`;
  return there.date === here.date ? times : `${times}, ${writeDate(here.date, 'short')}`;
};

/** "9 Mar 2026, 10:00–16:00", on the clocks of the place; with its zone where that is not the reader's. */
export const writeWhen = (event: Timed, zone: string = readersZone()): string =>
  `${writeDate(event.date)}, ${writeTimes(event, zone)}`;
