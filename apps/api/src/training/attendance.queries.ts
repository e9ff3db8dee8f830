import {
  ATTENDED_MARKS,
  COMING_STATES,
  EXPECTED_STATES,
  PLACE_STATES,
  SUBMITTED_STATES,
  type SessionState,
} from '@throughline/domain/training';
import sql, { join, raw, type Sql } from 'sql-template-tag';

// Parts of queries, over the aliases `s` (training_session), `e` (enrolment) and `a` (attendance). Every number about attendance is
// made of these, so that a register, a cohort and a report cannot disagree. They are the rule of `attendanceOf` in the domain, for sets:
// a property spec holds the two equal.

/** States in which a register is as it was handed in, apart from corrections of its marks. */
const CLOSED_STATES = ['registerSubmitted', 'locked'] as const satisfies SessionState[];

/** Words of the domain's vocabulary as an SQL list. They are constants, so plans may rely on them. */
export const words = (list: readonly string[]): Sql =>
  join(
    list.map((word) => raw(`'${word}'`)),
    ', ',
  );

export const HAS_REGISTER = sql`s.state in (${words(SUBMITTED_STATES)})`;

export const IS_ATTENDED = sql`a.mark in (${words(ATTENDED_MARKS)})`;

export const HOLDS_PLACE = sql`e.state in (${words(PLACE_STATES)})`;

/** A place is held for them by an offer that has not lapsed. */
export const holdsOffer = (now: Date): Sql => sql`(e.state = 'invited' and e.offer_ends_at > ${now})`;

/** They had joined by the day of the session, and had not left. Where people are only counted, nobody is expected by name. */
export const IS_EXPECTED = sql`(s.register_kind = 'named' and e.enrolled_on <= s.date and (e.state in (${words(EXPECTED_STATES)}) or e.left_on > s.date))`;

/**
 * They stand on the register of the session. Until it is handed in: who is expected, and who came although they were not. From then on: who
 * was marked, so that whoever joins later is not added to it, even when the day they are said to have joined lies before.
 */
export const IS_ENTRY = sql`
  (case when s.state in (${words(CLOSED_STATES)}) then a.mark <> 'notMarked' else ${IS_EXPECTED} or ${IS_ATTENDED} end)`;

/** The session is held for them. On the day on which they left, it was when they came. */
export const IS_HELD = sql`
  (${HAS_REGISTER} and a.mark <> 'notMarked'
    and (${IS_EXPECTED} or (${IS_ATTENDED} and e.enrolled_on <= s.date and e.left_on = s.date)))`;

/** The session is to come, and they are expected at it. */
export const isToCome = (now: Date): Sql =>
  sql`(s.state in (${words(COMING_STATES)}) and s.ends_at > ${now} and ${IS_EXPECTED})`;

/** Nothing was said of them at the session, and they are known to be away on its day: until somebody marks them, that is an apology. */
export const IS_AWAY = sql`
  (coalesce(a.mark, 'notMarked') = 'notMarked' and exists (
    select from known_absence k where k.enrolment_id = e.id and s.date between k.from_date and k.until_date))`;

/** The line of a register that a row speaks of. */
export const ENTRY_OF = (alias: 'h' | 'later'): Sql => raw(`coalesce(${alias}.enrolment_id, ${alias}.walk_in_id)`);
