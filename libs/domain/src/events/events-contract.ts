import * as z from 'zod';
import { id, instant, line, localDate, localTime, namedRef, pageOf, pageQuery, prose, recordHead } from '../shared';
import { timeZone } from '../shared/time';
import { followUp } from './follow-ups-contract';
import { quote } from './quotes-contract';
import { EVENT_KINDS, EVENT_STATES, GUEST_ROLES, HEADCOUNT_METHODS } from './vocabulary';

const MODES = ['inPerson', 'online', 'hybrid'] as const;

/** `PUT /events/:id`: the plan. Of a postponed event, another date or time is its new one. */
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
    /** Places; null when there is no limit. Only guests in `ROLES_THAT_TAKE_PLACES` take one. */
    capacity: z.int().min(1).max(100_000).nullable(),
    /** Why it lies outside of the dates or the regions of its strand or programme (domain B3.10); null when it does not. */
    exceptionNote: line(500).nullable(),
  })
  .refine((event) => event.endTime !== event.startTime, { path: ['endTime'], message: 'must differ from the start' })
  .meta({ id: 'EventWrite' });
export type EventWrite = z.infer<typeof eventWrite>;

/** `POST /events/:id/moves`. Cancelling and postponing need a reason; announcing what was postponed needs a new date first. */
export const eventMove = z
  .strictObject({ to: z.enum(EVENT_STATES), reason: prose(500).optional() })
  .meta({ id: 'EventMove' });
export type EventMove = z.infer<typeof eventMove>;

const webAddress = z.url({ protocol: /^https$/u, hostname: z.regexes.domain });
/** An address on the web that may stand in a report: https, of a named host, and without anybody's password. */
const httpsUrl = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => webAddress.safeParse(text).success && /^https:\/\/[^/?#@]+(?:[/?#]|$)/u.test(text),
    'must be an address that begins with https://, without a user name',
  );

/** An organisation that was represented: a known one by its id, another by its name. `people` is null when nobody counted. */
const representedWrite = z
  .strictObject({
    organisationId: id.nullable(),
    name: line(160).nullable(),
    people: z.int().min(1).max(100_000).nullable(),
  })
  .refine((each) => (each.organisationId === null) !== (each.name === null), {
    path: ['organisationId'],
    message: 'must be a known organisation, or the name of another one',
  });

const activity = z.strictObject({ title: line(160), text: prose(1000) });

/** `PUT /events/:id/report`, with the version of the event: what is known once it was held. */
export const eventReportWrite = z
  .strictObject({
    headcount: z.int().min(0).max(1_000_000).nullable(),
    /** `register`: counted, at the door or in the room; then it is not below the guests who were marked as arrived. */
    headcountMethod: z.enum(HEADCOUNT_METHODS).nullable(),
    /** Why nobody counted; null when there is a headcount. Writing up needs the one or the other. */
    noHeadcountReason: line(300).nullable(),
    organisations: z
      .array(representedWrite)
      .max(200)
      .refine(
        (all) => new Set(all.map((each) => each.organisationId ?? each.name?.toLowerCase())).size === all.length,
        'must name each once',
      )
      .readonly(),
    activities: z.array(activity).max(30).readonly(),
    publicSummary: z.strictObject({ url: httpsUrl, title: line(160) }).nullable(),
  })
  .refine((report) => (report.headcount === null) === (report.headcountMethod === null), {
    path: ['headcountMethod'],
    message: 'must say how the headcount came about, when there is one',
  })
  .refine((report) => report.headcount === null || report.noHeadcountReason === null, {
    path: ['noHeadcountReason'],
    message: 'must be empty when there is a headcount',
  })
  .meta({ id: 'EventReportWrite' });
export type EventReportWrite = z.infer<typeof eventReportWrite>;

/** Guests of an event, as numbers. */
export const guestCounts = z
  .object({
    /** Guests on the list, whatever they answered. */
    guests: z.int(),
    yes: z.int(),
    maybe: z.int(),
    no: z.int(),
    notAnswered: z.int(),
    /** Confirmed guests in roles that take places: what the capacity is held against. */
    placesTaken: z.int(),
    waiting: z.int(),
    arrived: z.int(),
  })
  .meta({ id: 'GuestCounts' });
export type GuestCounts = z.infer<typeof guestCounts>;

/** Guests in one role. `confirmed` have a place, or need none and said yes. */
export const roleCounts = z
  .object({
    role: z.enum(GUEST_ROLES),
    guests: z.int(),
    confirmed: z.int(),
    waiting: z.int(),
    arrived: z.int(),
    notArrived: z.int(),
  })
  .meta({ id: 'RoleCounts' });
export type RoleCounts = z.infer<typeof roleCounts>;

/** An event as lists show it. */
export const eventSummary = z
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
    /** Why it was cancelled or postponed. */
    stateReason: z.string().nullable(),
    /** Whether `date` still holds: a postponed event has lost its date until it is given a new one. */
    hasDate: z.boolean(),
    /** The date that people were first told; null until it was announced. */
    firstDate: localDate.nullable(),
    headcount: z.int().nullable(),
    headcountMethod: z.enum(HEADCOUNT_METHODS).nullable(),
    counts: guestCounts,
    moves: z.array(z.enum(EVENT_STATES)),
    may: z.object({ write: z.boolean(), welcome: z.boolean() }),
  })
  .meta({ id: 'EventSummary' });
export type EventSummary = z.infer<typeof eventSummary>;

/** `GET /events/:id`: everything but the guests, who are at `GET /events/:id/guests` and at the door. */
export const event = z
  .object({
    ...eventSummary.shape,
    noHeadcountReason: z.string().nullable(),
    organisations: z.array(z.object({ organisationId: id.nullable(), name: z.string(), people: z.int().nullable() })),
    activities: z.array(activity),
    publicSummary: z.object({ url: z.string(), title: z.string() }).nullable(),
    countsByRole: z.array(roleCounts),
    /** Those without permission are shown to those who may write the event alone. */
    quotes: z.array(quote),
    followUps: z.array(followUp),
    /** Since when the open link works; null when there is none, and for who may not write. */
    signUpSince: instant.nullable(),
  })
  .meta({ id: 'Event' });
export type Event = z.infer<typeof event>;

/** `GET /events`: in order of start, latest first unless `sort=startsAt`. `from` and `until` are local days, half-open. */
export const eventQuery = z.strictObject({
  programmeId: id.optional(),
  strandId: id.optional(),
  regionId: id.optional(),
  kind: z.enum(EVENT_KINDS).optional(),
  state: z.enum(EVENT_STATES).optional(),
  from: localDate.optional(),
  until: localDate.optional(),
  sort: z.enum(['-startsAt', 'startsAt']).default('-startsAt'),
  ...pageQuery,
});
export const eventList = pageOf(eventSummary).meta({ id: 'EventList' });
export type EventList = z.infer<typeof eventList>;
