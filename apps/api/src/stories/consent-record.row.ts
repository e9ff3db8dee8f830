import type { ConsentDecision, ConsentMethod, ConsentScope, IdentityDisplay } from '@throughline/domain/stories';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Only ever inserted: the database refuses to change or delete one. */
@Entity('consent_record')
export class ConsentRecordRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  /** The order in which the records were added; given by the database. A bigint, so text. */
  @Column({ type: 'bigint', insert: false, update: false }) sequence: string;
  @Column({ name: 'story_id', type: 'uuid' }) storyId: string;
  @Column({ type: 'text' }) decision: ConsentDecision;
  @Column({ type: 'text', array: true }) scopes: ConsentScope[];
  @Column({ name: 'identity_display', type: 'text' }) identityDisplay: IdentityDisplay;
  @Column({ type: 'text', nullable: true }) method: ConsentMethod | null;
  @Column({ name: 'information_sheet_version', type: 'text', nullable: true }) informationSheetVersion: string | null;
  @Column({ type: 'text', nullable: true }) language: string | null;
  @Column({ name: 'given_on', type: 'date' }) givenOn: string;
  @Column({ name: 'expires_on', type: 'date', nullable: true }) expiresOn: string | null;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'recorded_by', type: 'uuid' }) recordedBy: string;
}
