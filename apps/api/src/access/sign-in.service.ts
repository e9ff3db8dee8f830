import { Injectable } from '@nestjs/common';
import type { SignInWrite } from '@throughline/domain/access';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { RequestContext } from '../platform/request-context';
import { AccountRepository } from './account.repository';
import { verifyPassword } from './password';
import { SignInRepository } from './sign-in.repository';
import { ThrottleService } from './throttle.service';

export interface SignInAttempt extends SignInWrite {
  readonly networkAddress: string;
  /** The token of an earlier sign-in that this one takes the place of. */
  readonly earlierToken: string | null;
}

/** What somebody who has just signed in gets. */
export interface SignedIn {
  readonly accountId: string;
  readonly token: string;
}

/** Signing in and out. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly signIns: SignInRepository,
    private readonly throttle: ThrottleService,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /**
   * Same answer, and same work, for an address that nobody has, for a wrong password and for an account that may not sign in. Opens its
   * own transaction: a failed attempt has to stay counted.
   */
  async signIn({ email, password, networkAddress, earlierToken }: SignInAttempt): Promise<SignedIn> {
    const attempt = { target: email, networkAddress };
    await this.throttle.attempt(attempt);
    const account = await this.accounts.findByEmail(email);
    const isRight = await verifyPassword(account?.passwordHash ?? null, password);
    if (!account || !isRight || account.status !== 'active') throw new ProblemError('signIn.refused');
    await this.throttle.succeeded(attempt);
    return this.database.transaction(async () => {
      if (earlierToken !== null) await this.signIns.endToken(earlierToken);
      return this.begin(account.id);
    });
  }

  /** Signs an account in without asking for a password: for whoever has just set one. Inside the caller's transaction. */
  async begin(accountId: string): Promise<SignedIn> {
    const token = await this.signIns.begin(accountId);
    await this.accounts.note(accountId, { lastSignInAt: this.clock.now() });
    await this.audit.record({ action: 'signIn.begin', entity: 'account', id: accountId, accountId });
    return { accountId, token };
  }

  /** Ends the present sign-in. */
  async signOut(): Promise<void> {
    const { accountId } = this.#self();
    const signInId = RequestContext.current()?.signInId ?? null;
    if (signInId !== null) await this.signIns.end(signInId);
    await this.audit.record({ action: 'signIn.end', entity: 'account', id: accountId });
  }

  /** Ends every sign-in of the account, the present one too. */
  async signOutEverywhere(): Promise<void> {
    const { accountId } = this.#self();
    await this.signIns.endAll(accountId);
    await this.audit.record({ action: 'signIn.endAll', entity: 'account', id: accountId });
  }

  #self(): { readonly accountId: string } {
    const { accountId } = this.policy.actor;
    this.policy.authorise({ read: 'account.self', subject: { accountId } });
    return { accountId };
  }
}
