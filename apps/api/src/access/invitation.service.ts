import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { AccountRepository } from './account.repository';
import { OneTimeLinkRepository } from './one-time-link.repository';
import { hashPassword } from './password';
import { SignInRepository } from './sign-in.repository';
import { SignInService, type SignedIn } from './sign-in.service';

/** Days for which an invitation can be accepted. */
const VALID_DAYS = 7;

/** Letting people in, without sending e-mail: an administrator hands the link over. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly links: OneTimeLinkRepository,
    private readonly accounts: AccountRepository,
    private readonly signIns: SignInRepository,
    private readonly signIn: SignInService,
    private readonly policy: Policy,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A link with which the owner of an account sets its password: the first one, or another for one that was forgotten. */
  async invite(id: string): Promise<{ path: string; expiresAt: string }> {
    this.policy.demand('account.manage');
    const account = await this.accounts.findForEdit(id);
    if (!account) throw new ProblemError('request.notFound');
    if (account.status === 'suspended') throw new ProblemError('request.forbidden');
    const expiresAt = new Date(this.clock.now().getTime() + VALID_DAYS * 86_400_000);
    const token = await this.links.issue({ kind: 'invitation', accountId: id, expiresAt });
    await this.audit.record({ action: 'account.invite', entity: 'account', id });
    // In the fragment, which browsers send to nobody: not into a log, not into a Referer.
    return { path: `/invitation#${token}`, expiresAt: expiresAt.toISOString() };
  }

  /** Sets the password and signs in. Whoever was signed in before is out: the password may have been lost to somebody. */
  async accept({ token, password }: { readonly token: string; readonly password: string }): Promise<SignedIn> {
    const link = await this.links.use('invitation', token);
    const account = link?.accountId ? await this.accounts.findForEdit(link.accountId) : null;
    if (!account || account.status === 'suspended') throw new ProblemError('account.linkUsed');
    await this.accounts.edit(account, { passwordHash: await hashPassword(password), status: 'active' });
    await this.signIns.endAll(account.id);
    const { id } = account;
    await this.audit.record({
      action: 'account.accept',
      entity: 'account',
      id,
      fields: ['password', 'status'],
      accountId: id,
    });
    return this.signIn.begin(id);
  }
}
