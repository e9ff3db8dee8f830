import { concernHolds, isOpenToRaiser, moveConcern } from './concern';
import { CONCERN_STATES, type ConcernState } from './vocabulary';

const NEXT: Record<ConcernState, readonly ConcernState[]> = {
  raised: ['triaged'],
  triaged: ['monitoring', 'referred', 'closed'],
  monitoring: ['referred', 'closed'],
  referred: ['monitoring', 'closed'],
  closed: [],
};

describe('a concern', () => {
  const pairs = CONCERN_STATES.flatMap((from) =>
    CONCERN_STATES.map((to) => [from, to, NEXT[from].includes(to)] as const),
  );

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(moveConcern(from, to)).toEqual(
      isAllowed
        ? { ok: true, value: to }
        : { ok: false, refusal: { code: 'concern.transition', params: { from, to } } },
    );
  });

  it.each(CONCERN_STATES)('%s holds its story until somebody has read it, and not once it is closed', (state) => {
    expect(concernHolds(state, { holds: true })).toBe(state !== 'closed');
    expect(concernHolds(state, { holds: false })).toBe(state === 'raised');
  });

  it('is its raiser’s to read until the lead has taken it up', () => {
    expect(CONCERN_STATES.filter(isOpenToRaiser)).toEqual(['raised']);
  });
});
