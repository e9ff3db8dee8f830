import { Injectable } from '@nestjs/common';
import type { OrganisationWrite } from '@throughline/domain/programmes';
import { Database } from '../platform/database';
import { OrganisationRow } from './organisation.row';
import { Stamp } from './stamp';

@Injectable()
export class OrganisationRepository {
  constructor(
    private readonly database: Database,
    private readonly stamp: Stamp,
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
    await this.database.manager.insert(OrganisationRow, { ...this.stamp.created(id), ...write });
  }

  async edit(id: string, write: OrganisationWrite): Promise<void> {
    await this.database.manager.update(OrganisationRow, { id }, { ...this.stamp.edited(), ...write });
  }
}
