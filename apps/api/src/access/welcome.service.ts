import { Injectable, Optional } from '@nestjs/common';
import type { Welcome } from '@throughline/domain/access';
import { Demonstration, NoDemonstration } from '../platform/demonstration';
import { AccountQueries } from './account.queries';

/** What somebody is told who has not signed in. */
@Injectable()
export class WelcomeService {
  private readonly demonstration: Demonstration;

  constructor(
    private readonly queries: AccountQueries,
    @Optional() demonstration?: Demonstration,
  ) {
    this.demonstration = demonstration ?? new NoDemonstration();
  }

  async read(): Promise<Omit<Welcome, 'canSignInHere'>> {
    const needsFirstAdministrator = !(await this.queries.hasAdministrator());
    const signIns = (await this.queries.isDemonstration()) ? this.demonstration.signIns() : null;
    return {
      needsFirstAdministrator,
      demonstration: signIns && { password: signIns.password, accounts: [...signIns.accounts] },
    };
  }
}
