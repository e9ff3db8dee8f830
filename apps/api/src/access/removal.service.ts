import { Injectable, Optional } from '@nestjs/common';
import { REMOVAL_WORDS } from '@throughline/domain/access';
import { Audit } from '../platform/audit';
import { Demonstration, NoDemonstration } from '../platform/demonstration';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { AccountQueries } from './account.queries';

/** Ending the demonstration, to begin for real. */
@Injectable()
export class RemovalService {
  private readonly demonstration: Demonstration;

  constructor(
    private readonly queries: AccountQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
    @Optional() demonstration?: Demonstration,
  ) {
    this.demonstration = demonstration ?? new NoDemonstration();
  }

  async remove({ confirmation }: { readonly confirmation: string }): Promise<void> {
    this.policy.demand('demonstration.remove');
    if (!(await this.queries.isDemonstration())) throw new ProblemError('demonstration.none');
    if (confirmation.trim().toLowerCase() !== REMOVAL_WORDS) throw new ProblemError('demonstration.confirmation');
    await this.demonstration.remove();
    await this.audit.record({ action: 'demonstration.remove', entity: 'installation', id: null });
  }
}
