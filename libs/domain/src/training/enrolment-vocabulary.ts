import type { EnrolmentState, SessionState } from './vocabulary';

/** States of a session whose register was handed in. A reopened one was, and is being corrected. */
export const SUBMITTED_STATES = ['registerSubmitted', 'locked', 'reopened'] as const satisfies SessionState[];

/** States of a session that is to take place on its date. A postponed one has no date until it is given one. */
export const COMING_STATES = ['scheduled', 'inProgress'] as const satisfies SessionState[];

/** Who takes up a place of the cohort. Somebody who pauses may come back, and somebody who completed has had theirs. */
export const PLACE_STATES = ['enrolled', 'inTraining', 'paused', 'completed'] as const satisfies EnrolmentState[];

/** Who is in the cohort no more. */
export const LEFT_STATES = ['withdrew', 'transferred', 'didNotStart'] as const satisfies EnrolmentState[];

/** Days for which an offered place is held, unless another day is said. */
export const OFFER_DAYS = 7;

/** The most days for which a place can be held for somebody. */
export const OFFER_DAYS_AT_MOST = 60;

/** Days before the first day of a cohort from which on somebody can be enrolled. */
export const JOINING_OPENS_DAYS = 366;
