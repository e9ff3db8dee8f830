import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import { stateAt, type DeliveryMode, type SessionState } from '@throughline/domain/training';
import sql, { empty, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';
import { COHORT_COLUMNS } from './cohort.queries';
import { SESSION_COLUMNS } from './training-session.queries';

/** A training session as far as a calendar shows it. */
export interface CalendarSession {
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
  readonly mode: DeliveryMode;
  readonly venueName: string | null;
  readonly state: SessionState;
  readonly programmeId: string;
  readonly strandId: string;
  readonly regionId: string;
  readonly cohort: { readonly id: string; readonly name: string };
  readonly trainerIds: readonly string[];
}

/** Which sessions: those on the days from `from` to before `until`, of what else is named. */
export interface SessionsOn {
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly programmeId?: string;
  readonly strandId?: string;
  /** The region and all that lies in it. */
  readonly regionIds?: readonly string[];
  readonly trainerId?: string;
  readonly cohortId?: string;
}

const isDeliveredBy = (accountId: string): Sql => sql`
  (exists (select from session_trainer t where t.session_id = s.id and t.account_id = ${accountId}::uuid)
   or exists (select from cohort_trainer t where t.cohort_id = c.id and t.account_id = ${accountId}::uuid))`;

@Injectable()
export class SessionCalendarQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** The sessions of some days that the actor may see, in order of start. */
  async on(days: SessionsOn): Promise<CalendarSession[]> {
    const { from, until, programmeId, strandId, regionIds, trainerId, cohortId } = days;
    const now = this.clock.now().toISOString();
    const found = await this.database.query<CalendarSession & { registerSubmittedAt: string | null }>(sql`
      with shown as materialized (
        select s.id
          from training_session s join cohort c on c.id = s.cohort_id join strand st on st.id = c.strand_id
         where s.date >= ${from} ${until === undefined ? empty : sql`and s.date < ${until}`}
           and ${this.policy.narrow('trainingSession.read', SESSION_COLUMNS)}
           ${programmeId === undefined ? empty : sql`and st.programme_id = ${programmeId}`}
           ${strandId === undefined ? empty : sql`and st.id = ${strandId}`}
           ${regionIds === undefined ? empty : sql`and c.region_id = any (${[...regionIds]}::uuid[])`}
           ${trainerId === undefined ? empty : sql`and ${isDeliveredBy(trainerId)}`}
           ${cohortId === undefined ? empty : sql`and c.id = ${cohortId}`}
      ), trainer as (
        select session_id, array_agg(account_id::text order by account_id) as ids
          from session_trainer where session_id in (select id from shown) group by session_id
      )
      select s.id, s.version, s.title, s.date, s.start_time as "startTime", s.end_time as "endTime", s.time_zone as "timeZone",
             ${isoInstant('s.starts_at')} as "startsAt", ${isoInstant('s.ends_at')} as "endsAt",
             ${isoInstant('s.updated_at')} as "updatedAt", s.mode, v.name as "venueName", s.state,
             ${isoInstant('s.register_submitted_at')} as "registerSubmittedAt", st.programme_id as "programmeId",
             st.id as "strandId", c.region_id as "regionId", json_build_object('id', c.id, 'name', c.name) as cohort,
             coalesce(trainer.ids, '{}') as "trainerIds"
        from training_session s join cohort c on c.id = s.cohort_id join strand st on st.id = c.strand_id
        left join venue v on v.id = s.venue_id left join trainer on trainer.session_id = s.id
       where s.id in (select id from shown)
       order by s.starts_at, s.id`);
    return found.map(({ registerSubmittedAt, ...session }) => ({
      ...session,
      state: stateAt({ ...session, registerSubmittedAt }, now),
    }));
  }

  /** Accounts that deliver the cohorts that the actor may see, and some sessions. */
  async trainers(sessionIds: readonly string[]): Promise<{ id: string; name: string }[]> {
    return this.database.query(sql`
      select acc.id, acc.name from account acc
       where acc.id in (
         select t.account_id from cohort_trainer t join cohort c on c.id = t.cohort_id join strand st on st.id = c.strand_id
          where ${this.policy.narrow('cohort.read', COHORT_COLUMNS)}
         union
         select t.account_id from session_trainer t where t.session_id = any (${[...sessionIds]}::uuid[]))
       order by lower(acc.name), acc.id`);
  }
}
