import { Injectable } from '@nestjs/common';
import {
  checkDependencies,
  checkMilestoneEdit,
  checkMilestoneRemoval,
  moveMilestone,
  rebaselineMilestone,
  type Milestone,
  type MilestoneMove,
  type MilestoneRebaseline,
  type MilestoneWrite,
} from '@throughline/domain/results';
import { Audit } from '../platform/audit';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { staysInItsProgramme } from '../programmes/strand.service';
import { MilestoneRepository } from './milestone.repository';
import { decided } from './plan-problem';
import { PlanQueries, type MilestoneFacts, type PlanFrame } from './plan.queries';
import { milestoneOf, PlanService } from './plan.service';

/** Milestones of a programme. Each change holds the whole plan, since what one waits for depends on all the others. */
@Injectable()
export class MilestoneService {
  constructor(
    private readonly plan: PlanService,
    private readonly queries: PlanQueries,
    private readonly milestones: MilestoneRepository,
    private readonly audit: Audit,
  ) {}

  async put(id: string, write: MilestoneWrite, ifMatch: number | null): Promise<Milestone> {
    const programmeId = (await this.queries.milestone(id))?.programmeId ?? write.programmeId;
    const frame = await this.plan.hold(programmeId);
    const facts = await this.queries.milestone(id);
    const stored = facts && { version: facts.version, write: writeOf(facts) };
    const decision = await decidePut({
      ifMatch,
      write: { ...write, dependsOn: write.dependsOn.toSorted() },
      stored,
      current: () => this.#answer(id, frame),
    });
    if (write.programmeId !== programmeId) throw staysInItsProgramme();
    if (decision.kind === 'same') return this.#answer(id, frame);

    await this.plan.check(write, frame, facts);
    if (facts) decided(checkMilestoneEdit(facts, write));
    decided(checkDependencies({ id, ...write }, await this.queries.milestones(programmeId)));
    if (facts) await this.milestones.edit(id, write);
    else await this.milestones.add(id, write);
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'milestone.write', entity: 'milestone', id, fields });
    return this.#answer(id, frame);
  }

  /** Takes one step. Repeating a step gives the answer again. */
  async move(id: string, { to, on, reason: said }: MilestoneMove): Promise<Milestone> {
    const { facts, frame } = await this.#hold(id);
    const last = facts.steps.at(-1);
    if (facts.state === to && last?.to === to && last.on === on) return this.#answer(id, frame);
    const reason = said ?? null;
    const state = decided(moveMilestone(facts.state, to, { on, reason, today: frame.today, lastOn: last?.on ?? null }));
    await this.milestones.move(id, { from: facts.state, to: state, on, reason });
    const why = reason === null ? {} : { reason };
    await this.audit.record({ action: `milestone.${state}`, entity: 'milestone', id, fields: ['state'], ...why });
    return this.#answer(id, frame);
  }

  /** Agrees another date. Saying the same again, with the same reason, gives the answer again. */
  async rebaseline(id: string, { baselineDate, reason }: MilestoneRebaseline): Promise<Milestone> {
    const { facts, frame } = await this.#hold(id);
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
    const { facts } = await this.#hold(id);
    const { steps, earlierBaselines, isAwaited } = facts;
    decided(checkMilestoneRemoval({ steps: steps.length, baselines: earlierBaselines.length, isAwaited }));
    await this.milestones.remove(id);
    await this.audit.record({ action: 'milestone.remove', entity: 'milestone', id });
  }

  async #hold(id: string): Promise<{ facts: MilestoneFacts; frame: PlanFrame }> {
    const frame = await this.plan.hold((await this.queries.milestone(id))?.programmeId ?? null);
    const facts = await this.queries.milestone(id);
    if (!facts) throw new ProblemError('request.notFound');
    return { facts, frame };
  }

  async #answer(id: string, { today, programme }: PlanFrame): Promise<Milestone> {
    const facts = await this.queries.milestone(id);
    if (!facts) throw new ProblemError('request.notFound');
    return milestoneOf(facts, today, this.plan.mayWrite(programme.id));
  }
}

const writeOf = (facts: MilestoneFacts): MilestoneWrite => ({
  programmeId: facts.programmeId,
  strandId: facts.strandId,
  title: facts.title,
  baselineDate: facts.baselineDate,
  forecastDate: facts.forecastDate,
  ownerId: facts.ownerId,
  isCritical: facts.isCritical,
  dependsOn: facts.dependsOn.toSorted(),
});
