import { Injectable } from '@nestjs/common';
import type { CohortWrite, Places } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { HOLDS_PLACE, holdsOffer } from './attendance.queries';
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

  /**
   * How the places of a cohort that is held stand for somebody: what is taken, what is held for others by open offers, and how many wait
   * for longer.
   * @param enrolmentId of somebody who waits already; null for somebody new, who would be the last
   */
  async places(id: string, enrolmentId: string | null): Promise<Omit<Places, 'capacity'>> {
    const offered = sql`e.id is distinct from ${enrolmentId}::uuid and ${holdsOffer(this.clock.now())}`;
    const found = await this.database.one<Omit<Places, 'capacity'>>(sql`
      select (count(*) filter (where ${HOLDS_PLACE}))::int as taken, (count(*) filter (where ${offered}))::int as offered,
             (count(*) filter (where e.state = 'interested' and e.id is distinct from ${enrolmentId}::uuid
                and (self.id is null or (e.waiting_since, e.id) < (self.waiting_since, self.id))))::int as ahead
        from enrolment e left join enrolment self on self.id = ${enrolmentId}::uuid
       where e.cohort_id = ${id}`);
    return found ?? { taken: 0, offered: 0, ahead: 0 };
  }

  /** The time zone of the programme of a cohort. */
  async timeZone(id: string): Promise<string> {
    const found = await this.database.one<{ timeZone: string }>(sql`
      select p.time_zone as "timeZone"
        from cohort c join strand st on st.id = c.strand_id join programme p on p.id = st.programme_id where c.id = ${id}`);
    return found?.timeZone ?? 'UTC';
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
