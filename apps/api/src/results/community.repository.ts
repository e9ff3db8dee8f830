import { Injectable } from '@nestjs/common';
import type { Community, CommunityWrite } from '@throughline/domain/results';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { CommunityRow } from './community.row';

@Injectable()
export class CommunityRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, locked until the transaction ends. */
  async lock(id: string): Promise<{ version: number; write: CommunityWrite } | null> {
    const row = await this.database.manager.findOne(CommunityRow, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) return null;
    const { version, programmeId, name, archivedAt } = row;
    return { version, write: { programmeId, name, isArchived: archivedAt !== null } };
  }

  async create(id: string, { isArchived, ...write }: CommunityWrite): Promise<void> {
    const { created, at } = stamp(this.clock);
    await this.database.manager.insert(CommunityRow, { id, ...created, ...write, archivedAt: isArchived ? at : null });
  }

  async edit(id: string, { isArchived, ...write }: CommunityWrite): Promise<void> {
    const { changed, at } = stamp(this.clock);
    await this.database.manager.update(CommunityRow, { id }, { ...changed, ...write });
    await this.database.query(sql`
      update community set archived_at = case when ${isArchived} then coalesce(archived_at, ${at}) end where id = ${id}`);
  }

  find(id: string): Promise<Community | null> {
    return this.database.one<Community>(this.#select(sql`id = ${id}`));
  }

  list(programmeId: string): Promise<Community[]> {
    return this.database.query<Community>(this.#select(sql`programme_id = ${programmeId}`));
  }

  async hasProgramme(id: string): Promise<boolean> {
    return (await this.database.one(sql`select from programme where id = ${id}`)) !== null;
  }

  #select(which: Sql): Sql {
    return sql`
      select id, version, programme_id as "programmeId", name, archived_at is not null as "isArchived"
      from community where ${which} order by archived_at is not null, lower(name), id`;
  }
}
