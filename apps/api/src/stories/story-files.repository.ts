import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { MediaService } from '../platform/media/media.service';
import { stamp } from '../platform/stamp';

/** Which files belong to which assets. Whoever writes here holds the story. */
@Injectable()
export class StoryFilesRepository {
  constructor(
    private readonly database: Database,
    private readonly media: MediaService,
    private readonly clock: Clock,
  ) {}

  /** What is on its way is not yet what the asset is: its version stays, and with it what somebody is just typing. */
  async begin(assetId: string, fileId: string): Promise<void> {
    await this.database.query(sql`update story_asset set upload_id = ${fileId} where id = ${assetId}`);
  }

  /** What has arrived takes the place of what was there, and nobody has yet said of it that name, face and voice are out. */
  async keep(assetId: string, fileId: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update story_asset set media_id = ${fileId}, upload_id = null, is_anonymised = false,
        version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${assetId}`);
  }

  async endUpload(assetId: string): Promise<void> {
    await this.database.query(sql`update story_asset set upload_id = null where id = ${assetId}`);
  }

  /** An upload that nobody went on with was given up; the asset does not wait for it any more. */
  async forgetLapsed(assetId: string): Promise<void> {
    await this.database.query(sql`
      update story_asset asset set upload_id = null from media_file sent
      where asset.id = ${assetId} and sent.id = asset.upload_id and sent.removed_at is not null`);
  }

  /** The files of assets, and what is on its way to them, go in the present transaction, and their bytes with its commit. */
  async remove(assetIds: readonly string[]): Promise<void> {
    const { at, by } = stamp(this.clock);
    const gone = await this.database.query<{ mediaId: string | null; uploadId: string | null }>(sql`
      with held as (
        select id, media_id, upload_id from story_asset
        where id = any (${[...assetIds]}::uuid[]) and num_nonnulls(media_id, upload_id) > 0)
      update story_asset asset set media_id = null, upload_id = null, is_anonymised = asset.is_anonymised and held.media_id is null,
        version = asset.version + 1, updated_at = ${at}, updated_by = ${by}
      from held where held.id = asset.id
      returning held.media_id as "mediaId", held.upload_id as "uploadId"`);
    for (const { mediaId, uploadId } of gone) {
      if (mediaId !== null) await this.media.remove(mediaId);
      if (uploadId !== null) await this.media.remove(uploadId);
    }
  }
}
