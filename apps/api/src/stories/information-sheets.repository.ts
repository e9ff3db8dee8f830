import { Injectable } from '@nestjs/common';
import type { InformationSheet, InformationSheetWrite } from '@throughline/domain/stories';
import sql, { empty, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { stamp } from '../platform/stamp';

const SHEET: Sql = sql`
  sheet.id, sheet.programme_id as "programmeId", sheet.version, sheet.language, sheet.title, sheet.body, sheet.controllers,
  sheet.months, ${isoInstant('sheet.added_at')} as "addedAt", account.name as "addedBy"
  from information_sheet sheet join account on account.id = sheet.added_by`;

/** What storytellers are told before they decide: added, and never changed. */
@Injectable()
export class InformationSheetsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those of the organisation, and of the programme where one is named. Newest first. */
  async of(programmeId: string | undefined): Promise<InformationSheet[]> {
    return this.database.query<InformationSheet>(sql`
      select ${SHEET}
      where sheet.programme_id is null ${programmeId === undefined ? empty : sql`or sheet.programme_id = ${programmeId}`}
      order by sheet.added_at desc, sheet.id desc`);
  }

  async find(id: string): Promise<InformationSheet | null> {
    return this.database.one<InformationSheet>(sql`select ${SHEET} where sheet.id = ${id}`);
  }

  async hasProgramme(id: string): Promise<boolean> {
    return (await this.database.one(sql`select from programme where id = ${id}`)) !== null;
  }

  async add(id: string, write: InformationSheetWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into information_sheet (id, programme_id, version, language, title, body, controllers, months, added_at, added_by)
      values (${id}, ${write.programmeId}, ${write.version}, ${write.language}, ${write.title}, ${write.body},
              ${[...write.controllers]}, ${write.months}, ${at}, ${by})`);
  }
}
