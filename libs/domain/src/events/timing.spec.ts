import { movesUpAt, showsGuestNeedsAt, takesAnswersAt } from './timing';
import { EVENT_STATES, type EventState } from './vocabulary';

const event = (state: EventState) => ({ state, startsAt: '2026-06-20T10:00:00Z', endsAt: '2026-06-20T14:00:00Z' });

it.each([
  ['2026-06-13T09:59:59Z', false],
  ['2026-06-13T10:00:00Z', true],
  ['2026-06-22T13:59:59Z', true],
  ['2026-06-22T14:00:00Z', false],
])('needs of guests at %s: %s', (now, isShown) => {
  expect(showsGuestNeedsAt(event('announced'), now)).toBe(isShown);
  expect(showsGuestNeedsAt(event('writtenUp'), now)).toBe(isShown);
});

it('needs are of no use for what does not take place on that day', () => {
  const shown = EVENT_STATES.filter((state) => showsGuestNeedsAt(event(state), '2026-06-20T09:00:00Z'));
  expect(shown).toEqual(['announced', 'held', 'writtenUp']);
});

it('answers are taken once it was announced, until it begins', () => {
  const at = (now: string) => EVENT_STATES.filter((state) => takesAnswersAt(event(state), now));
  expect(at('2026-06-20T09:59:59Z')).toEqual(['announced']);
  expect(at('2026-06-20T10:00:00Z')).toEqual([]);
});

it('the waiting list moves until the event begins; what has no date has not begun', () => {
  const at = (now: string) => EVENT_STATES.filter((state) => movesUpAt(event(state), now));
  expect(at('2026-06-20T09:59:59Z')).toEqual(['draft', 'announced', 'postponed']);
  expect(at('2026-06-20T10:00:00Z')).toEqual(['draft', 'postponed']);
});
