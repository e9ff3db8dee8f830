import { accepted, addDays, refused, type LocalDate, type Result } from '../shared';
import { moveEnrolment } from './enrolment';
import { hasPlace } from './enrolment-places';
import { JOINING_OPENS_DAYS, LEFT_STATES } from './enrolment-vocabulary';
import type { EnrolmentState } from './vocabulary';

/** One step of an enrolment: from which state to which, on which day. The first one comes from nowhere. */
export interface EnrolmentStep {
  readonly from: EnrolmentState | null;
  readonly to: EnrolmentState;
  readonly on: LocalDate;
}

/** The steps of an enrolment in the order in which they were taken; never empty. */
export type EnrolmentHistory = readonly [EnrolmentStep, ...EnrolmentStep[]];

/** Days between which something can be said to have happened, both included. */
export interface DayBounds {
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
}

/** How an enrolment stands after its steps. */
export interface EnrolmentStanding {
  readonly state: EnrolmentState;
  /** The day of the last step. */
  readonly since: LocalDate;
  /** The day on which they got a place; null for who never did. */
  readonly enrolledOn: LocalDate | null;
  /** The day of the first session that they attended. */
  readonly beganOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
  readonly leftOn: LocalDate | null;
}

export const hasLeft = (state: EnrolmentState): boolean => (LEFT_STATES as readonly EnrolmentState[]).includes(state);

/** How an enrolment stands: everything that is known of its dates comes from its steps. */
export const standingOf = (history: EnrolmentHistory): EnrolmentStanding => {
  const { to: state, on: since } = history.at(-1) ?? history[0];
  const firstTo = (wanted: EnrolmentState): LocalDate | null => history.find(({ to }) => to === wanted)?.on ?? null;
  return {
    state,
    since,
    enrolledOn: history.find(({ to }) => hasPlace(to))?.on ?? null,
    beganOn: firstTo('inTraining'),
    completedOn: state === 'completed' ? since : null,
    leftOn: hasLeft(state) ? since : null,
  };
};

/** Whether a day lies within bounds. */
export const checkDay = (on: LocalDate, { earliest, latest }: DayBounds): Result<LocalDate, 'enrolment.dateOutside'> =>
  on < earliest || on > latest ? refused('enrolment.dateOutside', { earliest, latest }) : accepted(on);

const earlier = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? one : other);

/**
 * Takes a step. It lies between the one before and today: what has not happened is not recorded. Who is to join only later can step back
 * before that.
 */
export const takeStep = (
  history: EnrolmentHistory,
  { to, on }: Pick<EnrolmentStep, 'to' | 'on'>,
  today: LocalDate,
): Result<EnrolmentHistory, 'enrolment.transition' | 'enrolment.dateOutside'> => {
  const { state, since } = standingOf(history);
  const move = moveEnrolment(state, to);
  if (!move.ok) return move;
  const day = checkDay(on, { earliest: earlier(since, today), latest: today });
  return day.ok ? accepted([...history, { from: state, to, on }]) : day;
};

/**
 * Corrects the day of a step, which stays between those of its neighbours.
 * @param bounds of the first step, when it is that which is corrected, and of today
 */
export const correctStep = (
  history: EnrolmentHistory,
  index: number,
  { on, bounds }: { readonly on: LocalDate; readonly bounds: DayBounds },
): Result<EnrolmentHistory, 'enrolment.dateOutside'> => {
  const earliest = history[index - 1]?.on ?? bounds.earliest;
  const latest = history[index + 1]?.on ?? bounds.latest;
  const day = checkDay(on, { earliest, latest });
  if (!day.ok) return day;
  const [first, ...others] = history.map((step, each) => (each === index ? { ...step, on } : step));
  return accepted(first ? [first, ...others] : history);
};

/** Takes the last step back, as if it had not been taken. The first one cannot be: without it there is no enrolment. */
export const takeBackStep = (history: EnrolmentHistory): Result<EnrolmentHistory, 'enrolment.notLast'> => {
  const [first, ...others] = history;
  return others.length === 0 ? refused('enrolment.notLast') : accepted([first, ...others.slice(0, -1)]);
};

/**
 * When somebody can be said to have joined a cohort: from a year before its first day through its last. On the waiting list, not later
 * than today.
 */
export const joiningBounds = (
  { startDate, endDate }: { readonly startDate: LocalDate; readonly endDate: LocalDate },
  to: EnrolmentState,
  today: LocalDate,
): DayBounds => ({
  earliest: earlier(addDays(startDate, -JOINING_OPENS_DAYS), today),
  latest: to === 'interested' ? today : endDate,
});

/** Who never started: the cohort is over, and they were at none of its sessions (domain B2). */
export const checkNotStarted = (
  { endDate, attended }: { readonly endDate: LocalDate; readonly attended: number },
  today: LocalDate,
): Result<true, 'enrolment.cohortNotOver' | 'enrolment.cameOnce'> => {
  if (endDate >= today) return refused('enrolment.cohortNotOver', { endDate });
  return attended > 0 ? refused('enrolment.cameOnce', { attended }) : accepted(true);
};
