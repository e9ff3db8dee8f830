import { Injectable } from '@nestjs/common';
import type { AssetWrite, ContributorWrite } from '@throughline/domain/stories';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { StoryAssetRow } from './story-asset.row';
import { StoryContributorRow } from './story-contributor.row';

export type StoredContributor = Readonly<StoryContributorRow>;
export type StoredAsset = Readonly<StoryAssetRow>;

/** Who else is in a story, and where it can be seen or heard. Whoever writes here holds the story. */
@Injectable()
export class StoryPartsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async contributor(id: string): Promise<StoredContributor | null> {
    return this.database.manager.findOneBy(StoryContributorRow, { id });
  }

  async addContributor(id: string, storyId: string, write: ContributorWrite): Promise<void> {
    const { created } = stamp(this.clock);
    await this.database.manager.insert(StoryContributorRow, { id, storyId, ...write, removedAt: null, ...created });
  }

  async changeContributor(id: string, changes: Partial<ContributorWrite & { removedAt: Date }>): Promise<void> {
    await this.database.manager.update(StoryContributorRow, { id }, { ...changes, ...stamp(this.clock).changed });
  }

  async asset(id: string): Promise<StoredAsset | null> {
    return this.database.manager.findOneBy(StoryAssetRow, { id });
  }

  async addAsset(id: string, storyId: string, write: AssetWrite): Promise<void> {
    const { created } = stamp(this.clock);
    await this.database.manager.insert(StoryAssetRow, { id, storyId, ...write, removedAt: null, ...created });
  }

  async changeAsset(id: string, changes: Partial<AssetWrite & { removedAt: Date }>): Promise<void> {
    await this.database.manager.update(StoryAssetRow, { id }, { ...changes, ...stamp(this.clock).changed });
  }
}
