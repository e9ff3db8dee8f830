import { Injectable } from '@nestjs/common';
import type { Theme } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';

@Injectable()
export class ThemesQueries {
  constructor(private readonly database: Database) {}

  /** Those that can be given to a story. */
  async list(): Promise<Theme[]> {
    return this.database.query<Theme>(sql`
      select id, name from theme where archived_at is null order by lower(name), id`);
  }

  /** Every one there ever was. */
  async all(): Promise<(Theme & { readonly aliases: readonly string[] })[]> {
    return this.database.query(sql`select id, name, aliases from theme order by created_at, id`);
  }

  /** Archived ones too: a story keeps what it was given. */
  async areKnown(ids: readonly string[]): Promise<boolean> {
    const found = await this.database.query(sql`select from theme where id = any (${[...ids]}::uuid[])`);
    return found.length === ids.length;
  }
}
