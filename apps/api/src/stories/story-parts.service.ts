import { Injectable } from '@nestjs/common';
import {
  checkAnonymised,
  checkAssetFile,
  KEPT_AS,
  publicationObstacle,
  stateWithObstacle,
  type AssetWrite,
  type ContributorWrite,
  type Story,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { StoriesQueries } from './stories.queries';
import { StoriesRepository, type StoredStory } from './stories.repository';
import { StoriesService } from './stories.service';
import { StoryFilesRepository } from './story-files.repository';
import { StoryHand, type Pending } from './story-hand';
import { StoryPartsRepository } from './story-parts.repository';

interface Put<Write> {
  readonly id: string;
  readonly partId: string;
  readonly ifMatch: number | null;
  readonly write: Write;
}

/** Who else is in a story, and where it can be seen or heard. What a public story no longer stands on takes it down first. */
@Injectable()
export class StoryPartsService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly parts: StoryPartsRepository,
    private readonly files: StoryFilesRepository,
    private readonly hands: StoryHand,
    private readonly queries: StoriesQueries,
    private readonly service: StoriesService,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async writeContributor({ id, partId, ifMatch, write }: Put<ContributorWrite>): Promise<Story> {
    const story = await this.hold(id);
    const found = await this.parts.contributor(partId);
    if (found && (found.storyId !== id || found.removedAt)) throw new ProblemError('request.alreadyExists');
    const { role, label, age, needsConsent, version } = found ?? { version: 0 };
    const stored = found && { version, write: { role, label, age, needsConsent } as ContributorWrite };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.service.answer(id) });
    if (decision.kind === 'same') return this.service.answer(id);
    await this.settle(story, { contributor: { id: partId, ...write } });
    if (decision.kind === 'create') await this.parts.addContributor(partId, id, write);
    else await this.parts.changeContributor(partId, write);
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'contributor.write', entity: 'story_contributor', id: partId, fields });
    return this.service.answer(id);
  }

  /** For somebody who was written down by mistake. Who decided something stays. */
  async removeContributor(id: string, partId: string): Promise<Story> {
    const story = await this.hold(id);
    const found = await this.parts.contributor(partId);
    if (found?.storyId !== id) throw new ProblemError('request.notFound');
    if (found.removedAt) return this.service.answer(id);
    if (await this.queries.hasDecided(partId)) throw new ProblemError('contributor.decided');
    await this.settle(story, { contributor: { id: partId, age: found.age, needsConsent: false } });
    await this.parts.changeContributor(partId, { removedAt: this.clock.now() });
    await this.audit.record({ action: 'contributor.remove', entity: 'story_contributor', id: partId });
    return this.service.answer(id);
  }

  async writeAsset({ id, partId, ifMatch, write }: Put<AssetWrite>): Promise<Story> {
    const story = await this.hold(id);
    await this.files.forgetLapsed(partId);
    const found = await this.parts.asset(partId);
    if (found && (found.storyId !== id || found.removedAt)) throw new ProblemError('request.alreadyExists');
    const { kind, purpose, url, description, isAnonymised, version } = found ?? { version: 0 };
    const stored = found && {
      version,
      write: { kind, purpose, url: url ?? null, description, isAnonymised } as AssetWrite,
    };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.service.answer(id) });
    if (decision.kind === 'same') return this.service.answer(id);
    const hasFile = found !== null && (found.mediaId ?? found.uploadId) !== null;
    unwrap(checkAssetFile(write, hasFile ? KEPT_AS[found.kind] : null));
    unwrap(checkAnonymised(write, found !== null && found.mediaId !== null ? KEPT_AS[found.kind] : null));
    const asset = { id: partId, isPublished: write.purpose === 'publication', isAnonymised: write.isAnonymised };
    await this.settle(story, { asset });
    if (decision.kind === 'create') await this.parts.addAsset(partId, id, write);
    else await this.parts.changeAsset(partId, write);
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'asset.write', entity: 'story_asset', id: partId, fields });
    return this.service.answer(id);
  }

  async removeAsset(id: string, partId: string): Promise<Story> {
    const story = await this.hold(id);
    const found = await this.parts.asset(partId);
    if (found?.storyId !== id) throw new ProblemError('request.notFound');
    if (found.removedAt) return this.service.answer(id);
    await this.settle(story, { asset: { id: partId, isPublished: false, isAnonymised: false } });
    await this.files.remove([partId]);
    await this.parts.changeAsset(partId, { removedAt: this.clock.now() });
    await this.audit.record({ action: 'asset.remove', entity: 'story_asset', id: partId });
    return this.service.answer(id);
  }

  /** The story, held, for somebody who may write to it. */
  async hold(id: string): Promise<StoredStory> {
    const story = await this.stories.lock(id);
    await this.service.authorise(id, 'story.write');
    if (!story) throw new ProblemError('request.notFound');
    if (story.withdrawnAt) throw new ProblemError('story.withdrawn');
    return story;
  }

  /** What is about to be written takes a public story down first, when it may not be public with it. */
  async settle(story: StoredStory, pending: Pending): Promise<void> {
    const strand = await this.queries.strand(story.strandId);
    if (!strand) throw new ProblemError('request.notFound');
    const hand = await this.hands.of(story, this.clock.today(strand.timeZone), pending);
    const state = stateWithObstacle(story.state, publicationObstacle(hand));
    await this.stories.change(story, { state });
    if (state === story.state) return;
    await this.audit.record({ action: `story.${state}`, entity: 'story', id: story.id, fields: ['state'] });
  }
}
