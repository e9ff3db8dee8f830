import { Injectable } from '@nestjs/common';
import type { MilestonePromise, MilestoneWrite } from '@throughline/domain/results';
import type { LocalDate } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { MilestoneRow } from './milestone.row';

@Injectable()
export class MilestoneRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async add(id: string, { dependsOn, ...write }: MilestoneWrite): Promise<void> {
    const row = { id, ...write, ...stamp(this.clock).created, state: 'planned' as const, actualDate: null };
    await this.database.manager.insert(MilestoneRow, row);
    await this.#waitFor(id, write.programmeId, dependsOn);
  }

  async edit(id: string, { dependsOn, ...write }: MilestoneWrite): Promise<void> {
    await this.database.manager.update(MilestoneRow, { id }, { ...write, ...stamp(this.clock).changed });
    await this.#waitFor(id, write.programmeId, dependsOn);
  }

  /** Keeps the date that was agreed, and then agrees the other: the database takes them in no other order. */
  async rebaseline(id: string, before: LocalDate, { reason, ...agreed }: MilestonePromise & { reason: string }) {
    const { changed, at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into milestone_baseline (milestone_id, position, baseline_date, replaced_by, reason, recorded_at, recorded_by)
      select ${id}, count(*) + 1, ${before}, ${agreed.baselineDate}, ${reason}, ${at}, ${by}
      from milestone_baseline where milestone_id = ${id}`);
    await this.database.manager.update(MilestoneRow, { id }, { ...agreed, ...changed });
  }

  async remove(id: string): Promise<void> {
    await this.database.manager.delete(MilestoneRow, { id });
  }

  async #waitFor(id: string, programmeId: string, dependsOn: readonly string[]): Promise<void> {
    const all = [...dependsOn];
    await this.database.query(sql`
      delete from milestone_dependency where milestone_id = ${id} and depends_on_id <> all (${all}::uuid[])`);
    await this.database.query(sql`
      insert into milestone_dependency (milestone_id, depends_on_id, programme_id)
      select ${id}, each.id, ${programmeId} from unnest(${all}::uuid[]) as each (id)
      on conflict do nothing`);
  }
}
