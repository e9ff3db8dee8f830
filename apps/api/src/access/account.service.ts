import { Injectable } from '@nestjs/common';
import type { AccountStatus, AccountWrite, ManagedAccount } from '@throughline/domain/access';
import type { NamedRef } from '@throughline/domain/shared';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { AccountQueries } from './account.queries';
import { AccountRepository } from './account.repository';
import { OneTimeLinkRepository } from './one-time-link.repository';
import { SignInRepository } from './sign-in.repository';

export interface AccountPut {
  readonly id: string;
  readonly ifMatch: number | null;
  readonly write: AccountWrite;
}

/** Accounts, as administrators manage them. */
@Injectable()
export class AccountService {
  constructor(
    private readonly queries: AccountQueries,
    private readonly accounts: AccountRepository,
    private readonly signIns: SignInRepository,
    private readonly links: OneTimeLinkRepository,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  list(): Promise<ManagedAccount[]> {
    this.policy.demand('account.manage');
    return this.queries.all();
  }

  async read(id: string): Promise<ManagedAccount> {
    this.policy.demand('account.manage');
    const account = await this.queries.find(id);
    if (!account) throw new ProblemError('request.notFound');
    return account;
  }

  async put({ id, ifMatch, write: sent }: AccountPut): Promise<ManagedAccount> {
    this.policy.demand('account.manage');
    await this.accounts.lockAdministrators();
    const row = await this.accounts.findForEdit(id);
    const write = inOrder(sent);
    const decision = await decidePut({
      ifMatch,
      write,
      stored: row && { version: row.version, write: asWrite(await this.read(id)) },
      current: () => this.read(id),
    });
    if (decision.kind === 'same') return this.read(id);
    const { name, email, memberships } = write;
    const status = statusOf(write.isSuspended, row?.passwordHash ?? null);
    if (row) await this.accounts.edit(row, { name, email, status });
    else await this.accounts.create({ id, name, email, status, passwordHash: null });
    await this.accounts.replaceMemberships(id, memberships);
    // A suspension that is lifted later must bring back neither old sign-ins nor an old invitation.
    if (status === 'suspended') {
      await this.signIns.endAll(id);
      await this.links.revoke(id);
    }
    if (!(await this.queries.hasAdministrator())) throw new ProblemError('account.lastAdministrator');
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: `account.${decision.kind}`, entity: 'account', id, fields });
    return this.read(id);
  }

  /** Who may train in a strand, for whoever knows its programme. */
  async trainersOf(strandId: string): Promise<NamedRef[]> {
    this.policy.authorise({ read: 'programme.read', subject: await this.queries.strandSubject(strandId) });
    return this.queries.trainersOf(strandId);
  }
}

/** Somebody without a password has still to accept their invitation. */
const statusOf = (isSuspended: boolean, passwordHash: string | null): AccountStatus => {
  if (isSuspended) return 'suspended';
  return passwordHash === null ? 'invited' : 'active';
};

/** Memberships are a set: the same ones in another order are no change. */
const inOrder = (write: AccountWrite): AccountWrite => {
  const key = ({ role, scope, scopeId }: AccountWrite['memberships'][number]): string =>
    [role, scope, scopeId ?? ''].join(' ');
  return { ...write, memberships: write.memberships.toSorted((one, other) => (key(one) < key(other) ? -1 : 1)) };
};

const asWrite = ({ name, email, status, memberships }: ManagedAccount): AccountWrite =>
  inOrder({
    name,
    email,
    isSuspended: status === 'suspended',
    memberships: memberships.map(({ role, scope, scopeId }) => ({ role, scope, scopeId })),
  });
