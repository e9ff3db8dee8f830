import { Injectable } from '@nestjs/common';
import type { Person } from '@throughline/domain/people';
import type { Subject } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { COHORT_COLUMNS } from '../training/cohort.queries';

@Injectable()
export class PeopleQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
  ) {}

  /** A person with those of their cohorts that the reader may see. */
  async find(id: string): Promise<Person | null> {
    return this.database.one<Person>(sql`
      select person.id, person.version, pi.preferred_name as "preferredName",
             (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'programmeName', p.name, 'state', e.state)
                                        order by c.start_date desc, c.id), '[]')
                from enrolment e join cohort c on c.id = e.cohort_id
                join strand st on st.id = c.strand_id join programme p on p.id = st.programme_id
               where e.person_id = person.id and ${this.policy.narrow('cohort.read', COHORT_COLUMNS)}) as cohorts
        from person join person_identity pi on pi.person_id = person.id
       where person.id = ${id}`);
  }

  /**
   * Where the work meets a person, one subject for each of their enrolments. They are decided on one by one: being a trainer there, and
   * having a membership elsewhere, does not add up to anything.
   */
  async subjects(id: string): Promise<Subject[]> {
    return this.database.query<{ programmeId: string; strandId: string; trainerIds: string[] }>(sql`
      select st.programme_id as "programmeId", st.id as "strandId",
             array(select t.account_id::text from cohort_trainer t where t.cohort_id = e.cohort_id
                   union select t.account_id::text from session_trainer t join training_session s on s.id = t.session_id
                    where s.cohort_id = e.cohort_id) as "trainerIds"
        from enrolment e join cohort c on c.id = e.cohort_id join strand st on st.id = c.strand_id
       where e.person_id = ${id}`);
  }
}
