import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** A group of people whose stories a programme seeks. */
@Entity('community')
export class CommunityRow extends RecordRow {
  @Column('uuid', { name: 'programme_id' })
  programmeId: string;

  @Column('text')
  name: string;

  /** Stories name their community, so it is put aside and never deleted. */
  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt: Date | null;
}
