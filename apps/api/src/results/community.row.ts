import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** A group of people whose stories a programme seeks. */
@Entity('community')
export class CommunityRow extends RecordRow {
  @Column('uuid', { name: 'programme_id' })
  programmeId: string;

  @Column('text')
  name: string;

  @Column('boolean', { name: 'is_archived' })
  isArchived: boolean;
}
