import { accepted, refused, type LocalDate, type Result } from '../shared';
import type { Way } from './plan-step';
import { MILESTONE_REASONED, SETTLED_MILESTONES, type MilestoneState } from './plan-vocabulary';

/** Where a milestone can go from each state (domain B2). */
export const MILESTONE_TRANSITIONS = {
  planned: ['inProgress', 'dropped'],
  inProgress: ['achieved', 'missed', 'dropped'],
  achieved: [],
  missed: [],
  dropped: [],
} as const satisfies Record<MilestoneState, readonly MilestoneState[]>;

/** Whether nothing more is expected of it. */
export const isSettled = (state: MilestoneState): boolean =>
  (SETTLED_MILESTONES as readonly MilestoneState[]).includes(state);

/** The steps of a milestone, for {@link takeStep}. */
export const MILESTONE_WAY: Way<MilestoneState> = { transitions: MILESTONE_TRANSITIONS, reasoned: MILESTONE_REASONED };

/** What was agreed of a milestone, and what is expected. */
export interface MilestonePromise {
  readonly state: MilestoneState;
  readonly baselineDate: LocalDate;
  readonly forecastDate: LocalDate;
}

/**
 * Agrees another date (domain B3.15). It is planned again, and expected on the new date, until somebody says otherwise.
 */
export const rebaselineMilestone = (
  { state, baselineDate }: MilestonePromise,
  agreed: LocalDate,
): Result<MilestonePromise, 'milestone.settled' | 'milestone.baselineSame'> => {
  if (isSettled(state)) return refused('milestone.settled', { state });
  if (agreed === baselineDate) return refused('milestone.baselineSame');
  return accepted({ state: 'planned', baselineDate: agreed, forecastDate: agreed });
};

/** Whether an edit leaves standing what only other ways change: the agreed date, and the forecast of what is settled. */
export const checkMilestoneEdit = (
  stored: MilestonePromise,
  write: Pick<MilestonePromise, 'baselineDate' | 'forecastDate'>,
): Result<null, 'milestone.baselineFixed' | 'milestone.forecastSettled'> => {
  if (write.baselineDate !== stored.baselineDate) return refused('milestone.baselineFixed');
  if (isSettled(stored.state) && write.forecastDate !== stored.forecastDate)
    return refused('milestone.forecastSettled');
  return accepted(null);
};

/** Whether it can be taken away without a trace: nothing has happened to it, and nothing waits for it. */
export const checkMilestoneRemoval = (facts: {
  readonly steps: number;
  readonly baselines: number;
  readonly isAwaited: boolean;
}): Result<null, 'plan.hasHappened' | 'milestone.isAwaited'> => {
  if (facts.steps > 0 || facts.baselines > 0) return refused('plan.hasHappened');
  return facts.isAwaited ? refused('milestone.isAwaited') : accepted(null);
};
