import { accepted, type Result } from '../shared';
import { moveSession } from './session-state';
import type { SessionState } from './vocabulary';

/**
 * The state of a session after its plan was changed. A draft is scheduled when it is said to be no draft any more, and nothing becomes a draft
 * again; a postponed session is scheduled again by a new date or time (domain B4.2: it stays one session), and by nothing else.
 */
export const stateAfterPlan = (
  from: SessionState,
  plan: { readonly isDraft: boolean; readonly isMoved: boolean },
): Result<SessionState, 'session.transition'> => {
  if (plan.isDraft) return from === 'draft' ? accepted(from) : moveSession(from, 'draft');
  const isScheduledNow = from === 'draft' || (from === 'postponed' && plan.isMoved);
  return isScheduledNow ? moveSession(from, 'scheduled') : accepted(from);
};
