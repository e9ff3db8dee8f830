import { Injectable } from '@nestjs/common';
import type { Event, eventQuery } from '@throughline/domain/events';
import { instant, type LocalDate } from '@throughline/domain/shared';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { z } from 'zod';
import { Database } from '../platform/database';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';

export type EventQuery = z.infer<typeof eventQuery>;
/** What a reader may do with an event is for the service to add. */
export type EventFacts = Omit<Event, 'moves' | 'may'>;

/** The programme, or the strand of it, in which an event lies. */
export interface PlaceFacts {
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  /** Regions in which the strand works; null without a strand: a programme's own event can be anywhere. */
  readonly regionIds: readonly string[] | null;
}

const named = (table: string, ...more: readonly string[]): Sql =>
  raw(`json_build_object(${['id', 'name', ...more].map((column) => `'${column}', ${table}.${column}`).join(', ')})`);

const FACTS = sql`
  event.id, event.version, event.programme_id as "programmeId", event.strand_id as "strandId",
  event.region_id as "regionId", event.kind, event.title, event.date, event.start_time as "startTime",
  event.end_time as "endTime", event.time_zone as "timeZone", event.mode, event.venue_id as "venueId", event.headcount,
  event.headcount_method as "headcountMethod", event.feedback_quotes as "feedbackQuotes",
  ${named('programme', 'code')} as programme,
  case when strand.id is not null then ${named('strand', 'code')} end as strand,
  ${named('region')} as region,
  case when venue.id is not null then ${named('venue')} end as venue,
  ${isoInstant('event.starts_at')} as "startsAt", ${isoInstant('event.ends_at')} as "endsAt", event.state`;

const EVENTS = sql`
  event
  join programme on programme.id = event.programme_id
  join region on region.id = event.region_id
  left join strand on strand.id = event.strand_id
  left join venue on venue.id = event.venue_id`;

const isInstant = (value: string): boolean => instant.safeParse(value).success;

@Injectable()
export class EventsQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
  ) {}

  async event(id: string): Promise<EventFacts | null> {
    return this.database.one<EventFacts>(sql`select ${FACTS} from ${EVENTS} where event.id = ${id}`);
  }

  /** One page of what the actor may read, in order of start; the id decides between events that start together. */
  async list(query: EventQuery): Promise<{ items: EventFacts[]; next: string | null; total: number }> {
    const [direction, beyond] = query.sort === 'startsAt' ? [raw('asc'), raw('>')] : [raw('desc'), raw('<')];
    const after = readCursor(query.cursor, isInstant);
    const matching = this.#matching(query);
    const counted = await this.database.one<{ total: number }>(
      sql`select count(*)::integer as total from event where ${matching}`,
    );
    const items = await this.database.query<EventFacts>(sql`
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

  #matching({ programmeId, strandId, regionId, kind, from, until }: EventQuery): Sql {
    return join(
      [
        this.policy.narrow('event.read', { programmeId: sql`event.programme_id`, strandId: sql`event.strand_id` }),
        programmeId === undefined ? empty : sql`event.programme_id = ${programmeId}`,
        strandId === undefined ? empty : sql`event.strand_id = ${strandId}`,
        regionId === undefined ? empty : sql`event.region_id = ${regionId}`,
        kind === undefined ? empty : sql`event.kind = ${kind}`,
        from === undefined ? empty : sql`event.date >= ${from}`,
        until === undefined ? empty : sql`event.date < ${until}`,
      ].filter((condition) => condition !== empty),
      ' and ',
    );
  }
}
