import fc from 'fast-check';
import { addDays } from '../shared';
import { takeStep, type StepFacts } from './plan-step';
import { RISK_STATES, type RiskState } from './plan-vocabulary';
import {
  actionsInOrder,
  decisionsInOrder,
  isActionOverdue,
  isReviewOverdue,
  RISK_WAY,
  riskScore,
  risksInOrder,
  type RiskFacts,
} from './risk';

const TODAY = '2026-06-15';
const NEXT: Record<RiskState, readonly RiskState[]> = {
  open: ['mitigating'],
  mitigating: ['closed', 'materialised'],
  closed: [],
  materialised: [],
};
const known: StepFacts = { on: TODAY, today: TODAY, lastOn: null, reason: 'Two trainers left.' };
const risk = (id: string, more: Partial<RiskFacts> = {}): RiskFacts => ({
  ...{ id, state: 'open', likelihood: 3, impact: 3, reviewOn: '2026-07-01', isCritical: false },
  ...more,
});

describe('the steps of a risk', () => {
  const pairs = RISK_STATES.flatMap((from) => RISK_STATES.map((to) => [from, to, NEXT[from].includes(to)] as const));

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(takeStep(RISK_WAY, { from, to }, known).ok).toBe(isAllowed);
  });

  it.each(['closed', 'materialised'] as const)('it is %s with a reason', (to) => {
    expect(takeStep(RISK_WAY, { from: 'mitigating', to }, { ...known, reason: null })).toMatchObject({
      refusal: { code: 'plan.reasonNeeded' },
    });
  });
});

describe('risks', () => {
  it('stand by likelihood times impact; of equals the critical one first, and what is over last', () => {
    const all = [
      risk('over', { state: 'closed', likelihood: 5, impact: 5 }),
      risk('small', { likelihood: 1, impact: 2 }),
      risk('critical', { isCritical: true }),
      risk('sooner', { reviewOn: '2026-06-20' }),
      risk('plain'),
      risk('large', { likelihood: 4, impact: 5, state: 'mitigating' }),
    ];
    const order = ['large', 'critical', 'sooner', 'plain', 'small', 'over'];
    expect(risksInOrder(all).map(({ id }) => id)).toEqual(order);
    expect(risksInOrder(all.toReversed()).map(({ id }) => id)).toEqual(order);
    expect(riskScore({ likelihood: 4, impact: 5 })).toBe(20);
  });

  it.each([
    ['open', '2026-06-14', true],
    ['mitigating', '2026-06-14', true],
    ['open', TODAY, false],
    ['closed', '2026-06-14', false],
    ['materialised', '2026-06-14', false],
  ] as const)('that are %s and to be reviewed on %s are overdue: %s', (state, reviewOn, isOverdue) => {
    expect(isReviewOverdue({ state, reviewOn }, TODAY)).toBe(isOverdue);
  });
});

describe('decisions and actions', () => {
  it('stand in order of their days: the latest decision first, the earliest thing to do first, what is done last', () => {
    const decided = (id: string, decidedOn: string) => ({ id, decidedOn });
    expect(decisionsInOrder([decided('a', '2026-01-01'), decided('b', '2026-02-01')]).map(({ id }) => id)).toEqual([
      'b',
      'a',
    ]);
    const doing = (id: string, dueOn: string, doneOn: string | null = null) => ({ id, dueOn, doneOn });
    const all = [
      doing('done', '2026-01-01', '2026-01-02'),
      doing('later', '2026-07-01'),
      doing('first', '2026-06-01'),
      doing('just done', '2026-03-01', '2026-06-01'),
    ];
    expect(actionsInOrder(all).map(({ id }) => id)).toEqual(['first', 'later', 'just done', 'done']);
  });

  it('are the same in whatever order they were entered', () => {
    const anyAction = fc.record({
      id: fc.uuid(),
      dueOn: fc.nat(9).map((days) => addDays(TODAY, days)),
      doneOn: fc.option(fc.nat(9).map((days) => addDays(TODAY, days))),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyAction, { selector: ({ id }) => id }), (all) => {
        expect(actionsInOrder(all.toReversed())).toEqual(actionsInOrder(all));
      }),
    );
  });

  it.each([
    ['2026-06-14', null, true],
    [TODAY, null, false],
    ['2026-06-14', TODAY, false],
  ])('an action due on %s and done on %s is overdue: %s', (dueOn, doneOn, isOverdue) => {
    expect(isActionOverdue({ dueOn, doneOn }, TODAY)).toBe(isOverdue);
  });
});
