import { needsWindow } from '../shared';
import type { SessionState } from '../training';

export { needsWindow };

/** A session, as far as showing its needs goes. Instants are ISO 8601 in UTC. */
export interface SessionTimes {
  readonly state: SessionState;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Whether the needs of a group are shown to the trainers of a session at an instant: while they are of use for it, and no longer. */
export const showsNeedsAt = (session: SessionTimes, now: string): boolean => {
  if (session.state === 'draft' || session.state === 'postponed' || session.state === 'cancelled') return false;
  const { from, until } = needsWindow(session);
  return Date.parse(now) >= Date.parse(from) && Date.parse(now) < Date.parse(until);
};
