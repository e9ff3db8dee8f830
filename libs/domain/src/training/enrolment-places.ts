import { accepted, addDays, refused, type LocalDate, type Result } from '../shared';
import type { EnrolmentState } from './vocabulary';

/** Days for which an offered place is held, unless another day is said. */
export const OFFER_DAYS = 7;
/** The most days for which a place can be held for somebody. */
export const OFFER_DAYS_AT_MOST = 60;

/** Who takes up a place of the cohort. Somebody who pauses may come back, and somebody who completed has had theirs. */
export const PLACE_STATES = ['enrolled', 'inTraining', 'paused', 'completed'] as const satisfies EnrolmentState[];

export const hasPlace = (state: EnrolmentState): boolean => (PLACE_STATES as readonly EnrolmentState[]).includes(state);

/** How the places of a cohort stand when somebody asks for one. Their own offer, if they have one, is not among those that are open. */
export interface Places {
  readonly capacity: number;
  readonly taken: number;
  /** Places held for others by offers that are open. */
  readonly offered: number;
  /** How many wait on the list before this person. */
  readonly ahead: number;
}

/**
 * Whether somebody can have a place now, or be offered one: there has to be one, and whoever waits longer comes first, unless somebody
 * says why not.
 */
export const checkPlace = (
  { capacity, taken, offered, ahead }: Places,
  reason: string | undefined,
): Result<true, 'cohort.full' | 'cohort.othersWait'> => {
  if (taken + offered >= capacity) return refused('cohort.full', { capacity, offered });
  return ahead > 0 && reason === undefined ? refused('cohort.othersWait', { waiting: ahead }) : accepted(true);
};

/** Until which day an offer made today is held. */
export const offerUntil = (
  today: LocalDate,
  wanted: LocalDate | undefined,
): Result<LocalDate, 'enrolment.dateOutside'> => {
  const [earliest, latest] = [today, addDays(today, OFFER_DAYS_AT_MOST)];
  const until = wanted ?? addDays(today, OFFER_DAYS);
  return until < earliest || until > latest ? refused('enrolment.dateOutside', { earliest, latest }) : accepted(until);
};
