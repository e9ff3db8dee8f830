import { applyArrival, doorOpensAt, isDoorOpen, type StandingArrival } from './door';
import { EVENT_STATES } from './vocabulary';

const standing: StandingArrival = { arrival: 'arrived', version: 2, mutationId: 'first' };
const change = { arrival: 'notArrived', baseVersion: 2, mutationId: 'second' } as const;

it.each([
  ['what had seen the standing mark is kept', {}, 'saved'],
  ['what had not, and says something else, is a conflict', { baseVersion: 1 }, 'conflict'],
  ['what had not, and says the same, is no conflict', { baseVersion: 0, arrival: 'arrived' as const }, 'unchanged'],
  ['the same message again changes nothing', { mutationId: 'first', baseVersion: 1 }, 'unchanged'],
  ['undo is another mark', { arrival: 'notMarked' as const }, 'saved'],
])('%s', (_, changes, outcome) => {
  expect(applyArrival(standing, { ...change, ...changes })).toBe(outcome);
});

it('the door opens twelve hours before, and closes when the event is written up', () => {
  const startsAt = '2026-06-20T10:00:00.000Z';
  expect(doorOpensAt(startsAt)).toBe('2026-06-19T22:00:00.000Z');
  const open = (now: string) => EVENT_STATES.filter((state) => isDoorOpen({ state, startsAt }, now));
  expect(open('2026-06-19T21:59:59Z')).toEqual(['held']);
  expect(open('2026-06-19T22:00:00Z')).toEqual(['announced', 'held']);
});
