import { Injectable } from '@nestjs/common';
import type { StrandWrite } from '@throughline/domain/programmes';
import { In, Not } from 'typeorm';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { StrandRegionRow, StrandRow } from './strand.row';

/** In which order the regions were sent says nothing: one order, so that a repeat looks like one. */
const inOneOrder = (regions: StrandWrite['regions']): StrandWrite['regions'] =>
  regions.toSorted((one, other) => one.regionId.localeCompare(other.regionId, 'en'));

export const normalStrand = (write: StrandWrite): StrandWrite => ({ ...write, regions: inOneOrder(write.regions) });

@Injectable()
export class StrandRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, locked until the transaction ends. */
  async lock(id: string): Promise<{ version: number; write: StrandWrite } | null> {
    const { manager } = this.database;
    const row = await manager.findOne(StrandRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return null;
    const rows = await manager.findBy(StrandRegionRow, { strandId: id });
    const { version, programmeId, code, name, aliases, kind, commissionerId, startDate, endDate } = row;
    const regions = inOneOrder(
      rows.map(({ regionId, storyTarget, reporterTarget, sessionTarget, participantTarget }) => {
        return { regionId, storyTarget, reporterTarget, sessionTarget, participantTarget };
      }),
    );
    return {
      version,
      write: { programmeId, code, name, aliases, kind, commissionerId, startDate, endDate, regions },
    };
  }

  async create(id: string, { regions, ...write }: StrandWrite): Promise<void> {
    await this.database.manager.insert(StrandRow, { id, ...stamp(this.clock).created, ...write });
    await this.#saveRegions(id, regions);
  }

  async edit(id: string, { regions, ...write }: StrandWrite): Promise<void> {
    const { manager } = this.database;
    await manager.update(StrandRow, { id }, { ...stamp(this.clock).changed, ...write });
    const kept = regions.map((each) => each.regionId);
    await manager.delete(StrandRegionRow, { strandId: id, regionId: Not(In(kept)) });
    await this.#saveRegions(id, regions);
  }

  async #saveRegions(strandId: string, regions: StrandWrite['regions']): Promise<void> {
    const rows = regions.map((region) => ({ strandId, ...region }));
    if (rows.length > 0) await this.database.manager.upsert(StrandRegionRow, rows, ['strandId', 'regionId']);
  }
}
