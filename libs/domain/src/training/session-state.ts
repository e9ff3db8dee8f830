import { accepted, refused, type Result } from '../shared';
import { HOURS_UNTIL_LOCK, type SessionState } from './vocabulary';

/** Where a session can go from each state (domain B2). `registerSubmitted` from `scheduled` is delivering and submitting at once. */
export const SESSION_TRANSITIONS = {
  draft: ['scheduled', 'cancelled'],
  scheduled: ['inProgress', 'delivered', 'registerSubmitted', 'postponed', 'cancelled'],
  inProgress: ['delivered', 'registerSubmitted'],
  delivered: ['registerSubmitted'],
  registerSubmitted: ['locked'],
  locked: ['reopened'],
  reopened: ['registerSubmitted'],
  postponed: ['scheduled', 'cancelled'],
  cancelled: [],
} as const satisfies Record<SessionState, readonly SessionState[]>;

export const moveSession = (from: SessionState, to: SessionState): Result<SessionState, 'session.transition'> =>
  (SESSION_TRANSITIONS[from] as readonly SessionState[]).includes(to)
    ? accepted(to)
    : refused('session.transition', { from, to });

/** What the state of a session depends on besides what is stored. */
export interface StoredSession {
  readonly state: SessionState;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly registerSubmittedAt: string | null;
}

/** When a submitted register locks: 48 hours after it was submitted, as ISO 8601 in UTC. */
export const locksAt = (registerSubmittedAt: string): string =>
  new Date(Date.parse(registerSubmittedAt) + HOURS_UNTIL_LOCK * 3_600_000).toISOString();

/**
 * The state of a session at an instant. Two things happen by the clock alone, so that no nightly job has to run for them to be
 * true: a scheduled session is in progress between its start and its end, and a submitted register locks after 48 hours.
 */
export const stateAt = (session: StoredSession, now: string): SessionState => {
  const at = Date.parse(now);
  if (session.state === 'registerSubmitted' && session.registerSubmittedAt !== null)
    return at >= Date.parse(locksAt(session.registerSubmittedAt)) ? 'locked' : 'registerSubmitted';
  if (session.state === 'scheduled' && at >= Date.parse(session.startsAt) && at < Date.parse(session.endsAt))
    return 'inProgress';
  return session.state;
};
