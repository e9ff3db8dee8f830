import { locksAt, moveSession, stateAt, type StoredSession } from './session-state';
import { DELIVERED_STATES, SESSION_STATES, type SessionState } from './vocabulary';

/** Columns: where to, in the order of SESSION_STATES. Rows: where from. */
const STEPS: Record<SessionState, string> = {
  //                  draft schd  prog  delv  subm  lock  reop  post  canc
  draft: /*         */ '  -    x    -     -     -     -     -     -     x ',
  scheduled: /*     */ '  -    -    x     x     x     -     -     x     x ',
  inProgress: /*    */ '  -    -    -     x     x     -     -     -     - ',
  delivered: /*     */ '  -    -    -     -     x     -     -     -     - ',
  registerSubmitted: ' -    -    -     -     -     x     -     -     - ',
  locked: /*        */ '  -    -    -     -     -     -     x     -     - ',
  reopened: /*      */ '  -    -    -     -     x     -     -     -     - ',
  postponed: /*     */ '  -    x    -     -     -     -     -     -     x ',
  cancelled: /*     */ '  -    -    -     -     -     -     -     -     - ',
};

describe('the steps of a session', () => {
  const pairs = SESSION_STATES.flatMap((from) => {
    const row = STEPS[from].trim().split(/\s+/);
    return SESSION_STATES.map((to, column) => [from, to, row[column] === 'x'] as const);
  });

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(moveSession(from, to)).toEqual(
      isAllowed
        ? { ok: true, value: to }
        : { ok: false, refusal: { code: 'session.transition', params: { from, to } } },
    );
  });
});

describe('what the clock does to a session', () => {
  const session = (state: SessionState, registerSubmittedAt: string | null = null): StoredSession => ({
    state,
    startsAt: '2026-05-05T17:00:00Z',
    endsAt: '2026-05-05T19:00:00Z',
    registerSubmittedAt,
  });

  it.each<[SessionState, string, SessionState]>([
    ['scheduled', '2026-05-05T16:59:59Z', 'scheduled'],
    ['scheduled', '2026-05-05T17:00:00Z', 'inProgress'],
    ['scheduled', '2026-05-05T18:59:59.999Z', 'inProgress'],
    ['scheduled', '2026-05-05T19:00:00Z', 'scheduled'],
    ['draft', '2026-05-05T18:00:00Z', 'draft'],
    ['postponed', '2026-05-05T18:00:00Z', 'postponed'],
    ['cancelled', '2026-05-05T18:00:00Z', 'cancelled'],
    ['delivered', '2026-05-05T18:00:00Z', 'delivered'],
  ])('%s at %s is %s', (stored, now, expected) => {
    expect(stateAt(session(stored), now)).toBe(expected);
  });

  it.each<[SessionState, string, SessionState]>([
    ['registerSubmitted', '2026-05-07T19:29:59.999Z', 'registerSubmitted'],
    ['registerSubmitted', '2026-05-07T19:30:00Z', 'locked'],
    ['registerSubmitted', '2027-01-01T00:00:00Z', 'locked'],
    ['reopened', '2027-01-01T00:00:00Z', 'reopened'],
    ['locked', '2026-05-05T19:31:00Z', 'locked'],
  ])('%s, submitted on 5 May at 19:30, is at %s %s', (stored, now, expected) => {
    expect(stateAt(session(stored, '2026-05-05T19:30:00Z'), now)).toBe(expected);
  });

  it('locks 48 hours after submission, also across a change of clocks', () => {
    expect(locksAt('2026-03-28T12:00:00Z')).toBe('2026-03-30T12:00:00.000Z');
  });
});

it('a session counts as delivered from delivered on, and while its register is being corrected', () => {
  expect(SESSION_STATES.filter((state) => (DELIVERED_STATES as readonly SessionState[]).includes(state))).toEqual([
    'delivered',
    'registerSubmitted',
    'locked',
    'reopened',
  ]);
});
