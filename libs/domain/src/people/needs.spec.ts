import type { SessionState } from '../training';
import { needsWindow, showsNeedsAt } from './needs';

const session = {
  state: 'scheduled' as SessionState,
  startsAt: '2026-06-15T17:00:00Z',
  endsAt: '2026-06-15T19:00:00Z',
};

describe('what a group needs is shown to the trainers of a session', () => {
  it.each([
    ['2026-06-08T16:59:59Z', false],
    ['2026-06-08T17:00:00Z', true],
    ['2026-06-15T18:00:00Z', true],
    ['2026-06-17T18:59:59Z', true],
    ['2026-06-17T19:00:00Z', false],
  ])('at %s: %s', (now, shown) => {
    expect(showsNeedsAt(session, now)).toBe(shown);
  });

  it.each<[SessionState, boolean]>([
    ['draft', false],
    ['scheduled', true],
    ['postponed', false],
    ['cancelled', false],
    ['registerSubmitted', true],
    ['locked', true],
  ])('of one that is %s, on its day: %s', (state, shown) => {
    expect(showsNeedsAt({ ...session, state }, '2026-06-15T17:30:00Z')).toBe(shown);
  });

  it('from 7 days before it to 2 days after', () => {
    expect(needsWindow(session)).toEqual({ from: '2026-06-08T17:00:00.000Z', until: '2026-06-17T19:00:00.000Z' });
  });
});
