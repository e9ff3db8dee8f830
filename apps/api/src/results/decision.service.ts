import { Injectable } from '@nestjs/common';
import type { PlanAction, PlanActionWrite, PlanDecision, PlanDecisionWrite } from '@throughline/domain/results';
import { planProblem } from './plan-problem';
import { PlanRecordRepository } from './plan-record.repository';
import { PlanWriting, type PlanKind } from './plan-writing.service';
import { PlanQueries, type ActionFacts } from './plan.queries';
import { actionOf } from './plan.service';

/** What was decided about a programme, and what is to be done for it. */
@Injectable()
export class DecisionService {
  readonly #decisions: PlanKind<PlanDecisionWrite, PlanDecision> = {
    ...{ entity: 'plan_decision', name: 'decision' },
    find: async (id) => (await this.queries.decisions({ id }))[0] ?? null,
    writeOf: ({ programmeId, strandId, title, decidedOn, decidedBy, why }) => ({
      ...{ programmeId, strandId, title, decidedOn, decidedBy, why },
    }),
    check: ({ write, frame }) =>
      write.decidedOn > frame.today ? Promise.reject(planProblem('decision.inFuture')) : Promise.resolve(),
    add: (id, write) => this.records.addDecision(id, write),
    edit: (id, write) => this.records.editDecision(id, write),
  };

  readonly #actions: PlanKind<PlanActionWrite, ActionFacts> = {
    ...{ entity: 'plan_action', name: 'action' },
    find: async (id) => (await this.queries.actions({ id }))[0] ?? null,
    writeOf: ({ programmeId, strandId, title, ownerId, dueOn, doneOn, decisionId }) => ({
      ...{ programmeId, strandId, title, ownerId, dueOn, doneOn, decisionId },
    }),
    check: async ({ write, frame }) => {
      if (write.doneOn !== null && write.doneOn > frame.today) throw planProblem('action.inFuture');
      if (write.decisionId === null) return;
      const [decision] = await this.queries.decisions({ id: write.decisionId });
      if (decision?.programmeId !== write.programmeId) throw planProblem('action.decisionOutside');
    },
    add: (id, write) => this.records.addAction(id, write),
    edit: (id, write) => this.records.editAction(id, write),
  };

  constructor(
    private readonly writing: PlanWriting,
    private readonly queries: PlanQueries,
    private readonly records: PlanRecordRepository,
  ) {}

  async putDecision(id: string, write: PlanDecisionWrite, ifMatch: number | null): Promise<PlanDecision> {
    return (await this.writing.put(this.#decisions, { id, write, ifMatch })).facts;
  }

  async putAction(id: string, write: PlanActionWrite, ifMatch: number | null): Promise<PlanAction> {
    const { facts, frame } = await this.writing.put(this.#actions, { id, write, ifMatch });
    return actionOf(facts, frame.today);
  }
}
