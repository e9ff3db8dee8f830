import { Injectable } from '@nestjs/common';
import { RISK_WAY, type Risk, type RiskMove, type RiskWrite } from '@throughline/domain/results';
import { PlanRecordRepository } from './plan-record.repository';
import { PlanWriting, type PlanKind } from './plan-writing.service';
import { PlanQueries, type RiskFactsRead } from './plan.queries';
import { riskOf } from './plan.service';

/** Risks of a programme. */
@Injectable()
export class RiskService {
  readonly #kind: PlanKind<RiskWrite, RiskFactsRead> = {
    ...{ entity: 'risk', name: 'risk' },
    find: async (id) => (await this.queries.risks({ id }))[0] ?? null,
    writeOf,
    check: () => Promise.resolve(),
    add: (id, write) => this.records.addRisk(id, write),
    edit: (id, write) => this.records.editRisk(id, write),
  };

  constructor(
    private readonly writing: PlanWriting,
    private readonly queries: PlanQueries,
    private readonly records: PlanRecordRepository,
  ) {}

  async put(id: string, write: RiskWrite, ifMatch: number | null): Promise<Risk> {
    const { facts, frame } = await this.writing.put(this.#kind, { id, write, ifMatch });
    return riskOf(facts, frame.today, true);
  }

  /** Takes one step. Repeating a step gives the answer again. */
  async move(id: string, move: RiskMove): Promise<Risk> {
    const { facts, frame } = await this.writing.hold(this.#kind, id);
    const of = { of: 'risk', id, way: RISK_WAY, facts, today: frame.today } as const;
    const isTaken = await this.writing.step(of, move);
    return riskOf((isTaken ? await this.#kind.find(id) : null) ?? facts, frame.today, true);
  }

  async remove(id: string): Promise<void> {
    const { facts } = await this.writing.hold(this.#kind, id);
    await this.writing.remove('risk', id, facts);
  }
}

const writeOf = (write: RiskWrite): RiskWrite => ({
  programmeId: write.programmeId,
  strandId: write.strandId,
  title: write.title,
  likelihood: write.likelihood,
  impact: write.impact,
  response: write.response,
  ownerId: write.ownerId,
  reviewOn: write.reviewOn,
  isCritical: write.isCritical,
});
