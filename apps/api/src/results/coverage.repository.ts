import { Injectable } from '@nestjs/common';
import type { CoverageTarget, CoverageTargetWrite } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { CoverageTargetRow } from './coverage-target.row';

/** Which target: of a strand, in a region, for a community. */
export interface CoverageCellId {
  readonly strandId: string;
  readonly regionId: string;
  readonly communityId: string;
}

/** What has to be known before a target is set. */
export interface CellFacts {
  readonly programmeId: string;
  readonly hasRegion: boolean;
  /** Of the community; null where the programme has none such. */
  readonly isArchived: boolean | null;
}

@Injectable()
export class CoverageRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  facts({ strandId, regionId, communityId }: CoverageCellId): Promise<CellFacts | null> {
    return this.database.one<CellFacts>(sql`
      select strand.programme_id as "programmeId",
        exists (select from strand_region where strand_id = strand.id and region_id = ${regionId}) as "hasRegion",
        (select archived_at is not null from community where id = ${communityId} and programme_id = strand.programme_id) as "isArchived"
      from strand where strand.id = ${strandId}`);
  }

  /** What is stored, locked until the transaction ends. */
  async lock(cell: CoverageCellId): Promise<CoverageTarget | null> {
    const row = await this.database.manager.findOne(CoverageTargetRow, {
      where: { ...cell },
      lock: { mode: 'pessimistic_write' },
    });
    return row && { ...cell, version: row.version, target: row.target };
  }

  async create(cell: CoverageCellId, { target, programmeId }: CoverageTargetWrite & { programmeId: string }) {
    await this.database.manager.insert(CoverageTargetRow, {
      ...cell,
      ...stamp(this.clock).created,
      ...{ target, programmeId },
    });
  }

  async edit(cell: CoverageCellId, { target }: CoverageTargetWrite): Promise<void> {
    await this.database.manager.update(CoverageTargetRow, { ...cell }, { ...stamp(this.clock).changed, target });
  }
}
