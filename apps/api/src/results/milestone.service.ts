import { Injectable } from '@nestjs/common';
import {
  checkDependencies,
  checkMilestoneEdit,
  checkMilestoneRemoval,
  MILESTONE_WAY,
  rebaselineMilestone,
  type Milestone,
  type MilestoneMove,
  type MilestoneRebaseline,
  type MilestoneWrite,
} from '@throughline/domain/results';
import { Audit } from '../platform/audit';
import { ProblemError } from '../platform/problem';
import { MilestoneRepository } from './milestone.repository';
import { decided } from './plan-problem';
import { PlanWriting, type PlanKind } from './plan-writing.service';
import { PlanQueries, type MilestoneFacts, type PlanFrame } from './plan.queries';
import { milestoneOf, PlanService } from './plan.service';

/** Milestones of a programme. */
@Injectable()
export class MilestoneService {
  readonly #kind: PlanKind<MilestoneWrite, MilestoneFacts> = {
    ...{ entity: 'milestone', name: 'milestone' },
    find: async (id) => (await this.queries.milestones({ id }))[0] ?? null,
    writeOf,
    check: async ({ id, write, stored }) => {
      if (stored) decided(checkMilestoneEdit(stored, write));
      decided(checkDependencies({ id, ...write }, await this.queries.milestones({ programmeId: write.programmeId })));
    },
    add: (id, write) => this.milestones.add(id, write),
    edit: (id, write) => this.milestones.edit(id, write),
  };

  constructor(
    private readonly plan: PlanService,
    private readonly writing: PlanWriting,
    private readonly queries: PlanQueries,
    private readonly milestones: MilestoneRepository,
    private readonly audit: Audit,
  ) {}

  async put(id: string, write: MilestoneWrite, ifMatch: number | null): Promise<Milestone> {
    const { frame } = await this.writing.put(this.#kind, { id, write, ifMatch });
    return this.#answer(id, frame);
  }

  /** Takes one step. Repeating a step gives the answer again. */
  async move(id: string, move: MilestoneMove): Promise<Milestone> {
    const { facts, frame } = await this.writing.hold(this.#kind, id);
    const of = { of: 'milestone', id, way: MILESTONE_WAY, facts, today: frame.today } as const;
    await this.writing.step(of, move);
    return this.#answer(id, frame);
  }

  /** Agrees another date. Saying the same again, with the same reason, gives the answer again. */
  async rebaseline(id: string, { baselineDate, reason }: MilestoneRebaseline): Promise<Milestone> {
    const { facts, frame } = await this.writing.hold(this.#kind, id);
    const isRepeat = facts.baselineDate === baselineDate && facts.earlierBaselines.at(-1)?.reason === reason;
    if (isRepeat) return this.#answer(id, frame);
    const agreed = decided(rebaselineMilestone(facts, baselineDate));
    await this.milestones.rebaseline(id, facts.baselineDate, { ...agreed, reason });
    const fields = ['baselineDate', 'forecastDate', 'state'];
    await this.audit.record({ action: 'milestone.rebaseline', entity: 'milestone', id, fields, reason });
    return this.#answer(id, frame);
  }

  /** Only while nothing has happened to it: what is no longer wanted after that is dropped, and says why. */
  async remove(id: string): Promise<void> {
    const { facts } = await this.writing.hold(this.#kind, id);
    const { steps, earlierBaselines, isAwaited } = facts;
    decided(checkMilestoneRemoval({ steps: steps.length, baselines: earlierBaselines.length, isAwaited }));
    await this.milestones.remove(id);
    await this.audit.record({ action: 'milestone.remove', entity: 'milestone', id });
  }

  async #answer(id: string, { today, programme }: PlanFrame): Promise<Milestone> {
    const facts = await this.#kind.find(id);
    if (!facts) throw new ProblemError('request.notFound');
    return milestoneOf(facts, today, this.plan.mayWrite(programme.id));
  }
}

const writeOf = (write: MilestoneWrite): MilestoneWrite => ({
  programmeId: write.programmeId,
  strandId: write.strandId,
  title: write.title,
  baselineDate: write.baselineDate,
  forecastDate: write.forecastDate,
  ownerId: write.ownerId,
  isCritical: write.isCritical,
  dependsOn: write.dependsOn.toSorted(),
});
