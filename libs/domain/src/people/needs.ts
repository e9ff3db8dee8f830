import type { SessionState } from '../training';
import { NEEDS_DAYS_AFTER, NEEDS_DAYS_BEFORE } from './vocabulary';

const DAY_MS = 86_400_000;

/** A session, as far as showing its needs goes. Instants are ISO 8601 in UTC. */
export interface SessionTimes {
  readonly state: SessionState;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** When the needs of a group are shown to the trainers of a session: from and until, as ISO 8601 in UTC. */
export const needsWindow = ({ startsAt, endsAt }: Omit<SessionTimes, 'state'>) => ({
  from: new Date(Date.parse(startsAt) - NEEDS_DAYS_BEFORE * DAY_MS).toISOString(),
  until: new Date(Date.parse(endsAt) + NEEDS_DAYS_AFTER * DAY_MS).toISOString(),
});

/** Whether the needs of a group are shown to the trainers of a session at an instant: while they are of use for it, and no longer. */
export const showsNeedsAt = (session: SessionTimes, now: string): boolean => {
  if (session.state === 'draft' || session.state === 'postponed' || session.state === 'cancelled') return false;
  const { from, until } = needsWindow(session);
  return Date.parse(now) >= Date.parse(from) && Date.parse(now) < Date.parse(until);
};
