import { addDays } from '@throughline/domain/shared';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { CalendarEvent } from '../events/event-calendar.queries';
import type { CalendarSession } from '../training/session-calendar.queries';

type Entry = (CalendarSession | CalendarEvent) & { readonly about: string | null };

interface Written {
  readonly name: string;
  readonly sessions: readonly CalendarSession[];
  readonly events: readonly CalendarEvent[];
}

/** A calendar program asks again after this many seconds, where it heeds the wish. */
const ASK_AGAIN_AFTER = 3600;

/** The rules of a time zone as a VTIMEZONE. */
const timeZoneRules = (name: string): string => {
  const [rules] = tzlib_get_ical_block(name);
  return rules ?? '';
};

/**
 * Sessions and events as iCalendar (RFC 5545), in wall-clock time with the rules of each time zone. UID stays with a thing for as long as it is,
 * and SEQUENCE is its version, so a change takes the place of what a calendar program has. What was cancelled stays, as cancelled; what is
 * postponed takes no time until it has a new date. A draft is nobody's promise yet, so it is not here. No name of a person is, either.
 */
export const writeCalendar = ({ name, sessions, events }: Written): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Throughline', product: 'Calendar' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: timeZoneRules },
    ttl: ASK_AGAIN_AFTER,
  });
  const entries: Entry[] = [
    ...sessions.map((session) => ({ ...session, about: session.cohort.name })),
    ...events.map((event) => ({ ...event, about: null })),
  ];
  for (const entry of entries) {
    if (entry.state !== 'draft') calendar.createEvent(eventOf(entry));
  }
  return calendar.toString();
};

const eventOf = (entry: Entry) => {
  const endDate = entry.endTime > entry.startTime ? entry.date : addDays(entry.date, 1);
  const isOff = entry.state === 'cancelled' || entry.state === 'postponed';
  return {
    id: `${entry.id}@throughline`,
    sequence: entry.version,
    stamp: new Date(entry.updatedAt),
    lastModified: new Date(entry.updatedAt),
    start: `${entry.date}T${entry.startTime}:00`,
    end: `${endDate}T${entry.endTime}:00`,
    timezone: entry.timeZone,
    summary: entry.state === 'postponed' ? `Postponed: ${entry.title}` : entry.title,
    location: entry.venueName ?? (entry.mode === 'online' ? 'Online' : null),
    description: entry.about,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: isOff ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  };
};
