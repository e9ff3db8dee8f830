import { accepted, addDays, refused, type LocalDate, type Result } from '../shared';
import { OFFER_DAYS, OFFER_DAYS_AT_MOST, PLACE_STATES } from './enrolment-vocabulary';
import type { EnrolmentState } from './vocabulary';

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
