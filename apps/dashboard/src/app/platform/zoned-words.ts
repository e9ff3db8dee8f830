import { type LocalDate } from '@throughline/domain/shared';
import { writeDate } from './format';

// How the times of what happens in some place are written: on the clocks of that place, which is what people were promised, and beside
// them on the reader's own where the two differ.

/** What happens at a time and a place. */
export interface Timed {
  readonly date: LocalDate;
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

// Making a writer takes a hundred times as long as writing with it, and a calendar writes the hours of thousands.
const clockWriters = new Map<string, Intl.DateTimeFormat>();
const dayWriters = new Map<string, Intl.DateTimeFormat>();

const kept = (
  writers: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  make: () => Intl.DateTimeFormat,
): Intl.DateTimeFormat => {
  const writer = writers.get(timeZone) ?? make();
  writers.set(timeZone, writer);
  return writer;
};

const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
/** The zone of the reader's own clock, as it was when the application began. */
export const readersZone = (): string => ownZone;

/** `Europe/Warsaw` as "Warsaw time". */
export const writeZone = (timeZone: string): string => {
  const place = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return $localize`${place}:place: time`;
};

/** What the clocks of a zone show at an instant: "17:00". */
export const clockAt = (instant: string, timeZone: string): string =>
  kept(
    clockWriters,
    timeZone,
    () => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
  ).format(Date.parse(instant));

/** The day that it is at an instant in a zone: Canada writes it as `2026-03-09`. */
const dayAt = (instant: string, timeZone: string): LocalDate =>
  kept(dayWriters, timeZone, () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })).format(
    Date.parse(instant),
  );

/**
 * The same hours on the reader's clock, "17:00–19:00", with the day where it is another ("Tue 10 Mar 00:30–02:00"). Null where the
 * reader's clock shows what is promised: two zones that agree at that hour are one to the reader.
 */
export const timesHere = (
  { date, startTime, endTime, timeZone, startsAt, endsAt }: Timed,
  zone: string = readersZone(),
): string | null => {
  if (timeZone === zone) return null;
  const [from, until, day] = [clockAt(startsAt, zone), clockAt(endsAt, zone), dayAt(startsAt, zone)];
  if (day === date && from === startTime && until === endTime) return null;
  return day === date ? `${from}–${until}` : `${writeDate(day, 'short')} ${from}–${until}`;
};
