import { Injectable } from '@nestjs/common';
import type { KeyQuoteWrite, StoryReviewPage } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import type { StoredStory } from './stories.repository';
import { StoryQuotesRepository } from './story-quotes.repository';
import { StoryReviewsRepository } from './story-reviews.repository';
import { StoryReviewsService } from './story-reviews.service';
import { StoryTextsRepository } from './story-texts.repository';

interface Put {
  readonly id: string;
  readonly quoteId: string;
  readonly ifMatch: number | null;
  readonly write: KeyQuoteWrite;
}

/** Sentences of a transcript that a review lifts out. */
@Injectable()
export class StoryQuotesService {
  constructor(
    private readonly reviews: StoryReviewsService,
    private readonly stored: StoryReviewsRepository,
    private readonly quotes: StoryQuotesRepository,
    private readonly texts: StoryTextsRepository,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  /** Marks words of the transcript; or, of a quote that is there, says where it stands: that is what confirms one that moved. */
  async write({ id, quoteId, ifMatch, write }: Put): Promise<StoryReviewPage> {
    const story = await this.reviews.hold(id);
    const found = await this.quotes.find(quoteId);
    if (found && (found.storyId !== id || found.isRemoved)) throw new ProblemError('request.alreadyExists');
    const stored = found && { version: found.version, write: { ...found.write, anchor: found.anchor } };
    const decision = await decidePut({
      ...{ ifMatch, stored, current: () => this.reviews.answer(id) },
      write: { ...write, anchor: 'exact' as const },
    });
    if (decision.kind === 'same') return this.reviews.answer(id);

    const transcript = await this.#transcriptWith(story, write);
    if (found) {
      await this.quotes.mark(quoteId, write, transcript);
    } else {
      const review = await this.stored.of(id, this.policy.actor.accountId);
      if (!review) throw new ProblemError('review.missing');
      await this.quotes.add(quoteId, { storyId: id, reviewId: review.id, write }, transcript);
    }
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'keyQuote.write', entity: 'key_quote', id: quoteId, fields });
    return this.reviews.answer(id);
  }

  async remove(id: string, quoteId: string): Promise<StoryReviewPage> {
    await this.reviews.hold(id);
    const found = await this.quotes.find(quoteId);
    if (found?.storyId !== id) throw new ProblemError('request.notFound');
    if (found.isRemoved) return this.reviews.answer(id);
    await this.quotes.remove(quoteId);
    await this.audit.record({ action: 'keyQuote.remove', entity: 'key_quote', id: quoteId });
    return this.reviews.answer(id);
  }

  /** The transcript that these words stand in: to the letter, and in the version that counts. */
  async #transcriptWith(story: StoredStory, { textVersion, fromChar, toChar, text }: KeyQuoteWrite): Promise<string> {
    if (textVersion !== story.textVersion) {
      const current = await this.reviews.answer(story.id);
      throw new ProblemError('request.stale', {}, { changed: ['textVersion'], current });
    }
    const words = await this.texts.find(story.id, textVersion);
    if (words?.transcript.slice(fromChar, toChar) !== text) {
      const errors = [{ path: 'text', message: 'does not stand there in the transcript' }];
      throw new ProblemError('quote.notInText', {}, { errors });
    }
    return words.transcript;
  }
}
