import type { AssetPurpose, StoryMedium } from '@throughline/domain/stories';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** Where a story can be seen or heard. Never deleted, since it says where it was. */
@Entity('story_asset')
export class StoryAssetRow extends RecordRow {
  @Column({ name: 'story_id', type: 'uuid' }) storyId: string;
  @Column({ type: 'text' }) kind: StoryMedium;
  @Column({ type: 'text' }) purpose: AssetPurpose;
  @Column({ type: 'text', nullable: true }) url: string | null;
  @Column({ type: 'text' }) description: string;
  @Column({ name: 'is_anonymised', type: 'boolean' }) isAnonymised: boolean;
  /** The file that is kept, and the one on its way that takes its place. */
  @Column({ name: 'media_id', type: 'uuid', nullable: true }) mediaId: string | null;
  @Column({ name: 'upload_id', type: 'uuid', nullable: true }) uploadId: string | null;
  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true }) removedAt: Date | null;
}
