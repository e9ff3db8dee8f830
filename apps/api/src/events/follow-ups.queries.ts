import { Injectable } from '@nestjs/common';
import type { FollowUpList, followUpQuery } from '@throughline/domain/events';
import { isLocalDate, type NamedRef } from '@throughline/domain/shared';
import sql, { empty, join } from 'sql-template-tag';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';
import { EVENT_COLUMNS, followUpColumns } from './events.queries';

export type FollowUpQuery = z.infer<typeof followUpQuery>;

/** A follow-up, and what the policy decides on; what the reader may do is for the service to add. */
export type FollowUpFacts = Omit<FollowUpList['items'][number], 'may'> & {
  readonly programmeId: string;
  readonly strandId: string | null;
};

const FACTS = sql`
  event.programme_id as "programmeId", event.strand_id as "strandId",
  json_build_object('id', event.id, 'title', event.title, 'date', event.date, 'programmeName', programme.name) as event`;
const FOLLOW_UPS = sql`
  event_follow_up f
  join account owner on owner.id = f.owner_id
  join event on event.id = f.event_id
  join programme on programme.id = event.programme_id`;

@Injectable()
export class FollowUpsQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** One page of what the actor may read, in order of the due day. */
  async list(query: FollowUpQuery): Promise<{ items: FollowUpFacts[]; next: string | null; total: number }> {
    const after = readCursor(query.cursor, isLocalDate);
    const now = this.clock.now();
    const matching = join(
      [
        this.policy.narrow('event.read', EVENT_COLUMNS),
        query.programmeId === undefined ? empty : sql`event.programme_id = ${query.programmeId}`,
        query.mine === true ? sql`f.owner_id = ${this.policy.actor.accountId}` : empty,
        query.show === 'all' ? empty : sql`f.done_at is null`,
        query.show === 'overdue' ? sql`f.due_on < (${now}::timestamptz at time zone event.time_zone)::date` : empty,
      ].filter((condition) => condition !== empty),
      ' and ',
    );
    const counted = await this.database.one<{ total: number }>(
      sql`select count(*)::int as total from event_follow_up f join event on event.id = f.event_id where ${matching}`,
    );
    const items = await this.database.query<FollowUpFacts>(sql`
      select ${followUpColumns(now)}, ${FACTS} from ${FOLLOW_UPS}
       where ${matching} ${after ? sql`and (f.due_on, f.id) > (${after.value}::date, ${after.id}::uuid)` : empty}
       order by f.due_on, f.id limit ${query.limit + 1}`);
    const shown = items.slice(0, query.limit);
    const last = shown.at(-1);
    const next = last && items.length > query.limit ? writeCursor({ value: last.dueOn, id: last.id }) : null;
    return { items: shown, next, total: counted?.total ?? 0 };
  }

  async find(id: string): Promise<FollowUpFacts | null> {
    return this.database.one<FollowUpFacts>(
      sql`select ${followUpColumns(this.clock.now())}, ${FACTS} from ${FOLLOW_UPS} where f.id = ${id}`,
    );
  }

  /**
   * Who can own a follow-up of an event: whoever works in its programme and can read it (`event.read`), by name. One of them, when an
   * account is named.
   */
  async owners(eventId: string, accountId?: string): Promise<NamedRef[]> {
    return this.database.query<NamedRef>(sql`
      select a.id, a.name from account a
       where a.status <> 'suspended' ${accountId === undefined ? empty : sql`and a.id = ${accountId}`} and exists (
         select from membership m
           left join strand on strand.id = m.strand_id
           join event on event.id = ${eventId}
          where m.account_id = a.id and (
            m.role = 'administrator'
            or (m.role in ('programmeManager', 'trainer') and event.programme_id in (m.programme_id, strand.programme_id))))
       order by a.name, a.id`);
  }
}
