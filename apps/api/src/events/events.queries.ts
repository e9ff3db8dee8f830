import { Injectable } from '@nestjs/common';
import {
  GUEST_ROLES,
  ROLES_THAT_TAKE_PLACES,
  type Event,
  type eventQuery,
  type EventSummary,
  type FollowUp,
} from '@throughline/domain/events';
import { instant, type LocalDate } from '@throughline/domain/shared';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';

export type EventQuery = z.infer<typeof eventQuery>;
/** What a reader may do with an event, and what of it they see, is for the service to add. */
export type SummaryFacts = Omit<EventSummary, 'moves' | 'may'>;
export type EventFacts = SummaryFacts &
  Omit<Event, keyof EventSummary | 'followUps'> & { readonly followUps: readonly Omit<FollowUp, 'may'>[] };

/** The programme, or the strand of it, in which an event lies. */
export interface PlaceFacts {
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  /** Regions in which the strand works; null without a strand: a programme's own event can be anywhere. */
  readonly regionIds: readonly string[] | null;
}

const named = (table: string, ...more: readonly string[]): Sql =>
  raw(`json_build_object(${['id', 'name', ...more].map((column) => `'${column}', ${table}.${column}`).join(', ')})`);

/** Where the policy finds its facts about `event`. */
export const EVENT_COLUMNS = { programmeId: sql`event.programme_id`, strandId: sql`event.strand_id` };

export const FACTS = sql`
  event.id, event.version, event.programme_id as "programmeId", event.strand_id as "strandId",
  event.region_id as "regionId", event.kind, event.title, event.date, event.start_time as "startTime",
  event.end_time as "endTime", event.time_zone as "timeZone", event.mode, event.venue_id as "venueId", event.capacity,
  event.exception_note as "exceptionNote", event.state_reason as "stateReason", event.has_date as "hasDate",
  event.first_date as "firstDate", event.headcount, event.headcount_method as "headcountMethod",
  ${named('programme', 'code')} as programme,
  case when strand.id is not null then ${named('strand', 'code')} end as strand,
  ${named('region')} as region,
  case when venue.id is not null then ${named('venue')} end as venue,
  ${isoInstant('event.starts_at')} as "startsAt", ${isoInstant('event.ends_at')} as "endsAt", event.state,
  counted.counts`;

/** Who walked in was never asked for an answer. */
export const EVENTS = sql`
  event
  join programme on programme.id = event.programme_id
  join region on region.id = event.region_id
  left join strand on strand.id = event.strand_id
  left join venue on venue.id = event.venue_id
  cross join lateral (
    select json_build_object(
      'guests', count(*), 'yes', count(*) filter (where answer = 'yes'), 'maybe', count(*) filter (where answer = 'maybe'),
      'no', count(*) filter (where answer = 'no'),
      'notAnswered', count(*) filter (where answer = 'notAnswered' and source <> 'walkIn'),
      'placesTaken', count(*) filter (where place = 'confirmed' and role = any (${[...ROLES_THAT_TAKE_PLACES]})),
      'waiting', count(*) filter (where place = 'waiting'), 'arrived', count(*) filter (where arrival = 'arrived')) as counts
    from event_guest where event_id = event.id) counted`;

/** Guests of the event `event` by role, in the order of the roles. */
export const COUNTS_BY_ROLE = sql`
  coalesce((
    select json_agg(by_role order by array_position(${[...GUEST_ROLES]}::text[], by_role.role))
      from (
        select role, count(*) as guests, count(*) filter (where place = 'confirmed') as confirmed,
               count(*) filter (where place = 'waiting') as waiting, count(*) filter (where arrival = 'arrived') as arrived,
               count(*) filter (where arrival = 'notArrived') as "notArrived"
          from event_guest where event_id = event.id group by role) by_role), '[]')`;

/** A follow-up `f` with its owner `owner`, of `event`, as JSON; whether it is overdue is by the clocks of the event. */
export const followUpColumns = (now: Date): Sql => sql`
  f.id, f.version, f.text, f.owner_id as "ownerId", f.due_on::text as "dueOn", ${named('owner')} as owner,
  ${isoInstant('f.done_at')} as "doneAt",
  (f.done_at is null and f.due_on < (${now}::timestamptz at time zone event.time_zone)::date) as "isOverdue"`;

const details = (now: Date): Sql => sql`
  event.no_headcount_reason as "noHeadcountReason", event.activities,
  case when event.summary_url is not null then json_build_object('url', event.summary_url, 'title', event.summary_title) end
    as "publicSummary",
  coalesce((
    select json_agg(json_build_object('organisationId', o.organisation_id, 'name', coalesce(organisation.name, o.name),
                                      'people', o.people) order by o.position)
      from event_organisation o left join organisation on organisation.id = o.organisation_id
     where o.event_id = event.id), '[]') as organisations,
  ${COUNTS_BY_ROLE} as "countsByRole",
  coalesce((
    select json_agg(json_build_object('id', q.id, 'version', q.version, 'text', q.text, 'attribution', q.attribution,
             'permission', q.permission, 'permissionAt', ${isoInstant('q.permission_at')}, 'permissionBy', account.name)
             order by q.created_at, q.id)
      from event_quote q left join account on account.id = q.permission_by
     where q.event_id = event.id), '[]') as quotes,
  coalesce((
    select json_agg(follow_up order by follow_up."dueOn", follow_up.id)
      from (select ${followUpColumns(now)} from event_follow_up f join account owner on owner.id = f.owner_id
             where f.event_id = event.id) follow_up), '[]') as "followUps",
  (select ${isoInstant('created_at')} from event_sign_up_link where event_id = event.id) as "signUpSince"`;

const isInstant = (value: string): boolean => instant.safeParse(value).success;

@Injectable()
export class EventsQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async event(id: string): Promise<EventFacts | null> {
    return this.database.one<EventFacts>(
      sql`select ${FACTS}, ${details(this.clock.now())} from ${EVENTS} where event.id = ${id}`,
    );
  }

  async summary(id: string): Promise<SummaryFacts | null> {
    return this.database.one<SummaryFacts>(sql`select ${FACTS} from ${EVENTS} where event.id = ${id}`);
  }

  /** One page of what the actor may read, in order of start; the id decides between events that start together. */
  async list(query: EventQuery): Promise<{ items: SummaryFacts[]; next: string | null; total: number }> {
    const [direction, beyond] = query.sort === 'startsAt' ? [raw('asc'), raw('>')] : [raw('desc'), raw('<')];
    const after = readCursor(query.cursor, isInstant);
    const matching = this.#matching(query);
    const counted = await this.database.one<{ total: number }>(
      sql`select count(*)::integer as total from event where ${matching}`,
    );
    const items = await this.database.query<SummaryFacts>(sql`
      select ${FACTS} from ${EVENTS}
      where ${matching}
        ${after ? sql`and (event.starts_at, event.id) ${beyond} (${after.value}::timestamptz, ${after.id}::uuid)` : empty}
      order by event.starts_at ${direction}, event.id ${direction} limit ${query.limit + 1}`);
    const shown = items.slice(0, query.limit);
    const last = shown.at(-1);
    const next = last && items.length > query.limit ? writeCursor({ value: last.startsAt, id: last.id }) : null;
    return { items: shown, next, total: counted?.total ?? 0 };
  }

  /** Null when there is no such programme, or when the strand is not one of its own. */
  async place({ programmeId, strandId }: { programmeId: string; strandId: string | null }): Promise<PlaceFacts | null> {
    if (strandId === null) {
      return this.database.one<PlaceFacts>(sql`
        select start_date as "startDate", end_date as "endDate", null as "regionIds"
        from programme where id = ${programmeId}`);
    }
    return this.database.one<PlaceFacts>(sql`
      select start_date as "startDate", end_date as "endDate",
             array(select region_id from strand_region where strand_id = strand.id) as "regionIds"
      from strand where id = ${strandId} and programme_id = ${programmeId}`);
  }

  #matching({ programmeId, strandId, regionId, kind, state, from, until }: EventQuery): Sql {
    return join(
      [
        this.policy.narrow('event.read', EVENT_COLUMNS),
        programmeId === undefined ? empty : sql`event.programme_id = ${programmeId}`,
        strandId === undefined ? empty : sql`event.strand_id = ${strandId}`,
        regionId === undefined ? empty : sql`event.region_id = ${regionId}`,
        kind === undefined ? empty : sql`event.kind = ${kind}`,
        state === undefined ? empty : sql`event.state = ${state}`,
        from === undefined ? empty : sql`event.date >= ${from}`,
        until === undefined ? empty : sql`event.date < ${until}`,
      ].filter((condition) => condition !== empty),
      ' and ',
    );
  }
}
