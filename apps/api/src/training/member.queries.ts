import sql, { empty, type Sql } from 'sql-template-tag';
import { HAS_REGISTER, IS_ATTENDED, IS_EXPECTED, IS_HELD } from './attendance.queries';

const THEIR_SESSIONS = sql`
  from training_session s left join attendance a on a.session_id = s.id and a.enrolment_id = e.id
  where s.cohort_id = e.cohort_id`;

/**
 * What follows `select` for people of cohorts, as the alias `e` (and `their_cohort`). Attendance is of the sessions whose register was handed in with them on it;
 * `toCome` is of those ahead at which they are expected. A core module is held by who attended a session that delivered it, in whichever
 * cohort that was.
 * @param more further columns, beginning with a comma
 */
export const MEMBER = (now: Date, more: Sql = empty): Sql => sql`
  e.id as "enrolmentId", e.version, e.person_id as "personId", coalesce(pi.preferred_name, '') as "preferredName", e.state, e.source,
  e.enrolled_on as "enrolledOn", e.left_on as "leftOn", record.attended, record.held, record."toCome",
  record."consecutiveAbsences",
  (select coalesce(jsonb_agg(m.title order by m.position), '[]') from course_module m
    where m.course_id = their_cohort.course_id and m.is_core and not exists (
      select from held_module h where h.person_id = e.person_id and (h.module_id = m.id or h.code = m.code)
    )) as "missingCoreModules" ${more}
  from enrolment e
  join cohort their_cohort on their_cohort.id = e.cohort_id
  left join person_identity pi on pi.person_id = e.person_id
  cross join lateral (
    select max(s.starts_at) as at ${THEIR_SESSIONS} and ${IS_HELD} and ${IS_ATTENDED}
  ) last_attended
  cross join lateral (
    select (count(*) filter (where ${IS_HELD}))::int as held,
           (count(*) filter (where ${IS_HELD} and ${IS_ATTENDED}))::int as attended,
           (count(*) filter (where s.state in ('scheduled', 'inProgress', 'postponed') and s.ends_at > ${now} and ${IS_EXPECTED}))::int
             as "toCome",
           (count(*) filter (where ${IS_HELD} and s.starts_at > coalesce(last_attended.at, '-infinity')))::int
             as "consecutiveAbsences"
    ${THEIR_SESSIONS}
  ) record`;
