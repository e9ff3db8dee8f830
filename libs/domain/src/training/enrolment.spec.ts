import { moveEnrolment } from './enrolment';
import { ENROLMENT_STATES, EXPECTED_STATES, type EnrolmentState } from './vocabulary';

const NEXT: Record<EnrolmentState, readonly EnrolmentState[]> = {
  interested: ['invited', 'enrolled', 'withdrew', 'transferred'],
  invited: ['enrolled', 'interested', 'withdrew', 'transferred'],
  enrolled: ['inTraining', 'didNotStart', 'withdrew', 'transferred'],
  inTraining: ['paused', 'completed', 'withdrew', 'transferred'],
  paused: ['inTraining', 'withdrew', 'transferred'],
  completed: [],
  didNotStart: [],
  withdrew: [],
  transferred: [],
};

describe('the steps of an enrolment', () => {
  const pairs = ENROLMENT_STATES.flatMap((from) =>
    ENROLMENT_STATES.map((to) => [from, to, NEXT[from].includes(to)] as const),
  );

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(moveEnrolment(from, to)).toEqual(
      isAllowed
        ? { ok: true, value: to }
        : { ok: false, refusal: { code: 'enrolment.transition', params: { from, to } } },
    );
  });
});

it.each<[EnrolmentState, boolean]>([
  ['interested', false],
  ['invited', false],
  ['enrolled', true],
  ['inTraining', true],
  ['paused', true],
  ['completed', true],
  ['didNotStart', true],
  ['withdrew', false],
  ['transferred', false],
])('who is %s is expected at the sessions: %s', (state, isExpected) => {
  expect((EXPECTED_STATES as readonly EnrolmentState[]).includes(state)).toBe(isExpected);
});
