import * as z from 'zod';
import { EVENT_KINDS, EVENT_STATES } from '../events';
import { daysBetween, id, instant, localDate, localTime, namedRef } from '../shared';
import { timeZone } from '../shared/time';
import { DELIVERY_MODES, SESSION_STATES } from '../training';
import { FEED_KINDS, MAX_CALENDAR_DAYS } from './vocabulary';

/**
 * `GET /calendar`: everything on the days from `from` to before `until`, by the day that each has on its own clocks. A region stands for
 * all that lies in it. Events have no trainers, so asking for a trainer leaves them out.
 */
export const calendarQuery = z
  .strictObject({
    from: localDate,
    until: localDate,
    programmeId: id.optional(),
    strandId: id.optional(),
    regionId: id.optional(),
    trainerId: id.optional(),
  })
  .refine(({ from, until }) => until > from, { path: ['until'], message: 'must be after the first day' })
  .refine(({ from, until }) => daysBetween(from, until) <= MAX_CALENDAR_DAYS, {
    path: ['until'],
    message: `must be at most ${MAX_CALENDAR_DAYS} days after the first day`,
  });
export type CalendarQuery = z.infer<typeof calendarQuery>;

const entryHead = {
  id,
  title: z.string(),
  date: localDate,
  startTime: localTime,
  /** At or before the start: on the next day. */
  endTime: localTime,
  timeZone,
  startsAt: instant,
  endsAt: instant,
  mode: z.enum(DELIVERY_MODES),
  venueName: z.string().nullable(),
  programmeId: id,
  strandId: id.nullable(),
  regionId: id,
};

/** One thing in the calendar. Programmes, strands, regions and trainers are named once, beside the entries. */
export const calendarEntry = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('session'),
      ...entryHead,
      strandId: id,
      state: z.enum(SESSION_STATES),
      cohort: namedRef,
      trainerIds: z.array(id),
    }),
    z.object({ kind: z.literal('event'), ...entryHead, state: z.enum(EVENT_STATES), eventKind: z.enum(EVENT_KINDS) }),
  ])
  .meta({ id: 'CalendarEntry' });
export type CalendarEntry = z.infer<typeof calendarEntry>;

export const calendar = z
  .object({
    /** In order of start. */
    entries: z.array(calendarEntry),
    /** What the reader can choose from, whatever is chosen now; it names all that the entries speak of. */
    programmes: z.array(namedRef.extend({ code: z.string(), strands: z.array(namedRef.extend({ code: z.string() })) })),
    regions: z.array(namedRef),
    trainers: z.array(namedRef),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.infer<typeof calendar>;

/**
 * `PUT /calendar-feeds/:id`: makes a feed (iCalendar, RFC 5545). Its address is a secret that is shown once, in this answer; sending the
 * same again shows the feed without it.
 */
export const calendarFeedWrite = z
  .strictObject({ kind: z.enum(FEED_KINDS), cohortId: id.nullable() })
  .refine(({ kind, cohortId }) => (kind === 'cohort') === (cohortId !== null), {
    path: ['cohortId'],
    message: 'must name the cohort of a cohort’s feed, and of no other',
  })
  .meta({ id: 'CalendarFeedWrite' });
export type CalendarFeedWrite = z.infer<typeof calendarFeedWrite>;

export const calendarFeed = z
  .object({
    id,
    kind: z.enum(FEED_KINDS),
    cohort: namedRef.nullable(),
    createdAt: instant,
    /** When the present address was made. */
    renewedAt: instant,
    /** The day (UTC) on which some calendar last asked for it; null when none ever did. */
    lastReadOn: localDate.nullable(),
    /**
     * The path of the address, from the origin on (`/api/v1/feeds/….ics`): only in the answer that made it. Afterwards nobody can look it
     * up, not even here; it can be renewed.
     */
    address: z.string().nullable(),
  })
  .meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof calendarFeed>;

/**
 * `GET /calendar-feeds`: the reader's own feeds. `POST /calendar-feeds/:id/renewal` gives a feed a new address; the old one stops at once.
 * `DELETE /calendar-feeds/:id` ends it.
 */
export const calendarFeedList = z.object({ items: z.array(calendarFeed) }).meta({ id: 'CalendarFeedList' });
export type CalendarFeedList = z.infer<typeof calendarFeedList>;

/** `GET /feeds/:name`, for calendar programs: the token of the feed and `.ics`. */
export const feedParam = z.strictObject({ name: z.string().max(100) });
