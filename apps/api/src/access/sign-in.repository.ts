import { Injectable } from '@nestjs/common';
import { SIGN_IN_MAX_DAYS } from '@throughline/domain/access';
import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { hashToken, newToken } from '../platform/token';

@Injectable()
export class SignInRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Begins a sign-in and gives its token, which is kept nowhere. */
  async begin(accountId: string): Promise<string> {
    const now = this.clock.now();
    const token = newToken();
    await this.database.query(sql`
      insert into sign_in (id, account_id, token_hash, created_at, last_seen_at)
      values (${v7()}, ${accountId}, ${hashToken(token)}, ${now}, ${now})`);
    return token;
  }

  async end(signInId: string): Promise<void> {
    await this.database.query(sql`delete from sign_in where id = ${signInId}`);
  }

  /** Ends whatever sign-in has this token: when somebody signs in anew over an old one. */
  async endToken(token: string): Promise<void> {
    await this.database.query(sql`delete from sign_in where token_hash = ${hashToken(token)}`);
  }

  /** Ends all of an account's sign-ins, but for one if it is named. */
  async endAll(accountId: string, exceptId: string | null = null): Promise<void> {
    await this.database.query(sql`
      delete from sign_in where account_id = ${accountId} and id is distinct from ${exceptId}::uuid`);
  }

  /** Removes the rows of sign-ins that are too old to count. */
  async forget(): Promise<void> {
    await this.database.query(sql`
      delete from sign_in where created_at < ${this.clock.now()}::timestamptz - make_interval(days => ${SIGN_IN_MAX_DAYS})`);
  }
}
