import { checkMilestoneEdit, checkMilestoneRemoval, MILESTONE_WAY, rebaselineMilestone } from './milestone-state';
import { takeStep, type StepFacts } from './plan-step';
import { MILESTONE_STATES, type MilestoneState } from './plan-vocabulary';

const NEXT: Record<MilestoneState, readonly MilestoneState[]> = {
  planned: ['inProgress', 'dropped'],
  inProgress: ['achieved', 'missed', 'dropped'],
  achieved: [],
  missed: [],
  dropped: [],
};
const moveMilestone = (from: MilestoneState, to: MilestoneState, facts: StepFacts) =>
  takeStep(MILESTONE_WAY, { from, to }, facts);
const known: StepFacts = { on: '2026-06-10', today: '2026-06-15', lastOn: null, reason: 'The hall is shut.' };
const promise = (state: MilestoneState) => ({ state, baselineDate: '2026-06-01', forecastDate: '2026-06-20' });

describe('the steps of a milestone', () => {
  const pairs = MILESTONE_STATES.flatMap((from) =>
    MILESTONE_STATES.map((to) => [from, to, NEXT[from].includes(to)] as const),
  );

  it.each(pairs)('%s to %s: %s', (from, to, isAllowed) => {
    expect(moveMilestone(from, to, known)).toEqual(
      isAllowed ? { ok: true, value: to } : { ok: false, refusal: { code: 'plan.transition', params: { from, to } } },
    );
  });

  it('are taken on a day that has come', () => {
    const on = (day: string) => moveMilestone('inProgress', 'achieved', { ...known, on: day });
    expect(on('2026-06-15').ok).toBe(true);
    expect(on('2026-06-16')).toMatchObject({ refusal: { code: 'plan.inFuture', params: { today: known.today } } });
  });

  it('follow each other by day; two can be taken on one', () => {
    const after = (lastOn: string) => moveMilestone('inProgress', 'achieved', { ...known, lastOn });
    expect(after('2026-06-10').ok).toBe(true);
    expect(after('2026-06-11')).toMatchObject({ refusal: { code: 'plan.beforeLastStep' } });
  });

  it.each([
    ['inProgress', 'missed', 'plan.reasonNeeded'],
    ['planned', 'dropped', 'plan.reasonNeeded'],
    ['inProgress', 'dropped', 'plan.reasonNeeded'],
  ] as const)('%s to %s says why', (from, to, code) => {
    for (const reason of [null, ''])
      expect(moveMilestone(from, to, { ...known, reason })).toMatchObject({ refusal: { code } });
  });

  it.each([
    ['planned', 'inProgress'],
    ['inProgress', 'achieved'],
  ] as const)('%s to %s speaks for itself', (from, to) => {
    expect(moveMilestone(from, to, { ...known, reason: null }).ok).toBe(true);
  });
});

describe('rebaselining', () => {
  it.each(['planned', 'inProgress'] as const)(
    'of what is %s agrees another date, by which it is planned again',
    (state) => {
      const agreed = { state: 'planned', baselineDate: '2026-07-05', forecastDate: '2026-07-05' };
      expect(rebaselineMilestone(promise(state), '2026-07-05')).toEqual({ ok: true, value: agreed });
    },
  );

  it.each(['achieved', 'missed', 'dropped'] as const)('comes too late for what is %s', (state) => {
    expect(rebaselineMilestone(promise(state), '2026-07-05')).toMatchObject({ refusal: { code: 'milestone.settled' } });
  });

  it('agrees another date, not the same', () => {
    expect(rebaselineMilestone(promise('planned'), '2026-06-01')).toMatchObject({
      refusal: { code: 'milestone.baselineSame' },
    });
  });
});

describe('an edit', () => {
  const dates = { baselineDate: '2026-06-01', forecastDate: '2026-06-20' };

  it('leaves the agreed date', () => {
    expect(checkMilestoneEdit(promise('planned'), { ...dates, baselineDate: '2026-06-02' })).toMatchObject({
      refusal: { code: 'milestone.baselineFixed' },
    });
  });

  it('changes the forecast until it is settled', () => {
    const later = { ...dates, forecastDate: '2026-06-30' };
    expect(checkMilestoneEdit(promise('inProgress'), later).ok).toBe(true);
    expect(checkMilestoneEdit(promise('achieved'), dates).ok).toBe(true);
    expect(checkMilestoneEdit(promise('achieved'), later)).toMatchObject({
      refusal: { code: 'milestone.forecastSettled' },
    });
  });
});

it.each([
  [{ steps: 0, baselines: 0, isAwaited: false }, null],
  [{ steps: 1, baselines: 0, isAwaited: false }, 'plan.hasHappened'],
  [{ steps: 0, baselines: 1, isAwaited: false }, 'plan.hasHappened'],
  [{ steps: 0, baselines: 0, isAwaited: true }, 'milestone.isAwaited'],
])('it is taken away while nothing has happened: %j', (facts, code) => {
  const answer = checkMilestoneRemoval(facts);
  expect(answer.ok ? null : answer.refusal.code).toBe(code);
});
