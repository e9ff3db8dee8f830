import { Injectable } from '@nestjs/common';
import {
  ROLES_THAT_TAKE_PLACES,
  type DoorEntry,
  type EventInvitation,
  type Guest,
  type GuestRole,
  type guestQuery,
  type PlaceHistory,
  type RoleCounts,
} from '@throughline/domain/events';
import { instant } from '@throughline/domain/shared';
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { hashToken } from '../platform/token';
import { COUNTS_BY_ROLE, EVENTS, FACTS, type SummaryFacts } from './events.queries';

export type GuestQuery = z.infer<typeof guestQuery>;
/** Whether the reader sees what a guest needs is for the service to decide. */
export type GuestFacts = Guest;

/** The door with everything; the service takes out what the reader is not to see. */
export type DoorFacts = SummaryFacts & { readonly entries: DoorEntry[]; readonly byRole: RoleCounts[] };

/** An event as everybody with a link sees it, and how full it is. */
export interface PublicFacts {
  readonly eventId: string;
  readonly event: EventInvitation['event'];
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
}

/** What a guest's own link leads to. */
export interface InvitationFacts extends PublicFacts {
  readonly guestId: string;
  readonly role: GuestRole;
  readonly own: Pick<EventInvitation, 'answer' | 'place' | 'waitingPosition' | 'accessNeeds' | 'dietary'>;
}

const NEEDS = sql`json_build_object('accessNeeds', coalesce(i.access_needs, ''), 'dietary', coalesce(i.dietary, ''))`;

/** Position of the waiting guest `g`: how many numbers are not after theirs. */
const WAITING_POSITION = sql`
  case when g.place = 'waiting' then (
    select count(*)::int from event_guest w where w.event_id = g.event_id and w.waiting_number <= g.waiting_number) end`;

/** What belongs to the guest `g`. */
const OF_GUEST = sql`
  left join event_guest_identity i on i.guest_id = g.id
  left join organisation on organisation.id = g.organisation_id`;

const GUEST = sql`
  g.id, g.version, coalesce(i.name, '') as name, i.contact, g.role, g.answer, ${isoInstant('g.answered_at')} as "answeredAt",
  g.place, ${WAITING_POSITION} as "waitingPosition", ${isoInstant('g.moved_up_at')} as "movedUpAt", g.source, g.arrival,
  ${NEEDS} as needs, g.person_id as "personId",
  case when organisation.id is not null then json_build_object('id', organisation.id, 'name', organisation.name) end as organisation,
  exists (select from event_guest_link l where l.guest_id = g.id) as "hasLink",
  exists (select from event_guest_identity oi join event_guest og on og.id = oi.guest_id
           where oi.contact_key = i.contact_key and og.event_id = g.event_id and og.id <> g.id) as "sharesContact"`;

const DOOR_ENTRY = sql`
  g.id as "guestId", coalesce(i.name, '') as name, g.role, g.answer, g.place, g.source, organisation.name as organisation,
  ${NEEDS} as needs, g.arrival, g.arrival_version as version, ${isoInstant('g.arrival_at')} as "markedAt", account.name as "markedBy"`;
const DOOR = sql`event_guest g ${OF_GUEST} left join account on account.id = g.arrival_by`;

/** What everybody sees of `event` who has a link to it. */
const PUBLIC = sql`
  event.id as "eventId", event.capacity,
  json_build_object('title', event.title, 'hasDate', event.has_date, 'date', event.date, 'startTime', event.start_time,
    'endTime', event.end_time, 'timeZone', event.time_zone, 'startsAt', ${isoInstant('event.starts_at')},
    'endsAt', ${isoInstant('event.ends_at')}, 'isOnline', event.mode = 'online', 'state', event.state,
    'venue', case when venue.id is not null then
      json_build_object('name', venue.name, 'stepFree', venue.step_free, 'hearingLoop', venue.hearing_loop) end) as event,
  (select count(*)::int from event_guest where event_id = event.id and place = 'confirmed'
      and role = any (${[...ROLES_THAT_TAKE_PLACES]})) as taken,
  (select count(*)::int from event_guest where event_id = event.id and place = 'waiting') as waiting`;

/** Links work once people were told of the event, until it is over; one that was put off is not over. */
const worksAt = (now: Date): Sql =>
  sql`event.state <> 'draft' and (event.state = 'postponed' or event.ends_at > ${now})`;

const isInstant = (value: string): boolean => instant.safeParse(value).success;
const isNumber = (value: string): boolean => /^\d{1,9}$/.test(value);

@Injectable()
export class GuestsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One page of the list, in the order in which guests were put on it; the waiting list in its own. */
  async list(eventId: string, query: GuestQuery): Promise<{ items: GuestFacts[]; next: string | null; total: number }> {
    const isLine = query.place === 'waiting';
    const after = readCursor(query.cursor, isLine ? isNumber : isInstant);
    const order = isLine ? sql`g.waiting_number` : sql`g.created_at`;
    const matching = sql`g.event_id = ${eventId}
      ${query.role === undefined ? empty : sql`and g.role = ${query.role}`}
      ${query.answer === undefined ? empty : sql`and g.answer = ${query.answer}`}
      ${query.place === undefined ? empty : sql`and g.place = ${query.place}`}`;
    const counted = await this.database.one<{ total: number }>(
      sql`select count(*)::int as total from event_guest g where ${matching}`,
    );
    // The page first: what is told of each guest is looked up for those alone.
    const items = await this.database.query<GuestFacts & { key: string }>(sql`
      with page as materialized (
        select g.* from event_guest g
         where ${matching}
           ${after ? sql`and (${order}, g.id) > (${after.value}::${raw(isLine ? 'int' : 'timestamptz')}, ${after.id}::uuid)` : empty}
         order by ${order}, g.id limit ${query.limit + 1})
      select ${GUEST}, ${isLine ? sql`g.waiting_number::text` : isoInstant('g.created_at')} as key
        from page g ${OF_GUEST} order by ${order}, g.id`);
    const shown = items.slice(0, query.limit);
    const last = shown.at(-1);
    const next = last && items.length > query.limit ? writeCursor({ value: last.key, id: last.id }) : null;
    return { items: shown.map(({ key: _key, ...guest }) => guest), next, total: counted?.total ?? 0 };
  }

  async guest(eventId: string, guestId: string): Promise<GuestFacts | null> {
    return this.database.one<GuestFacts>(sql`
      select ${GUEST} from event_guest g ${OF_GUEST} where g.event_id = ${eventId} and g.id = ${guestId}`);
  }

  async placeHistory(eventId: string, guestId: string): Promise<PlaceHistory['items'] | null> {
    const guest = await this.database.one<{ items: PlaceHistory['items'] }>(sql`
      select coalesce((
        select json_agg(json_build_object('at', ${isoInstant('c.at')}, 'from', c.from_place, 'to', c.to_place, 'cause', c.cause,
                                          'by', account.name) order by c.id desc)
          from event_place_change c left join account on account.id = c.by where c.guest_id = g.id), '[]') as items
        from event_guest g where g.event_id = ${eventId} and g.id = ${guestId}`);
    return guest?.items ?? null;
  }

  async door(eventId: string): Promise<DoorFacts | null> {
    return this.database.one<DoorFacts>(sql`
      select ${FACTS}, ${COUNTS_BY_ROLE} as "byRole",
             coalesce((select json_agg(entry order by lower(entry.name), entry."guestId")
                         from (select ${DOOR_ENTRY} from ${DOOR} where g.event_id = event.id) entry), '[]') as entries
        from ${EVENTS} where event.id = ${eventId}`);
  }

  async doorEntries(eventId: string, guestIds: readonly string[]): Promise<DoorEntry[]> {
    return this.database.query<DoorEntry>(sql`
      select ${DOOR_ENTRY} from ${DOOR} where g.event_id = ${eventId} and g.id = any (${[...guestIds]}::uuid[])
       order by lower(coalesce(i.name, '')), g.id`);
  }

  async countsByRole(eventId: string): Promise<RoleCounts[]> {
    const row = await this.database.one<{ byRole: RoleCounts[] }>(
      sql`select ${COUNTS_BY_ROLE} as "byRole" from event where event.id = ${eventId}`,
    );
    return row?.byRole ?? [];
  }

  /** What a guest's link leads to; null for one that is unknown, was renewed or withdrawn, or is too old. */
  async invitation(token: string): Promise<InvitationFacts | null> {
    return this.database.one<InvitationFacts>(sql`
      select ${PUBLIC}, g.id as "guestId", g.role,
             json_build_object('answer', g.answer, 'place', g.place, 'waitingPosition', ${WAITING_POSITION},
               'accessNeeds', coalesce(i.access_needs, ''), 'dietary', coalesce(i.dietary, '')) as own
        from event_guest_link l
        join event_guest g on g.id = l.guest_id
        left join event_guest_identity i on i.guest_id = g.id
        join event on event.id = g.event_id
        left join venue on venue.id = event.venue_id
       where l.token_hash = ${hashToken(token)} and ${worksAt(this.clock.now())}`);
  }

  /** What the open link of an event leads to; null for one that does not work. */
  async signUp(token: string): Promise<PublicFacts | null> {
    return this.database.one<PublicFacts>(sql`
      select ${PUBLIC}
        from event_sign_up_link l join event on event.id = l.event_id left join venue on venue.id = event.venue_id
       where l.token_hash = ${hashToken(token)} and ${worksAt(this.clock.now())}`);
  }
}
