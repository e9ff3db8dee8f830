import { Injectable } from '@nestjs/common';
import type { Guide, GuideQuery } from '@throughline/domain/training';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { STORED_FILE } from '../platform/files/file-store';

const GUIDE: Sql = sql`
  ${STORED_FILE}, g.title, g.agreed_on as "agreedOn" from cohort_guide g join stored_file f on f.id = g.file_id`;

@Injectable()
export class GuideRepository {
  constructor(private readonly database: Database) {}

  /** The one that was put last first: it holds. */
  async of(cohortId: string): Promise<Guide[]> {
    return this.database.query<Guide>(sql`
      select ${GUIDE} where g.cohort_id = ${cohortId} order by f.created_at desc, f.id desc`);
  }

  /** A guide of this cohort; null for any other file. */
  async find(cohortId: string, fileId: string): Promise<Guide | null> {
    return this.database.one<Guide>(sql`select ${GUIDE} where g.cohort_id = ${cohortId} and g.file_id = ${fileId}`);
  }

  async add(cohortId: string, fileId: string, { title, agreedOn }: GuideQuery): Promise<void> {
    await this.database.query(sql`
      insert into cohort_guide (file_id, cohort_id, title, agreed_on) values (${fileId}, ${cohortId}, ${title}, ${agreedOn})`);
  }

  async remove(fileId: string): Promise<void> {
    await this.database.query(sql`delete from cohort_guide where file_id = ${fileId}`);
  }
}
