import { Injectable } from '@nestjs/common';
import { PEOPLE_FOUND_AT_MOST, type PeopleFound, type Person } from '@throughline/domain/people';
import { foldForSearch, type Subject } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';
import { folded } from '../platform/search';
import { isToCome } from '../training/attendance.queries';
import { COHORT_COLUMNS } from '../training/cohort.queries';
import { ATTENDANCE_COUNTS, attendanceRecord, enrolmentHead, LAST_STEP } from '../training/member.queries';

type StoredEnrolment = Omit<Person['enrolments'][number], 'may'> & { readonly trainerIds: readonly string[] };
type Stored = Omit<Person, 'may' | 'enrolments'> & { readonly enrolments: readonly StoredEnrolment[] };

/** Trainers of the cohort `c`: its own, and those of its sessions. */
const TRAINERS = sql`
  array(select t.account_id::text from cohort_trainer t where t.cohort_id = c.id
        union select t.account_id::text from session_trainer t join training_session ts on ts.id = t.session_id
         where ts.cohort_id = c.id)`;

const STEPS = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', step.id, 'from', step.from_state, 'to', step.to_state, 'on', step.taken_on,
            'reason', step.reason, 'recordedAt', ${isoInstant(sql`step.recorded_at`)}, 'recordedBy', acc.name) order by step.position), '[]')
     from enrolment_step step left join account acc on acc.id = step.recorded_by where step.enrolment_id = e.id)`;

@Injectable()
export class PeopleQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** A person's way through the programmes that the reader may see: the rest of it is not in the answer. */
  async find(id: string): Promise<Omit<Person, 'may'> | null> {
    const now = this.clock.now();
    const seen = this.policy.narrow('cohort.read', COHORT_COLUMNS);
    const mayEnrol = this.policy.narrow('enrolment.write', COHORT_COLUMNS);
    const stored = await this.database.one<Stored>(sql`
      with theirs as (
        select e.*, c.course_id, ${mayEnrol} as may_enrol
          from enrolment e join cohort c on c.id = e.cohort_id join strand st on st.id = c.strand_id
         where e.person_id = ${id} and ${seen}
      ), coming as (
        -- Sessions ahead that teach something: those of their own cohorts, and those of others that the reader may see.
        select s.id, s.title, s.date, s.start_time, s.starts_at, sm.module_id, sm_module.code,
               jsonb_build_object('id', c.id, 'name', c.name) as cohort, coalesce(own.is_theirs, false) as is_theirs
          from training_session s
          join cohort c on c.id = s.cohort_id join strand st on st.id = c.strand_id
          join session_module sm on sm.session_id = s.id and sm.is_planned
          join course_module sm_module on sm_module.id = sm.module_id
          left join lateral (select bool_or(${isToCome(now)}) as is_theirs from theirs e where e.cohort_id = s.cohort_id) own on true
         where s.state in ('scheduled', 'inProgress') and s.ends_at > ${now} and ${seen}
      )
      select person.id, person.version, pi.preferred_name as "preferredName",
             (select coalesce(jsonb_agg(to_jsonb(way) - 'startDate' order by way."startDate" desc, way."enrolmentId" desc), '[]') from (
                select ${enrolmentHead(seen)}, jsonb_build_object('id', own_cohort.id, 'name', own_cohort.name) as cohort,
                       jsonb_build_object('id', course.id, 'name', course.name) as course,
                       jsonb_build_object('id', p.id, 'name', p.name) as programme,
                       jsonb_build_object('id', own_strand.id, 'name', own_strand.name) as strand, ${ATTENDANCE_COUNTS}, ${STEPS} as steps,
                       jsonb_build_object('enrol', e.may_enrol) as may, own_cohort.start_date as "startDate"
                  from theirs e
                  join cohort own_cohort on own_cohort.id = e.cohort_id
                  join course on course.id = own_cohort.course_id
                  join strand own_strand on own_strand.id = own_cohort.strand_id
                  join programme p on p.id = own_strand.programme_id
                  ${LAST_STEP} ${attendanceRecord(now)}) way) as enrolments,
             (select coalesce(jsonb_agg(jsonb_build_object('id', course.id, 'name', course.name, 'modules', (
                        select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'isCore', m.is_core,
                                 'held', held.held, 'supply', case when held.held is null then supply.supply end) order by m.position), '[]')
                          from course_module m
                          left join lateral (
                            select jsonb_build_object('on', h.held_on,
                                     'sessionId', case when c.id is not null then h.session_id end, 'where', c.name) as held
                              from held_module h
                              left join enrolment he on he.id = h.enrolment_id
                              left join (cohort c join strand st on st.id = c.strand_id) on c.id = he.cohort_id and ${seen}
                             where h.person_id = ${id} and (h.module_id = m.id or h.code = m.code)
                             order by h.held_on, h.session_id limit 1
                          ) held on true
                          left join lateral (
                            select jsonb_build_object('sessionId', coming.id, 'title', coming.title, 'date', coming.date,
                                     'startTime', coming.start_time, 'cohort', coming.cohort, 'isTheirs', coming.is_theirs) as supply
                              from coming where coming.module_id = m.id or coming.code = m.code
                             order by coming.is_theirs desc, coming.starts_at, coming.id limit 1
                          ) supply on true
                         where m.course_id = course.id)) order by course.name, course.id), '[]')
                from course where course.id in (select course_id from theirs)) as courses
        from person join person_identity pi on pi.person_id = person.id
       where person.id = ${id}`);
    return stored as Omit<Person, 'may'> | null;
  }

  /** People whose name has a part of what was typed in it, among those that the reader may see: the same name first. */
  async search(name: string): Promise<PeopleFound> {
    const typed = foldForSearch(name);
    const seen = this.policy.narrow('person.read', COHORT_COLUMNS);
    const found = await this.database.query<PeopleFound['items'][number]>(sql`
      select pi.person_id as id, pi.preferred_name as "preferredName", ${folded(sql`pi.preferred_name`)} = ${typed} as "isSameName",
             cohorts.list as cohorts
        from person_identity pi
        cross join lateral (
          select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'programmeName', p.name, 'state', e.state)
                           order by c.start_date desc, c.id) as list
            from enrolment e join cohort c on c.id = e.cohort_id
            join strand st on st.id = c.strand_id join programme p on p.id = st.programme_id
           where e.person_id = pi.person_id and ${seen}
        ) cohorts
       where position(${typed} in ${folded(sql`pi.preferred_name`)}) > 0 and cohorts.list is not null
       order by "isSameName" desc, pi.preferred_name, pi.person_id limit ${PEOPLE_FOUND_AT_MOST + 1}`);
    return { items: found.slice(0, PEOPLE_FOUND_AT_MOST), hasMore: found.length > PEOPLE_FOUND_AT_MOST };
  }

  /**
   * Where the work meets a person, one subject for each of their enrolments. They are decided on one by one: being a trainer there, and
   * having a membership elsewhere, does not add up to anything.
   */
  async subjects(id: string): Promise<Subject[]> {
    return this.database.query<{ programmeId: string; strandId: string; trainerIds: string[] }>(sql`
      select st.programme_id as "programmeId", st.id as "strandId", ${TRAINERS} as "trainerIds"
        from enrolment e join cohort c on c.id = e.cohort_id join strand st on st.id = c.strand_id
       where e.person_id = ${id}`);
  }
}
