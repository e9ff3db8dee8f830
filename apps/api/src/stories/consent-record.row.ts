import type {
  ConsentDecision,
  ConsentMethod,
  ConsentScope,
  GuardianPart,
  IdentityDisplay,
} from '@throughline/domain/stories';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Only ever inserted: the database refuses to change or delete one. */
@Entity('consent_record')
export class ConsentRecordRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  /** The order in which the records were added; given by the database. A bigint, so text. */
  @Column({ type: 'bigint', insert: false, update: false }) sequence: string;
  @Column({ name: 'story_id', type: 'uuid' }) storyId: string;
  /** Whose decision it is; null: the storyteller's. */
  @Column({ name: 'contributor_id', type: 'uuid', nullable: true }) contributorId: string | null;
  @Column({ name: 'text_version', type: 'integer', nullable: true }) textVersion: number | null;
  @Column({ type: 'text' }) decision: ConsentDecision;
  @Column({ type: 'text', array: true }) scopes: ConsentScope[];
  @Column({ name: 'identity_display', type: 'text' }) identityDisplay: IdentityDisplay;
  @Column({ type: 'text', nullable: true }) method: ConsentMethod | null;
  @Column({ name: 'information_sheet_version', type: 'text', nullable: true }) informationSheetVersion: string | null;
  @Column({ type: 'text', nullable: true }) language: string | null;
  @Column({ type: 'text', array: true }) controllers: string[];
  @Column({ type: 'text' }) words: string;
  @Column({ name: 'witnessed_by', type: 'text', nullable: true }) witnessedBy: string | null;
  @Column({ name: 'guardian_part', type: 'text', nullable: true }) guardianPart: GuardianPart | null;
  @Column({ name: 'guardian_name', type: 'text', nullable: true }) guardianName: string | null;
  @Column({ name: 'guardian_relationship', type: 'text', nullable: true }) guardianRelationship: string | null;
  @Column({ name: 'given_on', type: 'date' }) givenOn: string;
  @Column({ name: 'expires_on', type: 'date', nullable: true }) expiresOn: string | null;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  /** Nobody, when somebody in the story took it back by their link. */
  @Column({ name: 'recorded_by', type: 'uuid', nullable: true }) recordedBy: string | null;
  @Column({ name: 'withdrawal_link_id', type: 'uuid', nullable: true }) withdrawalLinkId: string | null;
}
