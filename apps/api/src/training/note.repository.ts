import { Injectable } from '@nestjs/common';
import type { NoteWrite } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

export interface StoredNote {
  readonly version: number;
  readonly sessionId: string;
  readonly authorId: string;
  readonly write: NoteWrite;
}

@Injectable()
export class NoteRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<StoredNote | null> {
    return this.database.one<StoredNote>(sql`
      select version, session_id as "sessionId", author_id as "authorId",
             jsonb_build_object('text', text, 'visibility', visibility) as write
        from session_note where id = ${id} for no key update`);
  }

  async create(id: string, sessionId: string, { text, visibility }: NoteWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into session_note (id, session_id, author_id, text, visibility, created_at, created_by, updated_at, updated_by)
      values (${id}, ${sessionId}, ${by}, ${text}, ${visibility}, ${at}, ${by}, ${at}, ${by})`);
  }

  async edit(id: string, { text, visibility }: NoteWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update session_note
         set text = ${text}, visibility = ${visibility}, version = version + 1, updated_at = ${at}, updated_by = ${by}::uuid
       where id = ${id}`);
  }

  async remove(id: string): Promise<void> {
    await this.database.query(sql`delete from session_note where id = ${id}`);
  }
}
