import * as fc from 'fast-check';
import { attendanceOf, isExpectedOn, needsCall, type AttendanceLine, type Stay } from './attendance';
import { ENROLMENT_STATES, MARKS, SESSION_STATES, type Mark, type SessionState } from './vocabulary';

const NOW = '2026-06-15T10:00:00.000Z';
const member: Stay = { state: 'inTraining', enrolledOn: '2026-05-01', leftOn: null };
const line = (date: string, mark: Mark, state: SessionState = 'locked'): AttendanceLine => ({
  ...{ date, mark, state, startsAt: `${date}T17:00:00Z`, endsAt: `${date}T19:00:00Z` },
});

describe('attendance', () => {
  it('of nobody at nothing is nothing', () => {
    expect(attendanceOf(member, [], NOW)).toEqual({ held: 0, attended: 0, toCome: 0, consecutiveAbsences: 0 });
  });

  it('is 3 of 5 held, 1 to come, when two of five were missed', () => {
    const lines = [
      line('2026-05-04', 'present'),
      line('2026-05-11', 'apology'),
      line('2026-05-18', 'late'),
      line('2026-05-25', 'leftEarly', 'registerSubmitted'),
      line('2026-06-01', 'noShow', 'reopened'),
      line('2026-06-22', 'notMarked', 'scheduled'),
    ];

    expect(attendanceOf(member, lines, NOW)).toEqual({ held: 5, attended: 3, toCome: 1, consecutiveAbsences: 1 });
  });

  it.each<[string, AttendanceLine, Partial<Stay>?]>([
    ['was cancelled', line('2026-05-04', 'present', 'cancelled')],
    ['was postponed', line('2026-05-04', 'apology', 'postponed')],
    ['has a register that is not in yet', line('2026-05-04', 'present', 'delivered')],
    ['was before they joined', line('2026-04-27', 'noShow')],
    ['was before they joined, although they looked in', line('2026-04-27', 'present')],
    ['came after they left', line('2026-05-25', 'noShow'), { state: 'withdrew', leftOn: '2026-05-18' }],
    [
      'was missed on the day on which they left',
      line('2026-05-18', 'noShow'),
      { state: 'withdrew', leftOn: '2026-05-18' },
    ],
    ['was one at which nobody said anything of them', line('2026-05-04', 'notMarked')],
    [
      'took place while they waited for a place',
      line('2026-05-04', 'present'),
      { state: 'interested', enrolledOn: null },
    ],
  ])('leaves out a session that %s', (_, each, stay = {}) => {
    expect(attendanceOf({ ...member, ...stay }, [each], NOW)).toMatchObject({ held: 0, attended: 0 });
  });

  it('counts the session to which they came on the day on which they left', () => {
    const stay: Stay = { ...member, state: 'transferred', leftOn: '2026-05-18' };

    expect(attendanceOf(stay, [line('2026-05-18', 'present')], NOW)).toMatchObject({ held: 1, attended: 1 });
  });

  it.each<[SessionState, number]>([
    ['scheduled', 1],
    ['inProgress', 1],
    ['postponed', 0],
    ['cancelled', 0],
    ['draft', 0],
  ])('of a session ahead that is %s: %i to come', (state, toCome) => {
    expect(attendanceOf(member, [line('2026-06-22', 'notMarked', state)], NOW).toCome).toBe(toCome);
  });

  it.each<[Mark[], number]>([
    [[], 0],
    [['present'], 0],
    [['noShow'], 1],
    [['present', 'noShow', 'apology'], 2],
    [['noShow', 'noShow', 'present'], 0],
    [['apology', 'late', 'noShow', 'notMarked', 'apology'], 2],
    [['noShow', 'noShow', 'noShow'], 3],
  ])('after %j, %i absences in a row', (marks, consecutiveAbsences) => {
    const lines = marks.map((mark, index) => line(`2026-05-${String(index + 10)}`, mark));

    expect(attendanceOf(member, lines, NOW)).toMatchObject({ consecutiveAbsences });
  });

  const stays: fc.Arbitrary<Stay> = fc.record({
    state: fc.constantFrom(...ENROLMENT_STATES),
    enrolledOn: fc.constantFrom(null, '2026-05-01', '2026-05-15'),
    leftOn: fc.constantFrom(null, '2026-05-15', '2026-05-20'),
  });
  const lines = fc.array(
    fc
      .record({
        day: fc.integer({ min: 1, max: 28 }),
        mark: fc.constantFrom(...MARKS),
        state: fc.constantFrom(...SESSION_STATES),
      })
      .map(({ day, mark, state }) => line(`2026-05-${String(day).padStart(2, '0')}`, mark, state)),
    { maxLength: 12 },
  );

  it('never attends more than was held, and misses no more in a row than were missed at all', () => {
    fc.assert(
      fc.property(stays, lines, (stay, each) => {
        const { held, attended, consecutiveAbsences } = attendanceOf(stay, each, NOW);
        expect(attended).toBeLessThanOrEqual(held);
        expect(consecutiveAbsences).toBeLessThanOrEqual(held - attended);
      }),
    );
  });

  it('does not depend on the order in which the sessions are told', () => {
    fc.assert(
      fc.property(stays, lines, (stay, each) => {
        expect(attendanceOf(stay, each.toReversed(), NOW)).toEqual(attendanceOf(stay, each, NOW));
      }),
    );
  });
});

describe('who is expected', () => {
  it.each<[Partial<Stay>, string, boolean]>([
    [{}, '2026-05-01', true],
    [{}, '2026-04-30', false],
    [{ state: 'paused' }, '2026-06-01', true],
    [{ state: 'didNotStart', leftOn: '2026-06-01' }, '2026-06-08', true],
    [{ state: 'withdrew', leftOn: '2026-06-01' }, '2026-05-31', true],
    [{ state: 'withdrew', leftOn: '2026-06-01' }, '2026-06-01', false],
    [{ state: 'invited', enrolledOn: null }, '2026-06-01', false],
  ])('%j on %s: %s', (stay, date, expected) => {
    expect(isExpectedOn({ ...member, ...stay }, date)).toBe(expected);
  });
});

describe('somebody should call', () => {
  it.each([
    [1, 'inTraining', false],
    [2, 'inTraining', true],
    [2, 'enrolled', true],
    [5, 'paused', false],
    [5, 'withdrew', false],
    [5, 'completed', false],
  ] as const)('after %i absences in a row of somebody who is %s: %s', (consecutiveAbsences, state, expected) => {
    expect(needsCall({ state, consecutiveAbsences })).toBe(expected);
  });
});
