import { Injectable } from '@nestjs/common';
import type { KeptFigure, KeptFigureWrite } from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { stamp } from '../platform/stamp';

type Stored = KeptFigureWrite & Pick<KeptFigure, 'ruleVersion' | 'asAt'>;

@Injectable()
export class KeptFigureRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<Stored | null> {
    return this.database.one<Stored>(sql`
      select programme_id as "programmeId", strand_id as "strandId", region_id as "regionId", metric,
        rule_version as "ruleVersion", ${isoInstant('kept_at')} as "asAt"
      from kept_figure where id = ${id}`);
  }

  async create(id: string, { programmeId, strandId, regionId, metric, ruleVersion }: Omit<Stored, 'asAt'>) {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into kept_figure (id, programme_id, strand_id, region_id, metric, rule_version, kept_at, kept_by)
      values (${id}, ${programmeId}, ${strandId}, ${regionId}, ${metric}, ${ruleVersion}, ${at}, ${by})`);
  }
}
