import { Injectable, Optional } from '@nestjs/common';
import { REMOVAL_WORDS, type Removal } from '@throughline/domain/access';
import { Audit } from '../platform/audit';
import { Demonstration, NoDemonstration } from '../platform/demonstration';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { AccountQueries } from './account.queries';
import { FirstAdministratorService } from './first-administrator.service';

/** Ending the demonstration, to begin for real. */
@Injectable()
export class RemovalService {
  private readonly demonstration: Demonstration;

  constructor(
    private readonly queries: AccountQueries,
    private readonly firstAdministrator: FirstAdministratorService,
    private readonly policy: Policy,
    private readonly audit: Audit,
    @Optional() demonstration?: Demonstration,
  ) {
    this.demonstration = demonstration ?? new NoDemonstration();
  }

  async remove({ confirmation }: { readonly confirmation: string }): Promise<Removal> {
    this.policy.demand('demonstration.remove');
    if (!(await this.queries.isDemonstration())) throw new ProblemError('demonstration.none');
    if (confirmation.trim().toLowerCase() !== REMOVAL_WORDS) throw new ProblemError('demonstration.confirmation');
    await this.demonstration.remove();
    await this.audit.record({ action: 'demonstration.remove', entity: 'installation', id: null });
    // Everybody is gone, the one who asks too: without a link, nobody could go on before the next start.
    const path = await this.firstAdministrator.link();
    if (path === null) throw new Error('The demonstration was removed and an administrator is still there');
    return { firstAdministratorPath: path };
  }
}
