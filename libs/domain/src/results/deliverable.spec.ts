import fc from 'fast-check';
import { addDays } from '../shared';
import { DELIVERABLE_WAY, deliverablesInOrder, isDeliverableLate, lateDays } from './deliverable';
import { takeStep, type StepFacts } from './plan-step';
import { DELIVERABLE_STATES, type DeliverableState } from './plan-vocabulary';

const TODAY = '2026-06-15';
const NEXT: Record<DeliverableState, readonly DeliverableState[]> = {
  drafting: ['internalReview'],
  internalReview: ['submitted'],
  submitted: ['accepted', 'revisionRequested'],
  revisionRequested: ['submitted'],
  accepted: [],
};
const known: StepFacts = { on: '2026-06-10', today: TODAY, lastOn: null, reason: 'A chapter is missing.' };

describe('the steps of a deliverable', () => {
  const pairs = DELIVERABLE_STATES.flatMap((from) =>
    DELIVERABLE_STATES.map((to) => [from, to, NEXT[from].includes(to)] as const),
  );

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(takeStep(DELIVERABLE_WAY, { from, to }, known).ok).toBe(isAllowed);
  });

  it('a revision is asked for with a reason', () => {
    const ask = { from: 'submitted', to: 'revisionRequested' } as const;
    expect(takeStep(DELIVERABLE_WAY, ask, { ...known, reason: null })).toMatchObject({
      refusal: { code: 'plan.reasonNeeded' },
    });
  });
});

it.each([
  ['due today', { dueDate: TODAY, submittedOn: null }, 0, false],
  ['owed for three weeks', { dueDate: '2026-05-25', submittedOn: null }, 21, true],
  ['submitted in time', { dueDate: '2026-05-25', submittedOn: '2026-05-20' }, 0, false],
  ['submitted late', { dueDate: '2026-05-25', submittedOn: '2026-06-01' }, 7, false],
])('a deliverable that is %s', (_, dates, days, isLate) => {
  const deliverable = { state: 'drafting', ...dates } as const;
  expect([lateDays(deliverable, TODAY), isDeliverableLate(deliverable, TODAY)]).toEqual([days, isLate]);
});

it('they stand in order of what is owed, whatever the order of entry', () => {
  const anyDeliverable = fc.record({
    id: fc.uuid(),
    state: fc.constantFrom(...DELIVERABLE_STATES),
    dueDate: fc.integer({ min: -50, max: 50 }).map((days) => addDays(TODAY, days)),
    submittedOn: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.uniqueArray(anyDeliverable, { selector: ({ id }) => id }), (all) => {
      const ordered = deliverablesInOrder(all);
      expect(deliverablesInOrder(all.toReversed())).toEqual(ordered);
      const accepted = ordered.findIndex(({ state }) => state === 'accepted');
      expect(ordered.slice(accepted < 0 ? ordered.length : accepted).every(({ state }) => state === 'accepted')).toBe(
        true,
      );
    }),
  );
});
