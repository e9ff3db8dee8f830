import { Injectable } from '@nestjs/common';
import type { SessionGroup, SessionTimes } from '@throughline/domain/people';
import type { Subject } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { IS_EXPECTED } from '../training/attendance.queries';

type Person = SessionGroup['people'][number];

/** A session, its group, and the facts that the policy decides on. */
export interface StoredGroup {
  readonly session: SessionTimes;
  readonly subject: Subject;
}

@Injectable()
export class SessionGroupQueries {
  constructor(private readonly database: Database) {}

  async session(id: string): Promise<StoredGroup | null> {
    return this.database.one<StoredGroup>(sql`
      select jsonb_build_object('state', s.state, 'startsAt', ${isoInstant('s.starts_at')}, 'endsAt', ${isoInstant('s.ends_at')}) as session,
             jsonb_build_object('programmeId', st.programme_id, 'strandId', st.id, 'trainerIds', (
               select coalesce(jsonb_agg(t.account_id), '[]') from (
                 select account_id from session_trainer where session_id = s.id
                 union select account_id from cohort_trainer where cohort_id = s.cohort_id) t)) as subject
        from training_session s join cohort c on c.id = s.cohort_id join strand st on st.id = c.strand_id
       where s.id = ${id}`);
  }

  /** Who is expected at a session, with what they need. */
  async people(id: string): Promise<Person[]> {
    return this.database.query<Person>(sql`
      select e.id as "enrolmentId", e.person_id as "personId", coalesce(pi.preferred_name, '') as "preferredName", e.state,
             not exists (select from training_session earlier
                          where earlier.cohort_id = s.cohort_id and earlier.starts_at < s.starts_at and earlier.date >= e.enrolled_on
                            and earlier.state not in ('draft', 'postponed', 'cancelled')) as "isFirst",
             jsonb_build_object('accessNeeds', coalesce(needs.access_needs, '{}'), 'note', coalesce(needs.note, ''),
               'emergencyContact', case when needs.emergency_name is not null
                  then jsonb_build_object('name', needs.emergency_name, 'phone', needs.emergency_phone) end) as needs
        from training_session s
        join enrolment e on e.cohort_id = s.cohort_id and ${IS_EXPECTED}
        left join person_identity pi on pi.person_id = e.person_id
        left join person_needs needs on needs.person_id = e.person_id
       where s.id = ${id}
       order by pi.preferred_name, e.id`);
  }
}
