import { Injectable } from '@nestjs/common';
import {
  DELIVERABLE_WAY,
  type Deliverable,
  type DeliverableMove,
  type DeliverableWrite,
} from '@throughline/domain/results';
import { planProblem } from './plan-problem';
import { PlanRecordRepository } from './plan-record.repository';
import { PlanWriting, type PlanKind } from './plan-writing.service';
import { PlanQueries, type DeliverableFacts } from './plan.queries';
import { deliverableOf } from './plan.service';

/** Deliverables of a programme. */
@Injectable()
export class DeliverableService {
  readonly #kind: PlanKind<DeliverableWrite, DeliverableFacts> = {
    ...{ entity: 'deliverable', name: 'deliverable' },
    find: async (id) => (await this.queries.deliverables({ id }))[0] ?? null,
    writeOf,
    check: async ({ id, write }) => {
      const others = await this.queries.deliverables({ programmeId: write.programmeId });
      const isTaken = others.some((each) => each.id !== id && each.code.toLowerCase() === write.code.toLowerCase());
      if (isTaken) throw planProblem('deliverable.codeTaken');
    },
    add: (id, write) => this.records.addDeliverable(id, write),
    edit: (id, write) => this.records.editDeliverable(id, write),
  };

  constructor(
    private readonly writing: PlanWriting,
    private readonly queries: PlanQueries,
    private readonly records: PlanRecordRepository,
  ) {}

  async put(id: string, write: DeliverableWrite, ifMatch: number | null): Promise<Deliverable> {
    const { facts, frame } = await this.writing.put(this.#kind, { id, write, ifMatch });
    return deliverableOf(facts, frame.today, true);
  }

  /** Takes one step. Repeating a step gives the answer again. */
  async move(id: string, move: DeliverableMove): Promise<Deliverable> {
    const { facts, frame } = await this.writing.hold(this.#kind, id);
    const of = { of: 'deliverable', id, way: DELIVERABLE_WAY, facts, today: frame.today } as const;
    const isTaken = await this.writing.step(of, move);
    return deliverableOf((isTaken ? await this.#kind.find(id) : null) ?? facts, frame.today, true);
  }

  async remove(id: string): Promise<void> {
    const { facts } = await this.writing.hold(this.#kind, id);
    await this.writing.remove('deliverable', id, facts);
  }
}

const writeOf = (write: DeliverableWrite): DeliverableWrite => ({
  programmeId: write.programmeId,
  strandId: write.strandId,
  code: write.code,
  title: write.title,
  type: write.type,
  dueDate: write.dueDate,
  ownerId: write.ownerId,
  url: write.url,
});
