import { Injectable } from '@nestjs/common';
import type { Event, EventKind, EventState } from '@throughline/domain/events';
import type { LocalDate } from '@throughline/domain/shared';
import sql, { empty } from 'sql-template-tag';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';

/** An event as far as a calendar shows it. */
export interface CalendarEvent {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly updatedAt: string;
  readonly mode: Event['mode'];
  readonly venueName: string | null;
  readonly state: EventState;
  readonly eventKind: EventKind;
  readonly programmeId: string;
  readonly strandId: string | null;
  readonly regionId: string;
}

/** Which events: those on the days from `from` to before `until`, of what else is named. */
export interface EventsOn {
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly programmeId?: string;
  readonly strandId?: string;
  /** The region and all that lies in it. */
  readonly regionIds?: readonly string[];
}

@Injectable()
export class EventCalendarQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
  ) {}

  /** The events of some days that the actor may see, in order of start. */
  async on({ from, until, programmeId, strandId, regionIds }: EventsOn): Promise<CalendarEvent[]> {
    const columns = { programmeId: sql`event.programme_id`, strandId: sql`event.strand_id` };
    return this.database.query<CalendarEvent>(sql`
      select event.id, event.version, event.title, event.date, event.start_time as "startTime", event.end_time as "endTime",
             event.time_zone as "timeZone", ${isoInstant('event.starts_at')} as "startsAt", ${isoInstant('event.ends_at')} as "endsAt",
             ${isoInstant('event.updated_at')} as "updatedAt", event.mode, venue.name as "venueName", event.state,
             event.kind as "eventKind", event.programme_id as "programmeId", event.strand_id as "strandId",
             event.region_id as "regionId"
        from event left join venue on venue.id = event.venue_id
       where event.date >= ${from} ${until === undefined ? empty : sql`and event.date < ${until}`}
         and ${this.policy.narrow('event.read', columns)}
         ${programmeId === undefined ? empty : sql`and event.programme_id = ${programmeId}`}
         ${strandId === undefined ? empty : sql`and event.strand_id = ${strandId}`}
         ${regionIds === undefined ? empty : sql`and event.region_id = any (${[...regionIds]}::uuid[])`}
       order by event.starts_at, event.id`);
  }
}
