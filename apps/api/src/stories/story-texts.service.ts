import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import {
  stateAfterTextChange,
  type Story,
  type StoryTextList,
  type StoryTextWrite,
  type TextAgreementWrite,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryTextsRepository } from './story-texts.repository';

/** What a story says, version by version, and that its storyteller agreed to a version. */
@Injectable()
export class StoryTextsService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly texts: StoryTextsRepository,
    private readonly queries: StoriesQueries,
    private readonly service: StoriesService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async list(id: string): Promise<StoryTextList> {
    this.policy.authorise({ read: 'story.read', action: 'story.write', subject: await this.queries.subject(id) });
    return { items: await this.queries.texts(id) };
  }

  /**
   * Adds the version after the one that was edited. What was agreed to is agreed to no more: a published story comes down, and an
   * approved one is reviewed again.
   */
  async write(id: string, version: number, write: StoryTextWrite): Promise<Story> {
    const story = await this.stories.lock(id);
    await this.service.authorise(id, 'story.write');
    if (!story) throw new ProblemError('request.notFound');
    if (story.withdrawnAt) throw new ProblemError('story.withdrawn');
    if (isDeepStrictEqual(await this.texts.find(id, version), write) && version === story.textVersion) {
      return this.service.answer(id);
    }
    const current = await this.texts.find(id, story.textVersion);
    const changed = (Object.keys(write) as (keyof StoryTextWrite)[]).filter((key) => write[key] !== current?.[key]);
    if (version !== story.textVersion + 1) {
      throw new ProblemError('request.stale', {}, { changed, current: await this.service.answer(id) });
    }
    if (changed.length === 0) return this.service.answer(id);
    const state = stateAfterTextChange(story.state);
    await this.texts.add(id, version, write);
    await this.stories.change(story, { state, textVersion: version });
    await this.audit.record({ action: 'story.writeText', entity: 'story', id, fields: changed });
    if (state !== story.state)
      await this.audit.record({ action: `story.${state}`, entity: 'story', id, fields: ['state'] });
    return this.service.answer(id);
  }

  /** The storyteller agreed to the text as it stands, after they saw it, or said that they need not. */
  async agree(id: string, agreementId: string, write: TextAgreementWrite): Promise<Story> {
    const story = await this.stories.lock(id);
    await this.service.authorise(id, 'consent.record');
    if (!story) throw new ProblemError('request.notFound');
    const earlier = await this.texts.findAgreement(agreementId);
    if (earlier) {
      if (!isDeepStrictEqual({ ...earlier }, { storyId: id, ...write }))
        throw new ProblemError('request.alreadyExists');
      return this.service.answer(id);
    }
    if (story.withdrawnAt) throw new ProblemError('story.withdrawn');
    const strand = await this.queries.strand(story.strandId);
    if (!strand) throw new ProblemError('request.notFound');
    if (write.textVersion > story.textVersion) throw new ProblemError('consent.textUnknown');
    if (write.agreedOn > this.clock.today(strand.timeZone)) throw new ProblemError('consent.givenInFuture');
    await this.texts.agree(agreementId, id, write);
    await this.audit.record({ action: 'story.textAgreed', entity: 'text_agreement', id: agreementId });
    return this.service.answer(id);
  }
}
