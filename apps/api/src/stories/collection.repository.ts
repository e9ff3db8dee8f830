import { Injectable } from '@nestjs/common';
import type { CollectionWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

@Injectable()
export class CollectionRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, locked until the transaction ends. */
  async lock(id: string): Promise<{ version: number; write: CollectionWrite } | null> {
    const row = await this.database.one<CollectionWrite & { version: number }>(sql`
      select version, programme_id as "programmeId", name, aliases, about, archived_at is not null as "isArchived"
      from story_collection where id = ${id} for update`);
    if (!row) return null;
    const { version, ...write } = row;
    return { version, write };
  }

  async create(id: string, { programmeId, name, aliases, about, isArchived }: CollectionWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into story_collection (id, programme_id, name, aliases, about, archived_at, created_at, created_by, updated_at, updated_by)
      values (${id}, ${programmeId}, ${name}, ${[...aliases]}, ${about}, ${isArchived ? at : null}, ${at}, ${by}, ${at}, ${by})`);
  }

  async edit(id: string, { name, aliases, about, isArchived }: CollectionWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update story_collection
      set name = ${name}, aliases = ${[...aliases]}, about = ${about},
          archived_at = case when ${isArchived} then coalesce(archived_at, ${at}) end,
          version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }
}
