import type { AgeGroup, ContributorRole } from '@throughline/domain/stories';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** Somebody in a story besides its storyteller, by a label. Never deleted: their consents stay. */
@Entity('story_contributor')
export class StoryContributorRow extends RecordRow {
  @Column({ name: 'story_id', type: 'uuid' }) storyId: string;
  @Column({ type: 'text' }) role: ContributorRole;
  @Column({ type: 'text' }) label: string;
  @Column({ type: 'text' }) age: AgeGroup;
  @Column({ name: 'needs_consent', type: 'boolean' }) needsConsent: boolean;
  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true }) removedAt: Date | null;
}
