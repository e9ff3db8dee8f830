import * as z from 'zod';
import {
  id,
  instant,
  line,
  localDate,
  localTime,
  namedRef,
  pageOf,
  pageQuery,
  prose,
  recordHead,
  timeZone,
} from '../shared';
import { EVENT_KINDS, EVENT_STATES, HEADCOUNT_METHODS } from './vocabulary';

const MODES = ['inPerson', 'online', 'hybrid'] as const;

/** `PUT /events/:id` */
export const eventWrite = z
  .strictObject({
    programmeId: id,
    strandId: id.nullable(),
    regionId: id,
    kind: z.enum(EVENT_KINDS),
    title: line(160),
    date: localDate,
    startTime: localTime,
    endTime: localTime,
    timeZone,
    mode: z.enum(MODES),
    venueId: id.nullable(),
    headcount: z.int().min(0).max(1_000_000).nullable(),
    headcountMethod: z.enum(HEADCOUNT_METHODS).nullable(),
    /** What people said of it, without their names. */
    feedbackQuotes: z.array(prose(1000).min(1)).max(50).readonly(),
  })
  .refine((event) => (event.headcount === null) === (event.headcountMethod === null), {
    path: ['headcountMethod'],
    message: 'must say how the headcount came about, when there is one',
  })
  .refine((event) => event.endTime !== event.startTime, { path: ['endTime'], message: 'must differ from the start' })
  .meta({ id: 'EventWrite' });
export type EventWrite = z.infer<typeof eventWrite>;

/** `POST /events/:id/moves` */
export const eventMove = z
  .strictObject({ to: z.enum(EVENT_STATES), reason: prose(500).optional() })
  .meta({ id: 'EventMove' });
export type EventMove = z.infer<typeof eventMove>;

export const event = z
  .object({
    ...recordHead,
    ...eventWrite.shape,
    programme: namedRef.extend({ code: z.string() }),
    strand: namedRef.extend({ code: z.string() }).nullable(),
    region: namedRef,
    venue: namedRef.nullable(),
    startsAt: instant,
    endsAt: instant,
    state: z.enum(EVENT_STATES),
    moves: z.array(z.enum(EVENT_STATES)),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'Event' });
export type Event = z.infer<typeof event>;

/** `GET /events`: in order of start, latest first unless `sort=startsAt`. `from` and `until` are local days, half-open. */
export const eventQuery = z.strictObject({
  programmeId: id.optional(),
  strandId: id.optional(),
  regionId: id.optional(),
  kind: z.enum(EVENT_KINDS).optional(),
  from: localDate.optional(),
  until: localDate.optional(),
  sort: z.enum(['-startsAt', 'startsAt']).default('-startsAt'),
  ...pageQuery,
});
export const eventList = pageOf(event).meta({ id: 'EventList' });
export type EventList = z.infer<typeof eventList>;
