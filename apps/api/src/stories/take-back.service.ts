import { Injectable } from '@nestjs/common';
import type { TakeBack, TakeBackRead, TakeBackWrite } from '@throughline/domain/stories';
import { ThrottleService } from '../access/throttle.service';
import { Database } from '../platform/database';
import { ProblemError } from '../platform/problem';
import { ConsentsService } from './consents.service';
import { StoryUseQueries } from './story-use.queries';
import { StoryUseRepository } from './story-use.repository';

type Tokened<Write> = Write & { readonly networkAddress: string };

/**
 * Taking back without an account. The token is all that somebody brings: who guesses is slowed down as at signing in, and what does not
 * work is answered alike. Opens its own transactions, since a failed attempt has to stay counted.
 */
@Injectable()
export class TakeBackService {
  constructor(
    private readonly consents: ConsentsService,
    private readonly queries: StoryUseQueries,
    private readonly rows: StoryUseRepository,
    private readonly throttle: ThrottleService,
    private readonly database: Database,
  ) {}

  async read(asked: Tokened<TakeBackRead>): Promise<TakeBack> {
    const { storyId, contributorId } = await this.#known(asked);
    return this.#answer(storyId, contributorId);
  }

  async takeBack(said: Tokened<TakeBackWrite>): Promise<TakeBack> {
    await this.#known(said);
    return this.database.transaction(async () => {
      // Withdrawn or renewed meanwhile, it is unknown.
      const found = await this.queries.linked(said.token);
      if (!found) throw new ProblemError('withdrawalLink.unknown');
      const { storyId, contributorId, linkId } = found;
      const { consentId, scopes } = said;
      await this.consents.takeBackByLink(storyId, linkId, { consentId, contributorId, scopes });
      await this.rows.used(linkId);
      return this.#answer(storyId, contributorId);
    });
  }

  async #known({ token, networkAddress }: Tokened<TakeBackRead>) {
    const attempt = { target: `withdrawal link ${token}`, networkAddress };
    await this.throttle.attempt(attempt);
    const found = await this.queries.linked(token);
    if (!found) throw new ProblemError('withdrawalLink.unknown');
    await this.throttle.succeeded(attempt);
    return found;
  }

  async #answer(storyId: string, contributorId: string | null): Promise<TakeBack> {
    const answer = await this.queries.takeBack(storyId, contributorId);
    if (!answer) throw new ProblemError('withdrawalLink.unknown');
    return answer;
  }
}
