import { Injectable } from '@nestjs/common';
import type {
  DeliverableState,
  DeliverableWrite,
  MilestoneState,
  PlanActionWrite,
  PlanDecisionWrite,
  RiskState,
  RiskWrite,
} from '@throughline/domain/results';
import type { LocalDate } from '@throughline/domain/shared';
import sql, { empty, raw } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { DeliverableRow } from './deliverable.row';
import { PlanActionRow } from './plan-action.row';
import { PlanDecisionRow } from './plan-decision.row';
import { RiskRow } from './risk.row';

/** A step that is taken, by the table of what takes it. */
export interface PlanStep {
  readonly of: 'milestone' | 'deliverable' | 'risk';
  readonly id: string;
  readonly from: MilestoneState | DeliverableState | RiskState;
  readonly to: MilestoneState | DeliverableState | RiskState;
  readonly on: LocalDate;
  readonly reason: string | null;
}

/** What is in a plan beside its milestones, and the steps of all of it. */
@Injectable()
export class PlanRecordRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async addDeliverable(id: string, write: DeliverableWrite): Promise<void> {
    await this.database.manager.insert(DeliverableRow, { id, ...write, ...this.#created, state: 'drafting' });
  }

  async editDeliverable(id: string, write: DeliverableWrite): Promise<void> {
    await this.database.manager.update(DeliverableRow, { id }, { ...write, ...this.#changed });
  }

  async addRisk(id: string, write: RiskWrite): Promise<void> {
    await this.database.manager.insert(RiskRow, { id, ...write, ...this.#created, state: 'open' });
  }

  async editRisk(id: string, write: RiskWrite): Promise<void> {
    await this.database.manager.update(RiskRow, { id }, { ...write, ...this.#changed });
  }

  async addDecision(id: string, write: PlanDecisionWrite): Promise<void> {
    await this.database.manager.insert(PlanDecisionRow, { id, ...write, ...this.#created });
  }

  async editDecision(id: string, write: PlanDecisionWrite): Promise<void> {
    await this.database.manager.update(PlanDecisionRow, { id }, { ...write, ...this.#changed });
  }

  async addAction(id: string, write: PlanActionWrite): Promise<void> {
    await this.database.manager.insert(PlanActionRow, { id, ...write, ...this.#created });
  }

  async editAction(id: string, write: PlanActionWrite): Promise<void> {
    await this.database.manager.update(PlanActionRow, { id }, { ...write, ...this.#changed });
  }

  async move({ of, id, from, to, on, reason }: PlanStep): Promise<void> {
    const { at, by } = stamp(this.clock);
    const achieved = of === 'milestone' ? sql`actual_date = ${to === 'achieved' ? on : null},` : empty;
    await this.database.query(sql`
      update ${raw(of)} set state = ${to}, ${achieved} version = version + 1, updated_at = ${at}, updated_by = ${by} where id = ${id}`);
    await this.database.query(sql`
      insert into ${raw(`${of}_step`)} (${raw(`${of}_id`)}, position, from_state, to_state, taken_on, reason, recorded_at, recorded_by)
      select ${id}, count(*) + 1, ${from}, ${to}, ${on}, ${reason}, ${at}, ${by} from ${raw(`${of}_step`)} where ${raw(`${of}_id`)} = ${id}`);
  }

  async remove(of: 'deliverable' | 'risk', id: string): Promise<void> {
    await this.database.query(sql`delete from ${raw(of)} where id = ${id}`);
  }

  get #created() {
    return stamp(this.clock).created;
  }

  get #changed() {
    return stamp(this.clock).changed;
  }
}
