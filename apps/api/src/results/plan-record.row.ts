import { Column } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** What everything in a plan has: its programme, and the strand that it is of, if it is of one. */
export abstract class PlanRecordRow extends RecordRow {
  @Column('uuid', { name: 'programme_id' }) programmeId: string;
  @Column('uuid', { name: 'strand_id', nullable: true }) strandId: string | null;
  @Column('text') title: string;
}
