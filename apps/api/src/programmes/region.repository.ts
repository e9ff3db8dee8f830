import { Injectable } from '@nestjs/common';
import type { RegionNode, RegionWrite } from '@throughline/domain/programmes';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { RegionRow } from './region.row';
import { stamp } from '../platform/stamp';

@Injectable()
export class RegionRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps other writers away from the tree until the transaction ends: two moves at once, each harmless alone, could close a loop.
   * Readers and foreign keys pass. Taken before any row is locked, so that two edits wait for each other rather than lock up.
   */
  async lockTree(): Promise<void> {
    await this.database.query(sql`lock table region in share row exclusive mode`);
  }

  tree(): Promise<RegionNode[]> {
    return this.database.query<RegionNode>(sql`select id, parent_id as "parentId" from region`);
  }

  async find(id: string): Promise<{ version: number; write: RegionWrite } | null> {
    const row = await this.database.manager.findOneBy(RegionRow, { id });
    if (!row) return null;
    const { version, name, localName, aliases, parentId, level, countryCode, officialCode, latitude, longitude } = row;
    return {
      version,
      write: { name, localName, aliases, parentId, level, countryCode, officialCode, latitude, longitude },
    };
  }

  async create(id: string, write: RegionWrite): Promise<void> {
    await this.database.manager.insert(RegionRow, { id, ...stamp(this.clock).created, ...write });
  }

  async edit(id: string, write: RegionWrite): Promise<void> {
    await this.database.manager.update(RegionRow, { id }, { ...stamp(this.clock).changed, ...write });
  }
}
