import type { GathererKind, StoryMedium, StoryState, StoryTechnique } from '@throughline/domain/stories';
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
  @Column({ name: 'storyteller_is_under_18', type: 'boolean' }) storytellerIsUnder18: boolean;
  @Column({ name: 'is_practice', type: 'boolean' }) isPractice: boolean;
  @Column({ type: 'text' }) summary: string;
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
