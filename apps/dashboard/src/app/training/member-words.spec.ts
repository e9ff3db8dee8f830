import { type EnrolmentState } from '@throughline/domain/training';
import { aMember as member } from '../../testing/a-cohort';
import { completionObstacle, moveLabel, movesOf, offerWords } from './member-words';

describe('why somebody cannot complete yet', () => {
  it.each([
    [{ mayComplete: true }, 0.7, null],
    [{ missingCoreModules: ['Dialogue', 'Ethics'] }, 0.7, 'Core modules are still missing: Dialogue, Ethics.'],
    [{ held: 0, attended: 0 }, 0.7, 'No session has been held and its register submitted yet.'],
    [{ held: 10, attended: 6 }, 0.7, 'They were at 6 of 10 sessions; the course asks for 7.'],
    [{ held: 9, attended: 6 }, 0.7, 'They were at 6 of 9 sessions; the course asks for 7.'],
  ])('%j at %f: %s', (facts, minimumAttendance, words) =>
    expect(completionObstacle(member({ mayComplete: false, ...facts }), { minimumAttendance })).toBe(words),
  );
});

describe('what is offered', () => {
  const ahead = { endDate: '2199-12-31' };

  it.each<[EnrolmentState, EnrolmentState[]]>([
    ['interested', ['enrolled', 'invited', 'withdrew']],
    ['invited', ['enrolled', 'interested', 'withdrew']],
    ['enrolled', ['transferred', 'withdrew']],
    ['inTraining', ['completed', 'paused', 'transferred', 'withdrew']],
    ['paused', ['inTraining', 'transferred', 'withdrew']],
    ['completed', []],
    ['didNotStart', []],
    ['withdrew', []],
    ['transferred', []],
  ])('from %s: %j, each with a verb', (state, moves) => {
    expect(movesOf({ state }, ahead)).toEqual(moves);
    expect(moves.filter((move) => moveLabel(state, move) === '')).toEqual([]);
  });

  it('closes who never came once the cohort is over', () => {
    expect(movesOf({ state: 'enrolled' }, { endDate: '2020-01-01' })).toContain('didNotStart');
  });
});

describe('an offer', () => {
  it.each([
    [null, false, ''],
    ['2026-03-16', true, 'offered a place until 16 Mar 2026'],
    ['2026-03-06', false, 'the offer lapsed after 6 Mar 2026'],
  ])('until %s, open: %s, reads "%s"', (offeredUntil, isOfferOpen, words) => {
    expect(offerWords({ offeredUntil, isOfferOpen })).toBe(words);
  });
});
