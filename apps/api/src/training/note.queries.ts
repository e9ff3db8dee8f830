import { Injectable } from '@nestjs/common';
import type { Note } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';
import { SESSION_COLUMNS } from './training-session.queries';

/** Notes as people read them. Every way to one goes through the same condition: a private note is its author's alone. */
@Injectable()
export class NoteQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
  ) {}

  async of(sessionId: string): Promise<Note[]> {
    const mine = sql`n.author_id = ${this.policy.actor.accountId}`;
    return this.database.query<Note>(sql`
      select n.id, n.version, n.session_id as "sessionId", n.text, n.visibility,
             jsonb_build_object('id', acc.id, 'name', acc.name) as author, ${isoInstant(sql`n.updated_at`)} as "writtenAt",
             ${mine} as "isOwn"
        from session_note n
        join account acc on acc.id = n.author_id
        join training_session s on s.id = n.session_id
        join cohort c on c.id = s.cohort_id
        join strand st on st.id = c.strand_id
       where n.session_id = ${sessionId}
         and (${this.policy.narrow('note.write', { accountId: sql`n.author_id` })}
           or (n.visibility <> 'private' and ${this.policy.narrow('note.read', SESSION_COLUMNS)}))
       order by ${mine} desc, n.created_at, n.id`);
  }
}
