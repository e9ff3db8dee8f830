import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from './clock';
import { Database } from './database';
import { RequestContext } from './request-context';

/** What was done. Names of fields, never their values. */
export interface AuditEntry {
  /** What was done, in the words of the policy or of the room: `story.publish`. */
  readonly action: string;
  /** The kind of record, as its table is called. */
  readonly entity: string;
  readonly id: string | null;
  readonly fields?: readonly string[];
  /** Why, where somebody gave a reason. It is asked for without names. */
  readonly reason?: string | undefined;
  /** Who, where it is not the one who is signed in: somebody who is just signing in. */
  readonly accountId?: string;
}

/** The trail of changes, written in the same transaction as the change itself. */
@Injectable()
export class Audit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async record({ action, entity, id, fields = [], reason, accountId }: AuditEntry): Promise<void> {
    const context = RequestContext.current();
    await this.database.query(sql`
      insert into audit_event (at, account_id, request_id, action, entity, entity_id, fields, reason)
      values (${this.clock.now()}, ${accountId ?? context?.actor?.accountId ?? null}, ${context?.requestId ?? 'none'}, ${action},
              ${entity}, ${id}, ${[...fields]}, ${reason ?? null})`);
  }

  /** The same line for many records, in one statement. */
  async recordEach(
    ids: readonly string[],
    { action, entity, fields = [] }: Pick<AuditEntry, 'action' | 'entity' | 'fields'>,
  ): Promise<void> {
    if (ids.length === 0) return;
    const context = RequestContext.current();
    await this.database.query(sql`
      insert into audit_event (at, account_id, request_id, action, entity, entity_id, fields)
      select ${this.clock.now()}, ${context?.actor?.accountId ?? null}::uuid, ${context?.requestId ?? 'none'}, ${action},
             ${entity}, one.id, ${[...fields]}::text[]
      from unnest(${[...ids]}::uuid[]) as one (id)`);
  }
}
