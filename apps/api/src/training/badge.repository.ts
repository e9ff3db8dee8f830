import { Injectable } from '@nestjs/common';
import type { BadgeChange, BadgeChangeWrite, BadgeCriteriaWrite, BadgeLevel } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

export type StoredBadgeChange = Required<BadgeChangeWrite>;

@Injectable()
export class BadgeRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Holds people until the transaction ends: nobody else changes their badges meanwhile. Always in the same order. */
  async holdPeople(personIds: readonly string[]): Promise<void> {
    await this.database.query(sql`
      select from person where id = any (${[...personIds]}::uuid[]) order by id for no key update`);
  }

  async find(id: string): Promise<StoredBadgeChange | null> {
    return this.database.one<StoredBadgeChange>(
      sql`select person_id as "personId", level, change, note from badge_change where id = ${id}`,
    );
  }

  async add(id: string, { personId, level, change, note }: BadgeChangeWrite, batchId: string | null): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into badge_change (id, person_id, level, change, note, changed_at, changed_by, batch_id)
      values (${id}, ${personId}, ${level}, ${change}, ${note}, ${at}, ${by}, ${batchId})`);
  }

  /** What a batch said of badges and what nobody has said anything else about since. */
  async standingOfBatch(
    batchId: string,
  ): Promise<{ personId: string; level: BadgeLevel; change: Exclude<BadgeChange, 'withdrawn'> }[]> {
    return this.database.query(sql`
      select b.person_id as "personId", b.level, b.change from badge_change b
       where b.batch_id = ${batchId} and b.change <> 'withdrawn' and not exists (
         select from badge_change later
          where later.person_id = b.person_id and later.level = b.level and later.sequence > b.sequence)
       order by b.sequence`);
  }

  /** Version of the criteria, held until the transaction ends, also while nobody has set them: then it is null. */
  async holdCriteria(): Promise<number | null> {
    await this.database.query(sql`lock table badge_criteria in exclusive mode`);
    const found = await this.database.one<{ version: number }>(sql`select version from badge_criteria`);
    return found?.version ?? null;
  }

  async setCriteria(criteria: BadgeCriteriaWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into badge_criteria as stored (version, updated_at, updated_by) values (1, ${at}, ${by})
      on conflict (only_row) do update set version = stored.version + 1, updated_at = ${at}, updated_by = ${by}`);
    await this.database.query(sql`delete from badge_criterion`);
    await this.database.query(sql`
      insert into badge_criterion (level, measure, at_least)
      select levels.key, measures.key, measures.value::int
        from jsonb_each(${JSON.stringify(criteria)}::jsonb) levels, jsonb_each_text(levels.value) measures
       where measures.value::int > 0`);
  }
}
