import { moveEvent } from './event-state';
import { EVENT_STATES, HELD_STATES, type EventState } from './vocabulary';

const NEXT: Record<EventState, readonly EventState[]> = {
  draft: ['announced', 'cancelled'],
  announced: ['held', 'postponed', 'cancelled'],
  held: ['writtenUp'],
  writtenUp: [],
  postponed: ['announced', 'cancelled'],
  cancelled: [],
};
const afterwards = { now: '2026-05-16T18:00:00Z', startsAt: '2026-05-16T08:00:00Z' };

describe('the steps of an event', () => {
  const pairs = EVENT_STATES.flatMap((from) => EVENT_STATES.map((to) => [from, to, NEXT[from].includes(to)] as const));

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(moveEvent(from, to, afterwards)).toEqual(
      isAllowed ? { ok: true, value: to } : { ok: false, refusal: { code: 'event.transition', params: { from, to } } },
    );
  });

  it('it was held once it has begun, not before', () => {
    const at = (now: string) => moveEvent('announced', 'held', { ...afterwards, now }).ok;
    expect([at('2026-05-16T07:59:59Z'), at('2026-05-16T08:00:00Z')]).toEqual([false, true]);
  });

  it('it can be cancelled or postponed before it begins', () => {
    const before = { ...afterwards, now: '2026-05-01T00:00:00Z' };
    expect(moveEvent('announced', 'cancelled', before).ok).toBe(true);
    expect(moveEvent('announced', 'postponed', before).ok).toBe(true);
  });
});

it('only an event that took place counts for reach', () => {
  expect(HELD_STATES).toEqual(['held', 'writtenUp']);
});
