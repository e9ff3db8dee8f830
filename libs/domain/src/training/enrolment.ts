import { accepted, refused, type Result } from '../shared';
import type { EnrolmentState } from './vocabulary';

const LEAVING = ['withdrew', 'transferred'] as const satisfies EnrolmentState[];

/** Where an enrolment can go from each state (domain B2). Who declines an offer may go back to the end of the waiting list. */
export const ENROLMENT_TRANSITIONS = {
  interested: ['invited', 'enrolled', ...LEAVING],
  invited: ['enrolled', 'interested', ...LEAVING],
  enrolled: ['inTraining', 'didNotStart', ...LEAVING],
  inTraining: ['paused', 'completed', ...LEAVING],
  paused: ['inTraining', ...LEAVING],
  completed: [],
  didNotStart: [],
  withdrew: [],
  transferred: [],
} as const satisfies Record<EnrolmentState, readonly EnrolmentState[]>;

export const moveEnrolment = (
  from: EnrolmentState,
  to: EnrolmentState,
): Result<EnrolmentState, 'enrolment.transition'> =>
  (ENROLMENT_TRANSITIONS[from] as readonly EnrolmentState[]).includes(to)
    ? accepted(to)
    : refused('enrolment.transition', { from, to });
