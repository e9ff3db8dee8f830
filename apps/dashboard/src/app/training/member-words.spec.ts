import { type CohortMember, type EnrolmentState } from '@throughline/domain/training';
import { absenceWords, attendanceWords, completionObstacle, MOVE_WORDS, movesOf } from './member-words';

const member = (facts: Partial<CohortMember> = {}): CohortMember => ({
  ...{
    enrolmentId: 'e',
    version: 1,
    personId: 'p',
    preferredName: 'Demo Trainee 07',
    state: 'inTraining',
    source: 'open',
  },
  ...{ enrolledOn: '2026-01-10', leftOn: null, attended: 9, held: 12, toCome: 3, consecutiveAbsences: 0 },
  ...{ missingCoreModules: [], mayComplete: false },
  ...facts,
});

describe('how somebody is getting on', () => {
  it.each([
    [{}, '9 of 12 held, 3 to come'],
    [{ toCome: 0 }, '9 of 12 held'],
    [{ attended: 0, held: 0, toCome: 6 }, 'none held yet, 6 to come'],
    [{ attended: 0, held: 0, toCome: 0 }, 'none held yet'],
  ])('%j: %s', (facts, words) => expect(attendanceWords(member(facts))).toBe(words));

  it.each([
    [0, 'inTraining', null],
    [1, 'inTraining', null],
    [2, 'inTraining', 'missed the last 2 sessions — somebody should call'],
    [5, 'enrolled', 'missed the last 5 sessions — somebody should call'],
    [5, 'paused', null],
    [5, 'withdrew', null],
    [5, 'completed', null],
  ] as const)('%i missed in a row while %s: %s', (consecutiveAbsences, state, words) =>
    expect(absenceWords(member({ consecutiveAbsences, state }))).toBe(words),
  );
});

describe('why somebody cannot complete yet', () => {
  it.each([
    [{ mayComplete: true }, 0.7, null],
    [{ missingCoreModules: ['Dialogue', 'Ethics'] }, 0.7, 'Core modules are still missing: Dialogue, Ethics.'],
    [{ held: 0, attended: 0 }, 0.7, 'No session has been held and its register submitted yet.'],
    [{ held: 10, attended: 6 }, 0.7, 'They were at 6 of 10 sessions; the course asks for 7.'],
    [{ held: 9, attended: 6 }, 0.7, 'They were at 6 of 9 sessions; the course asks for 7.'],
  ])('%j at %f: %s', (facts, minimumAttendance, words) =>
    expect(completionObstacle(member(facts), { minimumAttendance })).toBe(words),
  );
});

describe('what is offered', () => {
  it.each<[EnrolmentState, EnrolmentState[]]>([
    ['interested', ['enrolled', 'withdrew']],
    ['invited', ['enrolled', 'withdrew']],
    ['enrolled', ['didNotStart', 'withdrew']],
    ['inTraining', ['completed', 'paused', 'withdrew']],
    ['paused', ['inTraining', 'withdrew']],
    ['completed', []],
    ['didNotStart', []],
    ['withdrew', []],
    ['transferred', []],
  ])('from %s: %j, each with a verb', (state, moves) => {
    expect(movesOf(member({ state }))).toEqual(moves);
    expect(moves.filter((move) => MOVE_WORDS[move] === undefined)).toEqual([]);
  });
});
