import { Injectable } from '@nestjs/common';
import type { CohortWrite } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { HOLDS_PLACE } from './attendance.queries';
import { CohortTrainerRow } from './cohort-trainer.row';
import { CohortRow } from './cohort.row';
import { stamp } from '../platform/stamp';

@Injectable()
export class CohortRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, held until the transaction ends: nobody else takes a place in it meanwhile. */
  async hold(id: string): Promise<{ version: number; write: CohortWrite } | null> {
    const { manager } = this.database;
    const row = await manager.findOne(CohortRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!row) return null;
    const trainers = await manager.find(CohortTrainerRow, { where: { cohortId: id }, order: { accountId: 'asc' } });
    const { version, courseId, strandId, regionId, name, startDate, endDate, capacity, minimumViable } = row;
    const trainerIds = trainers.map(({ accountId }) => accountId);
    return {
      version,
      write: { courseId, strandId, regionId, name, startDate, endDate, capacity, minimumViable, trainerIds },
    };
  }

  /** Places taken of a cohort that is held. */
  async placesTaken(id: string): Promise<number> {
    const found = await this.database.one<{ taken: number }>(
      sql`select count(*)::int as taken from enrolment e where e.cohort_id = ${id} and ${HOLDS_PLACE}`,
    );
    return found?.taken ?? 0;
  }

  async create(id: string, { trainerIds, ...cohort }: CohortWrite): Promise<void> {
    await this.database.manager.insert(CohortRow, { id, ...stamp(this.clock).created, ...cohort });
    await this.#deliverBy(id, trainerIds);
  }

  async edit(id: string, { trainerIds, ...cohort }: CohortWrite): Promise<void> {
    await this.database.manager.update(CohortRow, { id }, { ...stamp(this.clock).changed, ...cohort });
    await this.database.manager.delete(CohortTrainerRow, { cohortId: id });
    await this.#deliverBy(id, trainerIds);
  }

  async #deliverBy(cohortId: string, trainerIds: readonly string[]): Promise<void> {
    await this.database.query(sql`
      insert into cohort_trainer (cohort_id, account_id) select ${cohortId}, unnest(${[...trainerIds]}::uuid[])`);
  }
}
