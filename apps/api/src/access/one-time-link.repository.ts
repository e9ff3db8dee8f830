import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { hashToken, newToken } from '../platform/token';

type Kind = 'firstAdministrator' | 'invitation';

export interface OneTimeLink {
  readonly kind: Kind;
  readonly accountId: string | null;
  readonly expiresAt: Date | null;
}

/** Links that let somebody in once. Only hashes are kept. */
@Injectable()
export class OneTimeLinkRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes a link and gives its token. Earlier invitations of the same account stop working. */
  async issue({ kind, accountId, expiresAt }: OneTimeLink): Promise<string> {
    const token = newToken();
    if (accountId !== null) await this.revoke(accountId);
    await this.database.query(sql`
      insert into one_time_link (id, kind, account_id, token_hash, created_at, expires_at)
      values (${v7()}, ${kind}, ${accountId}, ${hashToken(token)}, ${this.clock.now()}, ${expiresAt})`);
    return token;
  }

  /** Makes the unused links of an account worthless. */
  async revoke(accountId: string): Promise<void> {
    await this.database.query(sql`delete from one_time_link where account_id = ${accountId} and used_at is null`);
  }

  /** Uses a link up. Null when there is none like it that is unused and in time; of two at once, one gets it. */
  use(kind: Kind, token: string): Promise<Pick<OneTimeLink, 'accountId'> | null> {
    const now = this.clock.now();
    return this.database.one(sql`
      update one_time_link set used_at = ${now}
      where token_hash = ${hashToken(token)} and kind = ${kind} and used_at is null
        and (expires_at is null or expires_at > ${now})
      returning account_id as "accountId"`);
  }

  /** Makes all unused links of a kind worthless. */
  async retire(kind: Kind): Promise<void> {
    await this.database.query(sql`delete from one_time_link where kind = ${kind} and used_at is null`);
  }
}
