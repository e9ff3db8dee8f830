import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { firstAdministratorWrite } from '@throughline/domain/access';
import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { ProblemError } from '../platform/problem';
import { AccountQueries } from './account.queries';
import { AccountRepository } from './account.repository';
import { OneTimeLinkRepository } from './one-time-link.repository';
import { hashPassword } from './password';
import { SignInService, type SignedIn } from './sign-in.service';

/** How an empty product gets its first administrator: with a link that only whoever started it has seen. */
@Injectable()
export class FirstAdministratorService {
  constructor(
    private readonly queries: AccountQueries,
    private readonly accounts: AccountRepository,
    private readonly links: OneTimeLinkRepository,
    private readonly signIn: SignInService,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a link, as a path, as long as there is no administrator; null afterwards. Links of earlier starts stay good: of several
   * processes that start at once, each prints its own.
   */
  async link(): Promise<string | null> {
    if (await this.queries.hasAdministrator()) return null;
    const token = await this.links.issue({ kind: 'firstAdministrator', accountId: null, expiresAt: null });
    return `/first-administrator#${token}`;
  }

  async create({ token, name, email, password }: z.infer<typeof firstAdministratorWrite>): Promise<SignedIn> {
    await this.accounts.lockAdministrators();
    const link = await this.links.use('firstAdministrator', token);
    if (!link || (await this.queries.hasAdministrator())) throw new ProblemError('account.linkUsed');
    await this.links.retire('firstAdministrator');
    const id = v7();
    await this.accounts.create({ id, name, email, status: 'active', passwordHash: await hashPassword(password) });
    await this.accounts.replaceMemberships(id, [{ role: 'administrator', scope: 'organisation', scopeId: null }]);
    await this.database.query(sql`
      insert into installation (is_demonstration, began_at) values (false, ${this.clock.now()}) on conflict do nothing`);
    await this.audit.record({ action: 'account.firstAdministrator', entity: 'account', id, accountId: id });
    return this.signIn.begin(id);
  }
}
