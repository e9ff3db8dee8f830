import type { MilestoneState } from '@throughline/domain/results';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** A point by which the progress of a programme is controlled. */
@Entity('milestone')
export class MilestoneRow extends RecordRow {
  @Column('uuid', { name: 'programme_id' }) programmeId: string;
  @Column('uuid', { name: 'strand_id', nullable: true }) strandId: string | null;
  @Column('text') title: string;
  @Column('date', { name: 'baseline_date' }) baselineDate: string;
  @Column('date', { name: 'forecast_date' }) forecastDate: string;
  @Column('date', { name: 'actual_date', nullable: true }) actualDate: string | null;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('boolean', { name: 'is_critical' }) isCritical: boolean;
  @Column('text') state: MilestoneState;
}
