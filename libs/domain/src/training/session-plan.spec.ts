import { stateAfterPlan } from './session-plan';
import { SESSION_STATES, type SessionState } from './vocabulary';

const after = (from: SessionState, isDraft: boolean, isMoved: boolean): string => {
  const result = stateAfterPlan(from, { isDraft, isMoved });
  return result.ok ? result.value : result.refusal.code;
};

describe('a plan that is changed', () => {
  it.each(SESSION_STATES.filter((state) => state !== 'draft'))('never makes a draft of what is %s', (state) => {
    expect(after(state, true, false)).toBe('session.transition');
  });

  it('keeps a draft a draft, or schedules it', () => {
    expect([after('draft', true, true), after('draft', false, false)]).toEqual(['draft', 'scheduled']);
  });

  it('schedules what was postponed once it has a new date, and not before', () => {
    expect([after('postponed', false, false), after('postponed', false, true)]).toEqual(['postponed', 'scheduled']);
  });

  it.each(['scheduled', 'inProgress', 'delivered', 'cancelled'] as const)('leaves what is %s so', (state) => {
    expect(after(state, false, true)).toBe(state);
  });
});
