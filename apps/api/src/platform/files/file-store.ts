import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FILE_TYPES, type FileType } from '@throughline/domain/shared';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../database';
import { Clock } from '../clock';
import { isoInstant } from '../page';
import { ProblemError } from '../problem';
import { stamp } from '../stamp';
import { fileTypeOf } from './file-type';

/** The columns of a {@link StoredFile} of the contract, over the alias `f` (stored_file). The bytes are not read for it. */
export const STORED_FILE: Sql = sql`
  f.id, f.content_type as "contentType", octet_length(f.bytes) as bytes, ${isoInstant(sql`f.created_at`)} as "addedAt",
  (select name from account where account.id = f.created_by) as "addedBy"`;

/**
 * Files, kept in PostgreSQL as every other record is: replicas share them, a backup holds them, and a file is written or not together
 * with what is said of it. Who may have a file is decided by the feature that owns it, before it asks here. Nothing is read out of a
 * picture: that it tells neither place nor camera is for the sender, who draws it anew.
 */
@Injectable()
export class FileStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a file under the id that its sender chose. The same bytes again change nothing.
   *
   * @returns `same` when exactly this was there already
   * @throws 422 `file.type` for what is not kept, 409 `request.alreadyExists` when other bytes lie under the id
   */
  async keep(id: string, bytes: Buffer): Promise<'new' | 'same'> {
    const type = fileTypeOf(bytes);
    if (type === null) throw new ProblemError('file.type', { types: FILE_TYPES });
    const sha256 = createHash('sha256').update(bytes).digest();
    const { at, by } = stamp(this.clock);
    const kept = await this.database.one(sql`
      insert into stored_file (id, content_type, sha256, bytes, created_at, created_by)
      values (${id}, ${type}, ${sha256}, ${bytes}, ${at}, ${by})
      on conflict (id) do nothing returning id`);
    if (kept) return 'new';
    const same = await this.database.one(sql`select from stored_file where id = ${id} and sha256 = ${sha256}`);
    if (!same) throw new ProblemError('request.alreadyExists');
    return 'same';
  }

  async find(id: string): Promise<{ type: FileType; bytes: Buffer } | null> {
    return this.database.one(sql`select content_type as type, bytes from stored_file where id = ${id}`);
  }

  /** Once nothing speaks of it any more. */
  async remove(id: string): Promise<void> {
    await this.database.query(sql`delete from stored_file where id = ${id}`);
  }
}
