import sql, { empty, type Sql } from 'sql-template-tag';
import { holdsOffer, IS_ATTENDED, IS_HELD, isToCome } from './attendance.queries';

const THEIR_SESSIONS = sql`
  from training_session s left join attendance a on a.session_id = s.id and a.enrolment_id = e.id
  where s.cohort_id = e.cohort_id`;

/** Joins `record` to the enrolment `e`: what `attendanceOf` of the domain counts, for sets. */
export const attendanceRecord = (now: Date): Sql => sql`
  cross join lateral (
    select max(s.starts_at) as at ${THEIR_SESSIONS} and ${IS_HELD} and ${IS_ATTENDED}
  ) last_attended
  cross join lateral (
    select (count(*) filter (where ${IS_HELD}))::int as held,
           (count(*) filter (where ${IS_HELD} and ${IS_ATTENDED}))::int as attended,
           (count(*) filter (where ${isToCome(now)}))::int as "toCome",
           (count(*) filter (where ${IS_HELD} and s.starts_at > coalesce(last_attended.at, '-infinity')))::int
             as "consecutiveAbsences"
    ${THEIR_SESSIONS}
  ) record`;

/** Columns of `record`. */
export const ATTENDANCE_COUNTS = sql`record.attended, record.held, record."toCome", record."consecutiveAbsences"`;

const linked = (enrolment: string, seesCohort: Sql): Sql => sql`
  jsonb_build_object('enrolmentId', ${sql([enrolment])}.id, 'cohort', (
    select jsonb_build_object('id', c.id, 'name', c.name) from cohort c join strand st on st.id = c.strand_id
     where c.id = ${sql([enrolment])}.cohort_id and ${seesCohort}))`;

/**
 * How an enrolment `e` stands, as columns.
 * @param seesCohort whether the reader may see the cohort `c` of the strand `st`: where they came from, or went to, may lie elsewhere
 */
export const enrolmentHead = (seesCohort: Sql): Sql => sql`
  e.id as "enrolmentId", e.version, e.state, coalesce(last_step.taken_on, e.enrolled_on) as since, last_step.id as "stepId", e.source,
  (select jsonb_build_object('id', o.id, 'name', o.name) from organisation o where o.id = e.organisation_id) as organisation,
  e.enrolled_on as "enrolledOn", e.left_on as "leftOn",
  (select ${linked('other', seesCohort)} from enrolment other where other.id = e.transferred_from) as "transferredFrom",
  (select ${linked('other', seesCohort)} from enrolment other where other.transferred_from = e.id) as "transferredTo"`;

/** Joins `last_step` to the enrolment `e`. */
export const LAST_STEP = sql`
  left join lateral (
    select step.id, step.taken_on from enrolment_step step where step.enrolment_id = e.id order by step.position desc limit 1
  ) last_step on true`;

/** Whether a person `e.person_id` holds the module `m`: in whichever cohort that was, or without one. */
export const HOLDS_MODULE = sql`
  exists (select from held_module h where h.person_id = e.person_id and (h.module_id = m.id or h.code = m.code))`;

const WAITING_POSITION = sql`
  case when e.state = 'interested' then (
    select count(*)::int from enrolment w
     where w.cohort_id = e.cohort_id and w.state = 'interested' and (w.waiting_since, w.id) <= (e.waiting_since, e.id)) end`;

/**
 * What follows `select` for people of cohorts, as the alias `e` (and `their_cohort`).
 * @param more further columns, beginning with a comma
 * @param seesCohort as for {@link enrolmentHead}
 */
export const MEMBER = (now: Date, more: Sql = empty, seesCohort: Sql = sql`false`): Sql => sql`
  ${enrolmentHead(seesCohort)}, e.person_id as "personId", coalesce(pi.preferred_name, '') as "preferredName", ${ATTENDANCE_COUNTS},
  (select coalesce(jsonb_agg(m.title order by m.position), '[]') from course_module m
    where m.course_id = their_cohort.course_id and m.is_core and not ${HOLDS_MODULE}) as "missingCoreModules",
  case when e.state = 'invited' then e.offered_until end as "offeredUntil", ${holdsOffer(now)} as "isOfferOpen",
  ${WAITING_POSITION} as "waitingPosition" ${more}
  from enrolment e
  join cohort their_cohort on their_cohort.id = e.cohort_id
  left join person_identity pi on pi.person_id = e.person_id
  ${LAST_STEP}
  ${attendanceRecord(now)}`;
