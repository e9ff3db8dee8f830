import { Injectable } from '@nestjs/common';
import type { VenueWrite } from '@throughline/domain/programmes';
import { Database } from '../platform/database';
import { Stamp } from './stamp';
import { VenueRow } from './venue.row';

@Injectable()
export class VenueRepository {
  constructor(
    private readonly database: Database,
    private readonly stamp: Stamp,
  ) {}

  /** What is stored, locked until the transaction ends. */
  async lock(id: string): Promise<{ version: number; write: VenueWrite } | null> {
    const row = await this.database.manager.findOne(VenueRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return null;
    const { version, name, regionId, stepFree, hearingLoop, wifi, notes } = row;
    return { version, write: { name, regionId, stepFree, hearingLoop, wifi, notes } };
  }

  async create(id: string, write: VenueWrite): Promise<void> {
    await this.database.manager.insert(VenueRow, { ...this.stamp.created(id), ...write });
  }

  async edit(id: string, write: VenueWrite): Promise<void> {
    await this.database.manager.update(VenueRow, { id }, { ...this.stamp.edited(), ...write });
  }
}
