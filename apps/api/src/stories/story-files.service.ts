import { Injectable } from '@nestjs/common';
import type { MediaBegin, MediaFile } from '@throughline/domain/shared';
import { checkAssetFile } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import type { Incoming } from '../platform/media/incoming';
import { MediaService } from '../platform/media/media.service';
import type { StreamedDocument } from '../platform/media/streamed-document';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { StoriesQueries } from './stories.queries';
import { StoriesService } from './stories.service';
import { StoryFilesRepository } from './story-files.repository';
import { StoryPartsRepository, type StoredAsset } from './story-parts.repository';
import { StoryPartsService } from './story-parts.service';

/** Which file of which asset of which story. */
export interface AssetFile {
  readonly id: string;
  readonly assetId: string;
  readonly fileId: string;
}

const holds = (asset: StoredAsset, fileId: string): boolean => asset.mediaId === fileId || asset.uploadId === fileId;

/** What the charity keeps of a story itself: sent, kept, handed over and taken away. */
@Injectable()
export class StoryFilesService {
  constructor(
    private readonly parts: StoryPartsService,
    private readonly assets: StoryPartsRepository,
    private readonly files: StoryFilesRepository,
    private readonly media: MediaService,
    private readonly queries: StoriesQueries,
    private readonly service: StoriesService,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  /** Begins to send a file, or says where that stands. What was on its way to the asset before is given up; what is there stays until then. */
  async begin({ id, assetId, fileId }: AssetFile, begin: MediaBegin): Promise<MediaFile> {
    await this.parts.hold(id);
    const asset = await this.#asset(id, assetId);
    unwrap(checkAssetFile(asset, begin.kind));
    const { isNew, file } = await this.media.begin(fileId, begin);
    if (!isNew) {
      if (!holds(asset, fileId)) throw new ProblemError('request.alreadyExists');
      return file;
    }
    if (asset.uploadId !== null) await this.media.remove(asset.uploadId);
    await this.files.begin(assetId, fileId);
    await this.audit.record({ action: 'asset.send', entity: 'story_asset', id: assetId, fields: ['upload'] });
    return file;
  }

  async receive(file: AssetFile, offset: number, incoming: Incoming): Promise<MediaFile> {
    await this.#expectOwn(file);
    return this.media.receive(file.fileId, offset, incoming);
  }

  /** Keeps what has arrived. A public story that the file was to keep unnamed comes down until somebody says so of this one. */
  async complete(file: AssetFile): Promise<MediaFile> {
    const { id, assetId, fileId } = file;
    await this.#expectOwn(file);
    return this.media.complete(fileId, {
      hold: async () => {
        await this.parts.hold(id);
        await this.#expectOwn(file);
      },
      whenComplete: async () => {
        const story = await this.parts.hold(id);
        const { mediaId, purpose } = await this.#asset(id, assetId);
        await this.parts.settle(story, {
          asset: { id: assetId, isPublished: purpose === 'publication', isAnonymised: false },
        });
        await this.files.keep(assetId, fileId);
        if (mediaId !== null) await this.media.remove(mediaId);
        await this.audit.record({ action: 'asset.keep', entity: 'story_asset', id: assetId, fields: ['file'] });
      },
    });
  }

  /**
   * What is to be published is for whoever may read the story today; what was recorded, for those who work with it, and each reading of
   * that stands in the trail.
   */
  async read({ id, assetId, fileId }: AssetFile): Promise<StreamedDocument> {
    const subject = await this.queries.subject(id);
    this.policy.authorise({ read: 'story.read', subject });
    const asset = await this.#asset(id, assetId);
    const isSource = asset.purpose === 'source';
    if (asset.mediaId !== fileId || (isSource && !this.service.seesSources(subject))) return nothingHere();
    const document = (await this.media.open(fileId)) ?? nothingHere();
    if (isSource) await this.audit.record({ action: 'asset.read', entity: 'story_asset', id: assetId });
    return document;
  }

  /** Ends an upload, or takes away what is kept; the asset stays, without a file. */
  async remove({ id, assetId, fileId }: AssetFile): Promise<void> {
    const story = await this.parts.hold(id);
    const asset = await this.#asset(id, assetId);
    if (asset.uploadId === fileId) {
      await this.media.remove(fileId);
      await this.files.endUpload(assetId);
    } else if (asset.mediaId === fileId) {
      const isPublished = asset.purpose === 'publication';
      await this.parts.settle(story, { asset: { id: assetId, isPublished, isAnonymised: false } });
      await this.files.remove([assetId]);
    } else return;
    await this.audit.record({ action: 'asset.removeFile', entity: 'story_asset', id: assetId, fields: ['file'] });
  }

  /** Asked each time something arrives: who was sending may not be allowed to any more, and the story may be gone. */
  async #expectOwn({ id, assetId, fileId }: AssetFile): Promise<void> {
    await this.service.authorise(id, 'story.write');
    const asset = await this.#asset(id, assetId);
    if (!holds(asset, fileId)) nothingHere();
  }

  async #asset(id: string, assetId: string): Promise<StoredAsset> {
    const asset = await this.assets.asset(assetId);
    return asset?.storyId === id && asset.removedAt === null ? asset : nothingHere();
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
