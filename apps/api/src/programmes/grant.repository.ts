import { Injectable } from '@nestjs/common';
import type { GrantWrite } from '@throughline/domain/programmes';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { GrantRow } from './grant.row';
import { stamp } from '../platform/stamp';

@Injectable()
export class GrantRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, locked until the transaction ends. */
  async lock(id: string): Promise<{ version: number; write: GrantWrite } | null> {
    const row = await this.database.manager.findOne(GrantRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return null;
    const { version, programmeId, fundingOrganisationId, title, amountAwarded, currency, awardDate } = row;
    const { startDate, endDate, reportingCadence } = row;
    return {
      version,
      write: {
        ...{ programmeId, fundingOrganisationId, title, amountAwarded, currency, awardDate },
        ...{ startDate, endDate, reportingCadence },
      },
    };
  }

  async create(id: string, write: GrantWrite): Promise<void> {
    await this.database.manager.insert(GrantRow, { id, ...stamp(this.clock).created, ...write });
  }

  async edit(id: string, write: GrantWrite): Promise<void> {
    await this.database.manager.update(GrantRow, { id }, { ...stamp(this.clock).changed, ...write });
  }
}
