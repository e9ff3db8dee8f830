import { Injectable } from '@nestjs/common';
import { publicationObstacle, stateWithObstacle, type Story, type Under18Approval } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository, type StoredStory } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryHand } from './story-hand';

/** What the safeguarding lead decides over the publication of a story in which somebody is under 18 (B3.6). */
@Injectable()
export class Under18Service {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly hands: StoryHand,
    private readonly queries: StoriesQueries,
    private readonly service: StoriesService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Approves publication. At 16 and 17 the lead may waive that a guardian is told; under 16 a guardian has to agree, whatever is waived. */
  async approve(id: string, { guardianWaived }: Under18Approval): Promise<Story> {
    const story = await this.#hold(id);
    const hand = await this.hands.of(story, await this.#today(story));
    if ([hand.storyteller, ...hand.others].every(({ age }) => age === 'adult')) throw new ProblemError('story.adult');
    if (story.under18ApprovedAt && story.guardianWaived === guardianWaived) return this.service.answer(id);
    const approval = { guardianWaived };
    const state = stateWithObstacle(story.state, publicationObstacle({ ...hand, under18Approval: approval }));
    await this.stories.change(story, {
      state,
      under18ApprovedAt: this.clock.now(),
      under18ApprovedBy: this.policy.actor.accountId,
      guardianWaived,
    });
    await this.audit.record({ action: 'story.approveUnder18', entity: 'story', id, fields: ['guardianWaived'] });
    return this.service.answer(id);
  }

  /** Takes the approval back; a story that is public comes down with it. */
  async takeBack(id: string): Promise<Story> {
    const story = await this.#hold(id);
    if (!story.under18ApprovedAt) return this.service.answer(id);
    const hand = await this.hands.of(story, await this.#today(story));
    const state = stateWithObstacle(story.state, publicationObstacle({ ...hand, under18Approval: null }));
    const none = { under18ApprovedAt: null, under18ApprovedBy: null, guardianWaived: false };
    await this.stories.change(story, { state, ...none });
    await this.audit.record({ action: 'story.takeBackUnder18', entity: 'story', id });
    return this.service.answer(id);
  }

  async #hold(id: string): Promise<StoredStory> {
    const story = await this.stories.lock(id);
    await this.service.authorise(id, 'story.approveUnder18');
    if (!story) throw new ProblemError('request.notFound');
    if (story.withdrawnAt) throw new ProblemError('story.withdrawn');
    return story;
  }

  async #today({ strandId }: StoredStory): Promise<string> {
    const strand = await this.queries.strand(strandId);
    if (!strand) throw new ProblemError('request.notFound');
    return this.clock.today(strand.timeZone);
  }
}
