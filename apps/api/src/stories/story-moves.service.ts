import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { moveStory, storyMoveAction, type Story, type StoryMove, type StoryState } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository, type StoredStory } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryHand } from './story-hand';
import { StoryTextsRepository } from './story-texts.repository';

/** A request that was sent twice, or that somebody else was quicker with: nothing is left to do. */
const isThereAlready = (story: StoredStory, { to, reason, publishedUrl }: StoryMove): boolean =>
  story.state === to &&
  (reason ?? story.lastReason) === story.lastReason &&
  (publishedUrl ?? story.publishedUrl) === story.publishedUrl;

/** Moving a story from state to state. */
@Injectable()
export class StoryMovesService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly texts: StoryTextsRepository,
    private readonly hands: StoryHand,
    private readonly queries: StoriesQueries,
    private readonly service: StoriesService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Takes one step, after the story is locked: what is decided here is decided on the consent as it stands when the step is taken.
   * Repeating a step gives the answer again.
   */
  async move(id: string, move: StoryMove): Promise<Story> {
    const story = await this.stories.lock(id);
    await this.service.authorise(id, storyMoveAction(story?.state ?? 'planned', move.to));
    if (!story) throw new ProblemError('request.notFound');
    if (isThereAlready(story, move)) return this.service.answer(id);
    if (story.state === 'withdrawn' || story.state === 'erased') throw new ProblemError('story.withdrawn');

    const strand = await this.queries.strand(story.strandId);
    if (!strand) throw new ProblemError('request.notFound');
    const today = this.clock.today(strand.timeZone);
    const hand = await this.hands.of(story, today);
    const claims = { ...move, accountId: this.policy.actor.accountId };
    const state = unwrap(moveStory(hand, move.to, claims));

    if (state === 'approved' && !hand.textIsAgreed) {
      const agreement = { textVersion: story.textVersion, how: 'sawFinal', agreedOn: today } as const;
      await this.texts.agree(v7(), id, agreement);
    }
    await this.stories.change(story, { state, ...this.#marks(story, state, move) });
    await this.audit.record({ action: `story.${state}`, entity: 'story', id, fields: ['state', ...claimed(move)] });
    return this.service.answer(id);
  }

  /**
   * When it was submitted and last published. Where it was published is kept when it is unpublished or withdrawn: that is where
   * somebody has to look whether it is really gone.
   */
  #marks(story: StoredStory, state: StoryState, { reason, publishedUrl }: StoryMove): Partial<StoredStory> {
    return {
      lastReason: reason ?? story.lastReason,
      ...(state === 'submitted' && { submittedAt: this.clock.now() }),
      ...(state === 'published' && {
        publishedAt: this.clock.now(),
        publishedUrl: publishedUrl ?? story.publishedUrl,
      }),
    };
  }
}

/** What the mover vouches for: it is kept in the audit, which is where one looks for who said so. */
const claimed = (move: StoryMove): string[] =>
  (['attestsConsent', 'storytellerSawFinal'] as const).filter((claim) => move[claim]);
