import { Injectable } from '@nestjs/common';
import { dateStatus } from '@throughline/domain/programmes';
import {
  actionsInOrder,
  decisionsInOrder,
  DELIVERABLE_TRANSITIONS,
  deliverablesInOrder,
  isActionOverdue,
  isDeliverableLate,
  isReviewOverdue,
  lateDays,
  RISK_TRANSITIONS,
  riskScore,
  risksInOrder,
  isLate,
  isSettled,
  MILESTONE_TRANSITIONS,
  checkMilestoneRemoval,
  milestoneRag,
  milestonesInOrder,
  onTimeRate,
  slippageDays,
  type Deliverable,
  type Milestone,
  type PlanAction,
  type Risk,
  type ProgrammePlan,
} from '@throughline/domain/results';
import type { LocalDate } from '@throughline/domain/shared';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { planProblem } from './plan-problem';
import {
  PlanQueries,
  type ActionFacts,
  type DeliverableFacts,
  type MilestoneFacts,
  type PlanFrame,
  type RiskFactsRead,
} from './plan.queries';

/** Where something in a plan is, and who sees to it, if anybody does. */
export interface Placed {
  readonly programmeId: string;
  readonly strandId: string | null;
  readonly ownerId?: string;
}

/** The plan of a programme as a whole. */
@Injectable()
export class PlanService {
  constructor(
    private readonly queries: PlanQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async read(programmeId: string): Promise<ProgrammePlan> {
    const frame = await this.queries.frame(programmeId);
    this.policy.authorise({ read: 'progress.read', subject: frame && { programmeId } });
    if (!frame) throw new ProblemError('request.notFound');
    const { today, programme, strands } = frame;
    const write = this.mayWrite(programmeId);
    const milestones = milestonesInOrder(await this.queries.milestones({ programmeId }), today);
    return {
      asAt: this.clock.now().toISOString(),
      today,
      programme: { ...programme, status: dateStatus(programme, today) },
      strands,
      milestones: milestones.map((each) => milestoneOf(each, today, write)),
      deliverables: deliverablesInOrder(await this.queries.deliverables({ programmeId })).map((each) =>
        deliverableOf(each, today, write),
      ),
      risks: risksInOrder(await this.queries.risks({ programmeId })).map((each) => riskOf(each, today, write)),
      decisions: [...decisionsInOrder(await this.queries.decisions({ programmeId }))],
      actions: actionsInOrder(await this.queries.actions({ programmeId })).map((each) => actionOf(each, today)),
      onTime: onTimeRate(milestones, today),
      owners: write ? await this.queries.owners(programmeId) : [],
      may: { write },
    };
  }

  /** The plan, held for a change by somebody who may write it. Null: there is no such programme, or nothing that it is asked for. */
  async hold(programmeId: string | null): Promise<PlanFrame> {
    const frame = programmeId === null ? null : await this.queries.hold(programmeId);
    const subject = frame && { programmeId: frame.programme.id };
    this.policy.authorise({ read: 'progress.read', action: 'plan.write', subject });
    if (!frame) throw new ProblemError('request.notFound');
    return frame;
  }

  mayWrite(programmeId: string): boolean {
    return this.policy.permits('plan.write', { programmeId });
  }

  /** Whether something may stand where it is put. Who owns it already stays its owner, also when they have left since. */
  async check(write: Placed, frame: PlanFrame, stored: Placed | null): Promise<void> {
    if (write.strandId !== null && !frame.strands.some(({ id }) => id === write.strandId))
      throw planProblem('plan.strandOutside');
    if (write.ownerId === undefined || write.ownerId === stored?.ownerId) return;
    if ((await this.queries.owners(write.programmeId, write.ownerId)).length === 0)
      throw planProblem('plan.ownerOutside');
  }
}

/** A milestone as people read it. */
export const milestoneOf = (
  { isAwaited, ...facts }: MilestoneFacts,
  today: LocalDate,
  mayWrite: boolean,
): Milestone => {
  const { steps, earlierBaselines } = facts;
  const removal = checkMilestoneRemoval({ steps: steps.length, baselines: earlierBaselines.length, isAwaited });
  return {
    ...facts,
    slippageDays: slippageDays(facts, today),
    isLate: isLate(facts, today),
    rag: milestoneRag(facts, today),
    moves: mayWrite ? [...MILESTONE_TRANSITIONS[facts.state]] : [],
    may: { rebaseline: mayWrite && !isSettled(facts.state), remove: mayWrite && removal.ok },
  };
};

/** A deliverable as people read it. */
export const deliverableOf = (facts: DeliverableFacts, today: LocalDate, mayWrite: boolean): Deliverable => ({
  ...facts,
  lateDays: lateDays(facts, today),
  isLate: isDeliverableLate(facts, today),
  moves: mayWrite ? [...DELIVERABLE_TRANSITIONS[facts.state]] : [],
  may: { remove: mayWrite && facts.steps.length === 0 },
});

/** A risk as people read it. */
export const riskOf = (facts: RiskFactsRead, today: LocalDate, mayWrite: boolean): Risk => ({
  ...facts,
  score: riskScore(facts),
  isReviewOverdue: isReviewOverdue(facts, today),
  moves: mayWrite ? [...RISK_TRANSITIONS[facts.state]] : [],
  may: { remove: mayWrite && facts.steps.length === 0 },
});

/** An action as people read it. */
export const actionOf = (facts: ActionFacts, today: LocalDate): PlanAction => ({
  ...facts,
  isOverdue: isActionOverdue(facts, today),
});
