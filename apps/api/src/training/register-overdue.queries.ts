import { Injectable } from '@nestjs/common';
import { instant } from '@throughline/domain/shared';
import { HOURS_UNTIL_OVERDUE, type overdueQuery, type OverdueRegisters } from '@throughline/domain/training';
import sql, { empty } from 'sql-template-tag';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';
import { SESSION_COLUMNS } from './training-session.queries';

const HOUR = 3_600_000;

/** Registers that somebody forgot. */
@Injectable()
export class RegisterOverdueQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** Registers not handed in so many hours after the end of their session; those that wait longest first (domain B4.21). */
  async list({ programmeId, strandId, cursor, limit }: z.output<typeof overdueQuery>): Promise<OverdueRegisters> {
    const after = readCursor(cursor, (value) => instant.safeParse(value).success);
    const due = new Date(this.clock.now().getTime() - HOURS_UNTIL_OVERDUE * HOUR);
    const page = await this.database.one<{ total: number; items: OverdueRegisters['items'] }>(sql`
      with overdue as materialized (
        select s.id, s.ends_at
          from training_session s join cohort c on c.id = s.cohort_id join strand st on st.id = c.strand_id
         where ${this.policy.narrow('trainingSession.read', SESSION_COLUMNS)}
           and s.ends_at <= ${due} and s.state in ('scheduled', 'inProgress', 'delivered')
           ${programmeId === undefined ? empty : sql`and st.programme_id = ${programmeId}`}
           ${strandId === undefined ? empty : sql`and st.id = ${strandId}`}
      ), page as (
        select * from overdue
        ${after ? sql`where (ends_at, id) > (${after.value}::timestamptz, ${after.id}::uuid)` : empty}
        order by ends_at, id limit ${limit + 1}
      )
      select (select count(*)::int from overdue) as total,
             (select coalesce(jsonb_agg(to_jsonb(item) order by item."endsAt", item."sessionId"), '[]') from (
                select s.id as "sessionId", s.title, s.date, ${isoInstant(sql`s.ends_at`)} as "endsAt",
                       jsonb_build_object('id', c.id, 'name', c.name) as cohort,
                       jsonb_build_object('id', p.id, 'name', p.name, 'code', p.code) as programme,
                       jsonb_build_object('id', st.id, 'name', st.name, 'code', st.code) as strand,
                       (select coalesce(jsonb_agg(jsonb_build_object('id', acc.id, 'name', acc.name) order by acc.name, acc.id), '[]')
                          from session_trainer t join account acc on acc.id = t.account_id where t.session_id = s.id) as trainers,
                       floor(extract(epoch from ${due}::timestamptz - s.ends_at) / 3600)::int as "hoursOverdue",
                       s.register_kind as kind
                  from page
                  join training_session s on s.id = page.id
                  join cohort c on c.id = s.cohort_id
                  join strand st on st.id = c.strand_id
                  join programme p on p.id = st.programme_id) item) as items`);
    const found = page?.items ?? [];
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    const next = last ? writeCursor({ value: last.endsAt, id: last.sessionId }) : null;
    return { items, next, total: page?.total ?? 0 };
  }
}
