import { Injectable } from '@nestjs/common';
import type { VenueWrite } from '@throughline/domain/programmes';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { VenueRow } from './venue.row';

@Injectable()
export class VenueRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, locked until the transaction ends. */
  async lock(id: string): Promise<{ version: number; write: VenueWrite } | null> {
    const row = await this.database.manager.findOne(VenueRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return null;
    const { version, name, regionId, stepFree, hearingLoop, wifi, notes } = row;
    return { version, write: { name, regionId, stepFree, hearingLoop, wifi, notes } };
  }

  async create(id: string, write: VenueWrite): Promise<void> {
    await this.database.manager.insert(VenueRow, { id, ...stamp(this.clock).created, ...write });
  }

  async edit(id: string, write: VenueWrite): Promise<void> {
    await this.database.manager.update(VenueRow, { id }, { ...stamp(this.clock).changed, ...write });
  }
}
