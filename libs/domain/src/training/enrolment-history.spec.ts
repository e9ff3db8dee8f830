import * as fc from 'fast-check';
import { ENROLMENT_TRANSITIONS } from './enrolment';
import {
  checkDay,
  checkNotStarted,
  correctStep,
  joiningBounds,
  standingOf,
  takeBackStep,
  takeStep,
  type EnrolmentHistory,
} from './enrolment-history';
import { ENROLMENT_STATES, type EnrolmentState } from './vocabulary';

const TODAY = '2026-06-15';
const enrolled: EnrolmentHistory = [{ from: null, to: 'enrolled', on: '2026-05-20' }];
const after = (...steps: [EnrolmentState, string][]): EnrolmentHistory =>
  steps.reduce<EnrolmentHistory>(
    (history, [to, on]) => [...history, { from: standingOf(history).state, to, on }],
    enrolled,
  );

describe('how an enrolment stands', () => {
  it('is told by its steps alone', () => {
    const history = after(['inTraining', '2026-06-01'], ['paused', '2026-06-05'], ['inTraining', '2026-06-10']);

    expect(standingOf(history)).toEqual({
      ...{ state: 'inTraining', since: '2026-06-10', enrolledOn: '2026-05-20', beganOn: '2026-06-01' },
      ...{ completedOn: null, leftOn: null },
    });
  });

  it('has no day of enrolment for somebody who never had a place', () => {
    const waiting: EnrolmentHistory = [
      { from: null, to: 'interested', on: '2026-05-20' },
      { from: 'interested', to: 'withdrew', on: '2026-06-01' },
    ];

    expect(standingOf(waiting)).toMatchObject({ enrolledOn: null, leftOn: '2026-06-01' });
  });

  it.each(['withdrew', 'transferred', 'didNotStart'] as const)('that %s has a day on which they left', (state) => {
    expect(standingOf(after([state, '2026-06-02'])).leftOn).toBe('2026-06-02');
  });
});

describe('a step', () => {
  it.each([
    ['2026-05-19', { earliest: '2026-05-20', latest: TODAY }],
    ['2026-06-16', { earliest: '2026-05-20', latest: TODAY }],
  ])('on %s is refused, with the days that are possible', (on, params) => {
    expect(takeStep(enrolled, { to: 'withdrew', on }, TODAY)).toEqual({
      ok: false,
      refusal: { code: 'enrolment.dateOutside', params },
    });
  });

  it('of somebody who was to join only later can be today', () => {
    const later: EnrolmentHistory = [{ from: null, to: 'enrolled', on: '2026-07-01' }];

    expect(takeStep(later, { to: 'withdrew', on: TODAY }, TODAY).ok).toBe(true);
  });

  it('follows the transitions that there are, from every state to every other', () => {
    for (const from of ENROLMENT_STATES) {
      for (const to of ENROLMENT_STATES) {
        const answer = takeStep([{ from: null, to: from, on: TODAY }], { to, on: TODAY }, TODAY);
        expect([from, to, answer.ok]).toEqual([
          from,
          to,
          (ENROLMENT_TRANSITIONS[from] as readonly string[]).includes(to),
        ]);
      }
    }
  });

  it('taken back leaves everything as it was', () => {
    const steps = fc.array(fc.constantFrom(...ENROLMENT_STATES), { maxLength: 8 });
    fc.assert(
      fc.property(steps, (wanted) => {
        let history = enrolled;
        for (const to of wanted) {
          const taken = takeStep(history, { to, on: TODAY }, TODAY);
          if (!taken.ok) continue;
          expect(takeBackStep(taken.value)).toEqual({ ok: true, value: history });
          history = taken.value;
        }
      }),
    );
  });

  it('that is the first one cannot be taken back', () => {
    expect(takeBackStep(enrolled)).toMatchObject({ ok: false, refusal: { code: 'enrolment.notLast' } });
  });
});

describe('the day of a step', () => {
  const history = after(['inTraining', '2026-06-01'], ['paused', '2026-06-10']);
  const bounds = { earliest: '2026-01-01', latest: TODAY };

  it.each([
    [0, '2026-01-01', true],
    [0, '2025-12-31', false],
    [0, '2026-06-02', false],
    [1, '2026-05-20', true],
    [1, '2026-05-19', false],
    [1, '2026-06-11', false],
    [2, '2026-06-15', true],
    [2, '2026-06-16', false],
  ])('%i corrected to %s: %s', (index, on, isTaken) => {
    const answer = correctStep(history, index, { on, bounds });

    expect(answer.ok).toBe(isTaken);
    if (answer.ok) expect(answer.value.map((step) => step.on)).toEqual(answer.value.map((step) => step.on).toSorted());
  });
});

describe('joining', () => {
  const cohort = { startDate: '2026-06-01', endDate: '2026-07-31' };

  it.each([
    ['enrolled', '2026-07-31', true],
    ['enrolled', '2026-08-01', false],
    ['enrolled', '2025-05-31', true],
    ['enrolled', '2025-05-30', false],
    ['interested', '2026-06-15', true],
    ['interested', '2026-06-16', false],
  ] as const)('as %s on %s: %s', (to, on, isTaken) => {
    expect(checkDay(on, joiningBounds(cohort, to, TODAY)).ok).toBe(isTaken);
  });
});

describe('somebody did not start', () => {
  it.each([
    ['2026-06-14', 0, null],
    ['2026-06-15', 0, 'enrolment.cohortNotOver'],
    ['2026-06-14', 1, 'enrolment.cameOnce'],
  ])('when the cohort ended on %s and they were at %i sessions: %s', (endDate, attended, code) => {
    const answer = checkNotStarted({ endDate, attended }, TODAY);

    expect(answer.ok ? null : answer.refusal.code).toBe(code);
  });
});
