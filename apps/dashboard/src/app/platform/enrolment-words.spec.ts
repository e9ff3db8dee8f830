import { aMember as member } from '../../testing/a-cohort';
import { absenceWords, attendanceWords } from './enrolment-words';

describe('how somebody is getting on', () => {
  it.each([
    [{}, '9 of 12 held, 3 to come'],
    [{ toCome: 0 }, '9 of 12 held'],
    [{ attended: 0, held: 0, toCome: 6 }, 'none held yet, 6 to come'],
    [{ attended: 0, held: 0, toCome: 0 }, 'none held yet'],
  ])('%j: %s', (facts, words) =>
    expect(attendanceWords(member({ attended: 9, held: 12, toCome: 3, ...facts }))).toBe(words),
  );

  it.each([
    [0, 'inTraining', null],
    [1, 'inTraining', null],
    [2, 'inTraining', 'missed the last 2 sessions'],
    [5, 'enrolled', 'missed the last 5 sessions'],
    [5, 'paused', null],
    [5, 'withdrew', null],
    [5, 'completed', null],
  ] as const)('%i missed in a row while %s: %s', (consecutiveAbsences, state, words) =>
    expect(absenceWords(member({ consecutiveAbsences, state }))).toBe(words),
  );
});
