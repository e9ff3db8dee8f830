import { type Calendar, type CalendarEntry, type CalendarKind } from '@throughline/domain/calendar';
import { type LocalDate } from '@throughline/domain/shared';
import { readersZone, timesHere, writeZone } from '../platform/zoned-words';

export const KIND_WORDS: Readonly<Record<CalendarKind, string>> = {
  session: $localize`Session`,
  event: $localize`Event`,
};

const STANDING_WORDS: Partial<Record<CalendarEntry['state'], string>> = {
  draft: $localize`Draft`,
  postponed: $localize`Postponed`,
  cancelled: $localize`Cancelled`,
};

/** How an entry stands where that is not as one would expect; null for what takes place, or did. */
export const standingOf = ({ state }: CalendarEntry): string | null => STANDING_WORDS[state] ?? null;

/** Whether nothing takes place on that day after all. */
export const isOff = ({ state }: CalendarEntry): boolean => state === 'postponed' || state === 'cancelled';

export const linkOf = ({ kind, id }: CalendarEntry): readonly string[] => [
  kind === 'session' ? '/sessions' : '/events',
  id,
];

/** "18:00–20:00"; with the zone where the reader's clock shows other hours, and those hours. */
export const writeHours = (
  entry: CalendarEntry,
  zone: string = readersZone(),
): { readonly there: string; readonly zone: string | null; readonly here: string | null } => {
  const here = timesHere(entry, zone);
  return {
    there: `${entry.startTime}–${entry.endTime}`,
    zone: here === null ? null : writeZone(entry.timeZone),
    here: here === null ? null : $localize`${here}:times: for you`,
  };
};

/** When an entry starts on the reader's clock, "17:00", for where there is no room for more; null where that is the same. */
export const writeStartHere = (entry: CalendarEntry, zone: string = readersZone()): string | null => {
  const here = timesHere(entry, zone);
  return here?.split('–')[0] ?? null;
};

/** "Session · Spring": whose it is, and no more. */
export const writeWhose = (entry: CalendarEntry, { regions }: Pick<Calendar, 'regions'>): string =>
  [
    KIND_WORDS[entry.kind],
    entry.kind === 'session' ? entry.cohort.name : regions.find(({ id }) => id === entry.regionId)?.name,
  ]
    .filter(Boolean)
    .join(' · ');

/** Where it belongs: "Session · Bridges · Spring · Demo Hall". */
export const writePlace = (
  entry: CalendarEntry,
  { programmes, regions }: Pick<Calendar, 'programmes' | 'regions'>,
): string =>
  [
    KIND_WORDS[entry.kind],
    programmes.find(({ id }) => id === entry.programmeId)?.name,
    entry.kind === 'session' ? entry.cohort.name : regions.find(({ id }) => id === entry.regionId)?.name,
    entry.mode === 'online' ? $localize`Online` : entry.venueName,
  ]
    .filter(Boolean)
    .join(' · ');

/** "2 sessions, 1 event", "nothing": what a day holds, for who hears the month. */
export const writeCounts = (entries: readonly CalendarEntry[]): string => {
  const sessions = entries.filter(({ kind }) => kind === 'session').length;
  const events = entries.length - sessions;
  const words = [
    sessions === 1 && $localize`1 session`,
    sessions > 1 && $localize`${sessions}:count: sessions`,
    events === 1 && $localize`1 event`,
    events > 1 && $localize`${events}:count: events`,
  ].filter((each) => each !== false);
  return words.length === 0 ? $localize`nothing` : words.join(', ');
};

/** The entries by the day that each has on its own clocks, in order of start. */
export const byDay = (entries: readonly CalendarEntry[]): ReadonlyMap<LocalDate, readonly CalendarEntry[]> => {
  const days = new Map<LocalDate, CalendarEntry[]>();
  for (const entry of entries) {
    const day = days.get(entry.date);
    if (day) day.push(entry);
    else days.set(entry.date, [entry]);
  }
  return days;
};
