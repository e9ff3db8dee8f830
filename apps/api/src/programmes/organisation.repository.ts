import { Injectable } from '@nestjs/common';
import type { OrganisationWrite } from '@throughline/domain/programmes';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { OrganisationRow } from './organisation.row';
import { stamp } from '../platform/stamp';

@Injectable()
export class OrganisationRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, locked until the transaction ends. */
  async lock(id: string): Promise<{ version: number; write: OrganisationWrite } | null> {
    const row = await this.database.manager.findOne(OrganisationRow, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) return null;
    const { version, name, kind, charityNumber, countryCode } = row;
    return { version, write: { name, kind, charityNumber, countryCode } };
  }

  async create(id: string, write: OrganisationWrite): Promise<void> {
    await this.database.manager.insert(OrganisationRow, { id, ...stamp(this.clock).created, ...write });
  }

  async edit(id: string, write: OrganisationWrite): Promise<void> {
    await this.database.manager.update(OrganisationRow, { id }, { ...stamp(this.clock).changed, ...write });
  }
}
