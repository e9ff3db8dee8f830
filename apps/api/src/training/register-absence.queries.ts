import { Injectable } from '@nestjs/common';
import type { Subject } from '@throughline/domain/shared';
import {
  ABSENCES_UNTIL_CALL,
  type absencesQuery,
  type Absences,
  type KnownAbsence,
} from '@throughline/domain/training';
import sql, { empty } from 'sql-template-tag';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { HAS_REGISTER, IS_ATTENDED, IS_HELD } from './attendance.queries';
import { COHORT_COLUMNS } from './cohort.queries';
import { attendanceRecord } from './member.queries';
import { PlanQueries } from './plan.queries';

const KNOWN_ABSENCE = sql`
  k.id, k.version, k.enrolment_id as "enrolmentId", k.from_date as "from", k.until_date as "until", k.reason,
  (select count(*)::int from training_session s
    where s.cohort_id = e.cohort_id and s.date between k.from_date and k.until_date and s.register_kind = 'named'
      and s.state <> 'cancelled' and not ${HAS_REGISTER}) as sessions
  from known_absence k join enrolment e on e.id = k.enrolment_id`;

/** Who is known to be away, and who was missed. */
@Injectable()
export class RegisterAbsenceQueries {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** Where somebody is enrolled, for the policy; null when there is no such enrolment. */
  async subject(enrolmentId: string): Promise<Subject | null> {
    const found = await this.database.one<{ cohortId: string }>(sql`
      select cohort_id as "cohortId" from enrolment where id = ${enrolmentId}`);
    return found ? ((await this.plans.cohort(found.cohortId))?.subject ?? null) : null;
  }

  async find(id: string): Promise<KnownAbsence | null> {
    return this.database.one<KnownAbsence>(sql`select ${KNOWN_ABSENCE} where k.id = ${id}`);
  }

  async of(enrolmentId: string): Promise<KnownAbsence[]> {
    return this.database.query<KnownAbsence>(sql`
      select ${KNOWN_ABSENCE} where k.enrolment_id = ${enrolmentId} order by k.until_date desc, k.id`);
  }

  /** Whether a session is one of the enrolment's cohort. */
  async isTheirs(enrolmentId: string, sessionId: string): Promise<boolean> {
    const found = await this.database.one(sql`
      select from enrolment e join training_session s on s.cohort_id = e.cohort_id
       where e.id = ${enrolmentId} and s.id = ${sessionId}`);
    return found !== null;
  }

  /**
   * People in training who missed the latest sessions that were held for them. A cohort that is over is for calling nobody any more,
   * unless a session of it is still to come.
   */
  async missed(query: z.output<typeof absencesQuery>): Promise<Absences['items']> {
    const { programmeId, cohortId, mine, called } = query;
    const now = this.clock.now();
    const accounts = sql`${[this.policy.actor.accountId]}::uuid[]`;
    const isMine = typeof COHORT_COLUMNS.trainerIds === 'function' ? COHORT_COLUMNS.trainerIds(accounts) : sql`false`;
    return this.database.query(sql`
      select e.id as "enrolmentId", e.person_id as "personId", coalesce(pi.preferred_name, '') as name,
             jsonb_build_object('id', c.id, 'name', c.name) as cohort,
             jsonb_build_object('id', p.id, 'name', p.name, 'code', p.code) as programme,
             record."consecutiveAbsences" as run, held."noShows", held."lastAttendedOn", held.latest as "latestSession",
             case when call.called_on is not null then jsonb_build_object('calledOn', call.called_on,
               'by', (select name from account where account.id = call.recorded_by)) end as call
        from enrolment e
        join cohort c on c.id = e.cohort_id
        join strand st on st.id = c.strand_id
        join programme p on p.id = st.programme_id
        left join person_identity pi on pi.person_id = e.person_id
        ${attendanceRecord(now)}
        cross join lateral (
          select (count(*) filter (where a.mark = 'noShow' and s.starts_at > coalesce(last_attended.at, '-infinity')))::int as "noShows",
                 max(s.date) filter (where ${IS_ATTENDED}) as "lastAttendedOn",
                 (jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'date', s.date) order by s.starts_at desc, s.id desc)) -> 0 as latest
            from training_session s join attendance a on a.session_id = s.id and a.enrolment_id = e.id
           where s.cohort_id = e.cohort_id and ${IS_HELD}
        ) held
        left join absence_call call on call.enrolment_id = e.id and call.session_id = (held.latest ->> 'id')::uuid
       where ${this.policy.narrow('cohort.read', COHORT_COLUMNS)}
         and e.state in ('enrolled', 'inTraining') and record."consecutiveAbsences" >= ${ABSENCES_UNTIL_CALL}
         and (c.end_date >= (${now}::timestamptz at time zone p.time_zone)::date or record."toCome" > 0)
         ${programmeId === undefined ? empty : sql`and st.programme_id = ${programmeId}`}
         ${cohortId === undefined ? empty : sql`and c.id = ${cohortId}`}
         ${mine === undefined ? empty : sql`and (${isMine}) = ${mine}`}
         ${called ? empty : sql`and call.called_on is null`}
       order by record."consecutiveAbsences" desc, name, e.id`);
  }
}
