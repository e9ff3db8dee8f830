import type { LocalDate } from '../shared';
import { COMING_STATES, SUBMITTED_STATES } from './enrolment-vocabulary';
import { isAttended } from './register';
import { ABSENCES_UNTIL_CALL, EXPECTED_STATES, type EnrolmentState, type Mark, type SessionState } from './vocabulary';

/** How long somebody belonged to a cohort. Who is on the waiting list was never enrolled: `enrolledOn` is null. */
export interface Stay {
  readonly state: EnrolmentState;
  readonly enrolledOn: LocalDate | null;
  /** The first day on which they are no longer expected. */
  readonly leftOn: LocalDate | null;
}

/** One session of the cohort, as it stands for one person. Instants are ISO 8601 in UTC. */
export interface AttendanceLine {
  readonly date: LocalDate;
  readonly startsAt: string;
  readonly endsAt: string;
  /** As it is stored. */
  readonly state: SessionState;
  readonly mark: Mark;
}

/** What is said of somebody's attendance: always as counts, "9 of 12 held, 3 to come". */
export interface Attendance {
  readonly held: number;
  readonly attended: number;
  readonly toCome: number;
  readonly consecutiveAbsences: number;
}

const isOneOf = <State extends string>(states: readonly State[], state: string): boolean =>
  (states as readonly string[]).includes(state);

/** Whether somebody is expected at a session of a day: they had joined by then, and had not left (domain B4.4). Pausing is not leaving. */
export const isExpectedOn = ({ state, enrolledOn, leftOn }: Stay, date: LocalDate): boolean =>
  enrolledOn !== null && enrolledOn <= date && (isOneOf(EXPECTED_STATES, state) || (leftOn !== null && leftOn > date));

/** Whether a session was held for somebody. On the day on which they left, it was when they came. */
const isHeldFor = (stay: Stay, { state, mark, date }: AttendanceLine): boolean =>
  isOneOf(SUBMITTED_STATES, state) &&
  mark !== 'notMarked' &&
  (isExpectedOn(stay, date) ||
    (isAttended(mark) && stay.enrolledOn !== null && stay.enrolledOn <= date && stay.leftOn === date));

/**
 * The attendance of one person in one cohort (domain B4.4). There is no other way of counting it; the SQL in `attendance.queries.ts` is
 * this rule for sets, and a property spec holds the two equal.
 *
 * - `held`: sessions whose register was handed in with a mark for them. An apology and a no-show stay in it. Not in it, and so not in
 *   `attended`: sessions that were cancelled or postponed, those before they joined or after they left, those whose register is not
 *   in yet, and those at which they were a walk-in.
 * - `attended`: those of them that they came to, also late or for a part of it.
 * - `toCome`: sessions that are planned and not over, at which they are expected.
 * - `consecutiveAbsences`: the run of apologies and no-shows back from their latest held session.
 *
 * @param lines the sessions of the cohort, in any order
 * @param now ISO 8601 in UTC
 */
export const attendanceOf = (stay: Stay, lines: readonly AttendanceLine[], now: string): Attendance => {
  const held = lines.filter((line) => isHeldFor(stay, line));
  const attended = held.filter(({ mark }) => isAttended(mark));
  const lastAttended = Math.max(...attended.map(({ startsAt }) => Date.parse(startsAt)));
  return {
    held: held.length,
    attended: attended.length,
    toCome: lines.filter(
      ({ state, endsAt, date }) =>
        isOneOf(COMING_STATES, state) && Date.parse(endsAt) > Date.parse(now) && isExpectedOn(stay, date),
    ).length,
    consecutiveAbsences: held.filter(({ startsAt }) => Date.parse(startsAt) > lastAttended).length,
  };
};

/** Whether somebody should call: they are in the cohort, and missed the last sessions. Who pauses is known to be away. */
export const needsCall = ({
  state,
  consecutiveAbsences,
}: Pick<Stay, 'state'> & Pick<Attendance, 'consecutiveAbsences'>): boolean =>
  consecutiveAbsences >= ABSENCES_UNTIL_CALL && (state === 'enrolled' || state === 'inTraining');
