import { Injectable } from '@nestjs/common';
import { ACTIONS, mayAnywhere, type Account } from '@throughline/domain/access';
import { Audit } from '../platform/audit';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { RequestContext } from '../platform/request-context';
import { AccountQueries } from './account.queries';
import { AccountRepository } from './account.repository';
import { hashPassword, verifyPassword } from './password';
import { SignInQueries } from './sign-in.queries';
import { SignInRepository } from './sign-in.repository';
import { ThrottleService } from './throttle.service';

export interface PasswordChange {
  readonly presentPassword: string;
  readonly newPassword: string;
  readonly networkAddress: string;
}

/** What people see and do about their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly queries: AccountQueries,
    private readonly actors: SignInQueries,
    private readonly accounts: AccountRepository,
    private readonly signIns: SignInRepository,
    private readonly throttle: ThrottleService,
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  /** The account of whoever is signed in. */
  read(): Promise<Account> {
    const { accountId } = this.#self();
    return this.describe(accountId);
  }

  /** An account as its owner sees it: also for somebody who signs in with this very request. */
  async describe(accountId: string): Promise<Account> {
    const [account, actor] = [await this.queries.own(accountId), await this.actors.actor(accountId)];
    if (!account || !actor) throw new ProblemError('request.notFound');
    return { ...account, may: ACTIONS.filter((action) => mayAnywhere(actor, action)) };
  }

  /** Opens its own transaction: a wrong guess has to stay counted. Signs out everywhere else. */
  async changePassword({ presentPassword, newPassword, networkAddress }: PasswordChange): Promise<void> {
    const { accountId } = this.#self();
    const attempt = { target: accountId, networkAddress };
    await this.throttle.attempt(attempt);
    const newHash = await hashPassword(newPassword);
    const isRight = await this.database.transaction(async () => {
      const row = await this.accounts.findForEdit(accountId);
      if (!row || !(await verifyPassword(row.passwordHash, presentPassword))) return false;
      await this.accounts.note(accountId, { passwordHash: newHash });
      await this.signIns.endAll(accountId, RequestContext.current()?.signInId ?? null);
      await this.audit.record({
        action: 'account.changePassword',
        entity: 'account',
        id: accountId,
        fields: ['password'],
      });
      return true;
    });
    if (!isRight) throw new ProblemError('account.passwordWrong');
    await this.throttle.succeeded(attempt);
  }

  #self(): { readonly accountId: string } {
    const { accountId } = this.policy.actor;
    this.policy.authorise({ read: 'account.self', subject: { accountId } });
    return { accountId };
  }
}
