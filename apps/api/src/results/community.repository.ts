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
    const { version, programmeId, name, isArchived } = row;
    return { version, write: { programmeId, name, isArchived } };
  }

  async create(id: string, write: CommunityWrite): Promise<void> {
    await this.database.manager.insert(CommunityRow, { id, ...stamp(this.clock).created, ...write });
  }

  async edit(id: string, write: CommunityWrite): Promise<void> {
    await this.database.manager.update(CommunityRow, { id }, { ...stamp(this.clock).changed, ...write });
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
      select id, version, programme_id as "programmeId", name, is_archived as "isArchived"
      from community where ${which} order by is_archived, lower(name), id`;
  }
}
