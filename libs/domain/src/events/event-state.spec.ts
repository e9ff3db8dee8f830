import { moveEvent, type StepFacts } from './event-state';
import { EVENT_STATES, HELD_STATES, type EventState } from './vocabulary';

const NEXT: Record<EventState, readonly EventState[]> = {
  draft: ['announced', 'cancelled'],
  announced: ['held', 'postponed', 'cancelled'],
  held: ['writtenUp'],
  writtenUp: [],
  postponed: ['announced', 'cancelled'],
  cancelled: [],
};
/** Afterwards, when everything is known that a step could ask for. */
const known: StepFacts = {
  now: '2026-05-16T18:00:00Z',
  startsAt: '2026-05-16T08:00:00Z',
  reason: 'The hall is flooded.',
  hasDate: true,
  headcount: 30,
  noHeadcountReason: null,
};

describe('the steps of an event', () => {
  const pairs = EVENT_STATES.flatMap((from) => EVENT_STATES.map((to) => [from, to, NEXT[from].includes(to)] as const));

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(moveEvent(from, to, known)).toEqual(
      isAllowed ? { ok: true, value: to } : { ok: false, refusal: { code: 'event.transition', params: { from, to } } },
    );
  });

  it('it was held once it has begun, not before', () => {
    const at = (now: string) => moveEvent('announced', 'held', { ...known, now }).ok;
    expect([at('2026-05-16T07:59:59Z'), at('2026-05-16T08:00:00Z')]).toEqual([false, true]);
  });

  it('it can be cancelled or postponed before it begins', () => {
    const before = { ...known, now: '2026-05-01T00:00:00Z' };
    expect(moveEvent('announced', 'cancelled', before).ok).toBe(true);
    expect(moveEvent('announced', 'postponed', before).ok).toBe(true);
  });

  it.each<[EventState, EventState, Partial<StepFacts>, string]>([
    ['draft', 'cancelled', { reason: null }, 'event.reasonNeeded'],
    ['announced', 'postponed', { reason: '' }, 'event.reasonNeeded'],
    ['postponed', 'announced', { hasDate: false }, 'event.dateNeeded'],
    ['held', 'writtenUp', { headcount: null }, 'event.headcountNeeded'],
  ])('%s to %s is refused with %j: %s', (from, to, missing, code) => {
    expect(moveEvent(from, to, { ...known, ...missing })).toMatchObject({ refusal: { code } });
  });

  it('it is written up without a headcount when somebody says why there is none', () => {
    const uncounted = { ...known, headcount: null, noHeadcountReason: 'In the open air.' };
    expect(moveEvent('held', 'writtenUp', uncounted).ok).toBe(true);
    expect(moveEvent('held', 'writtenUp', { ...known, headcount: 0 }).ok).toBe(true);
  });
});

it('only an event that took place counts for reach', () => {
  expect(HELD_STATES).toEqual(['held', 'writtenUp']);
});
