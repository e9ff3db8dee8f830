import { Inject, Injectable, Optional } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config';
import { Demonstration, NoDemonstration } from '../platform/demonstration';
import { AccountQueries } from './account.queries';
import { FirstAdministratorService } from './first-administrator.service';
import { SignInRepository } from './sign-in.repository';
import { ThrottleService } from './throttle.service';

/** How to sign in, as it stands at the start. */
export type Entrance =
  | { readonly kind: 'accounts' }
  | { readonly kind: 'demonstration' }
  /** Nobody can sign in yet: the path of the link that creates the first administrator. */
  | { readonly kind: 'firstAdministrator'; readonly path: string };

/** What is done once, after the schema is there and before anybody is served. */
@Injectable()
export class StartService {
  private readonly demonstration: Demonstration;

  constructor(
    private readonly queries: AccountQueries,
    private readonly firstAdministrator: FirstAdministratorService,
    private readonly signIns: SignInRepository,
    private readonly throttle: ThrottleService,
    @Inject(CONFIG) private readonly config: Config,
    @Optional() demonstration?: Demonstration,
  ) {
    this.demonstration = demonstration ?? new NoDemonstration();
  }

  async begin(): Promise<Entrance> {
    await this.signIns.forget();
    await this.throttle.forget();
    if (this.config.DEMONSTRATION === 'when-empty' && !(await this.queries.hasBegun())) {
      await this.demonstration.load();
    } else {
      await this.demonstration.refresh();
    }
    const path = await this.firstAdministrator.link();
    if (path !== null) return { kind: 'firstAdministrator', path };
    return { kind: (await this.queries.isDemonstration()) ? 'demonstration' : 'accounts' };
  }
}
