import { Injectable } from '@nestjs/common';
import type { Subject } from '@throughline/domain/shared';
import {
  GATHERED_STATES,
  type StoryReviewPage,
  type StoryReviewWrite,
  type StoryState,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository, type StoredStory } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryReviewsQueries } from './story-reviews.queries';
import { StoryReviewsRepository } from './story-reviews.repository';
import { ThemesQueries } from './themes.queries';

interface Put<Write> {
  readonly id: string;
  readonly reviewId: string;
  readonly ifMatch: number | null;
  readonly write: Write;
}

/** From when it was handed in until it is withdrawn. */
const canBeReviewed = (state: StoryState): boolean => (GATHERED_STATES as readonly StoryState[]).includes(state);

/** What curators make of a story: the tone, the themes, the insight. */
@Injectable()
export class StoryReviewsService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly reviews: StoryReviewsRepository,
    private readonly queries: StoriesQueries,
    private readonly reviewQueries: StoryReviewsQueries,
    private readonly themes: ThemesQueries,
    private readonly service: StoriesService,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  /** For those who review it, and for those who gathered it. */
  async read(id: string): Promise<StoryReviewPage> {
    const subject = await this.queries.subject(id);
    const action = subject && this.policy.permits('story.review', subject) ? 'story.review' : 'story.write';
    this.policy.authorise({ read: 'story.read', action, subject });
    return this.answer(id);
  }

  async write({ id, reviewId, ifMatch, write }: Put<StoryReviewWrite>): Promise<StoryReviewPage> {
    const story = await this.hold(id);
    const found = await this.reviews.find(reviewId);
    if (found && found.storyId !== id) throw new ProblemError('request.alreadyExists');
    if (found && found.curatorId !== this.policy.actor.accountId) throw new ProblemError('request.forbidden');
    const given = await this.#themesIn(id, write);
    const stored = found && { version: found.version, write: { ...found.write, themeIds: given } };
    const sorted = { ...write, themeIds: write.themeIds.toSorted() };
    const decision = await decidePut({ ifMatch, write: sorted, stored, current: () => this.answer(id) });
    if (decision.kind === 'same') return this.answer(id);

    if (write.textVersion > story.textVersion) throw new ProblemError('consent.textUnknown');
    if (!(await this.themes.areKnown(write.themeIds))) throw new ProblemError('review.themeUnknown');
    if (found) await this.reviews.edit(reviewId, write);
    else if (await this.reviews.of(id, this.policy.actor.accountId)) throw new ProblemError('review.exists');
    else await this.reviews.add(reviewId, id, write);
    await this.reviews.giveThemes(id, write.themeIds);
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'storyReview.write', entity: 'story_review', id: reviewId, fields });
    return this.answer(id);
  }

  /** The story, locked, for somebody who may review it now and did not gather it. */
  async hold(id: string): Promise<StoredStory> {
    const story = await this.stories.lock(id);
    await this.service.authorise(id, 'story.review');
    if (!story) throw new ProblemError('request.notFound');
    if (story.withdrawnAt) throw new ProblemError('story.withdrawn');
    if (story.loggedBy === this.policy.actor.accountId) throw new ProblemError('story.ownReview');
    if (!canBeReviewed(story.state)) throw new ProblemError('review.tooEarly');
    return story;
  }

  async answer(id: string): Promise<StoryReviewPage> {
    const { accountId } = this.policy.actor;
    const facts = await this.reviewQueries.of(id, accountId);
    const subject = await this.queries.subject(id);
    if (!facts || !subject) throw new ProblemError('request.notFound');
    const story = await this.service.answer(id);
    // Taken back between two statements of this very answer: then what was made of it goes as well.
    const isTold = story.state !== 'withdrawn' && story.state !== 'erased' && story.may.readReview;
    const made = isTold ? facts : { ...facts, themes: [], reviews: [], quotes: [], requests: [] };
    return { ...made, story, may: this.#may(story.state, subject) };
  }

  #may(state: StoryState, subject: Subject): StoryReviewPage['may'] {
    const isOwnStory = subject.gathererIds?.includes(this.policy.actor.accountId) ?? false;
    const mayReview = canBeReviewed(state) && this.policy.permits('story.review', subject);
    return { review: mayReview && !isOwnStory, isOwnStory: mayReview && isOwnStory };
  }

  /** Themes as this curator gave them: their own, and those that somebody else was quicker to give. */
  async #themesIn(storyId: string, { themeIds }: StoryReviewWrite): Promise<string[]> {
    const themes = await this.reviews.themesOf(storyId);
    const isTheirs = (addedBy: string | null): boolean => addedBy === this.policy.actor.accountId;
    return themes
      .filter((each) => isTheirs(each.addedBy) || themeIds.includes(each.id))
      .map(({ id }) => id)
      .toSorted();
  }
}
