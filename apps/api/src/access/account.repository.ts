import { Injectable } from '@nestjs/common';
import type { AccountWrite } from '@throughline/domain/access';
import sql, { bulk } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { RequestContext } from '../platform/request-context';
import { AccountRow } from './account.row';

type Changes = Partial<Pick<AccountRow, 'name' | 'email' | 'passwordHash' | 'status' | 'lastSignInAt'>>;

/** Any number will do; see {@link AccountRepository.lockAdministrators}. */
const ADMINISTRATORS_LOCK = 7_284_002;

@Injectable()
export class AccountRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  findByEmail(email: string): Promise<AccountRow | null> {
    return this.#rows.findOneBy({ email });
  }

  /** The account, locked until the end of the transaction. */
  findForEdit(id: string): Promise<AccountRow | null> {
    return this.#rows.findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  async create(account: Pick<AccountRow, 'id' | 'name' | 'email' | 'status' | 'passwordHash'>): Promise<void> {
    const now = this.clock.now();
    const by = this.#by;
    await this.#rows.insert({ ...account, createdAt: now, createdBy: by, updatedAt: now, updatedBy: by });
  }

  /** Changes what somebody edits: the version goes up. */
  async edit(row: AccountRow, changes: Changes): Promise<void> {
    await this.#rows.update(row.id, {
      ...changes,
      version: row.version + 1,
      updatedAt: this.clock.now(),
      updatedBy: this.#by,
    });
  }

  /** Notes what happens by itself, which no edit can be at odds with: the version stays. */
  async note(id: string, changes: Changes): Promise<void> {
    await this.#rows.update(id, changes);
  }

  async replaceMemberships(accountId: string, memberships: AccountWrite['memberships']): Promise<void> {
    await this.database.query(sql`delete from membership where account_id = ${accountId}`);
    if (memberships.length === 0) return;
    const rows = memberships.map(({ role, scope, scopeId }) => [
      accountId,
      role,
      scope,
      scope === 'programme' ? scopeId : null,
      scope === 'strand' ? scopeId : null,
      scope === 'grant' ? scopeId : null,
    ]);
    await this.database.query(sql`
      insert into membership (account_id, role, scope, programme_id, strand_id, grant_id) values ${bulk(rows)}`);
  }

  /** Lets nobody else change who is an administrator until the end of the transaction: two could each believe the other stays. */
  async lockAdministrators(): Promise<void> {
    await this.database.query(sql`select pg_advisory_xact_lock(${ADMINISTRATORS_LOCK})`);
  }

  get #rows() {
    return this.database.manager.getRepository(AccountRow);
  }

  get #by(): string | null {
    return RequestContext.current()?.actor?.accountId ?? null;
  }
}
