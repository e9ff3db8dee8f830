import type { AgeGroup, GathererKind, StoryMedium, StoryState, StoryTechnique } from '@throughline/domain/stories';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('story')
export class StoryRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'strand_id', type: 'uuid' }) strandId: string;
  @Column({ name: 'region_id', type: 'uuid' }) regionId: string;
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) technique: StoryTechnique;
  @Column({ type: 'text', array: true }) media: StoryMedium[];
  @Column({ type: 'text' }) language: string;
  @Column({ name: 'conversation_starter', type: 'text' }) conversationStarter: string;
  @Column({ name: 'recorded_on', type: 'date' }) recordedOn: string;
  @Column({ name: 'gatherer_kind', type: 'text' }) gathererKind: GathererKind;
  @Column({ name: 'gatherer_person_id', type: 'uuid', nullable: true }) gathererPersonId: string | null;
  @Column({ name: 'gatherer_organisation_id', type: 'uuid', nullable: true }) gathererOrganisationId: string | null;
  @Column({ name: 'logged_by', type: 'uuid' }) loggedBy: string;
  @Column({ name: 'storyteller_pseudonym', type: 'text' }) storytellerPseudonym: string;
  @Column({ name: 'storyteller_age', type: 'text' }) storytellerAge: AgeGroup;
  @Column({ name: 'is_practice', type: 'boolean' }) isPractice: boolean;
  @Column({ name: 'content_warning', type: 'text' }) contentWarning: string;
  @Column({ name: 'duration_seconds', type: 'integer', nullable: true }) durationSeconds: number | null;
  @Column({ name: 'community_id', type: 'uuid', nullable: true }) communityId: string | null;
  /** Its text is in `story_text`; this is the version that counts. */
  @Column({ name: 'text_version', type: 'integer' }) textVersion: number;
  /** Kept by the database from the concerns about it. */
  @Column({ name: 'is_held', type: 'boolean', insert: false, update: false }) isHeld: boolean;
  @Column({ name: 'under_18_approved_at', type: 'timestamptz', nullable: true }) under18ApprovedAt: Date | null;
  @Column({ name: 'under_18_approved_by', type: 'uuid', nullable: true }) under18ApprovedBy: string | null;
  @Column({ name: 'guardian_waived', type: 'boolean' }) guardianWaived: boolean;
  @Column({ type: 'text' }) state: StoryState;
  @Column({ name: 'last_reason', type: 'text', nullable: true }) lastReason: string | null;
  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true }) submittedAt: Date | null;
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true }) publishedAt: Date | null;
  @Column({ name: 'published_url', type: 'text', nullable: true }) publishedUrl: string | null;
  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true }) withdrawnAt: Date | null;
  @Column({ type: 'integer' }) version: number;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
  @Column({ name: 'created_by', type: 'uuid', nullable: true }) createdBy: string | null;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt: Date;
  @Column({ name: 'updated_by', type: 'uuid', nullable: true }) updatedBy: string | null;
}
