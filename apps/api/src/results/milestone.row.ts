import type { MilestoneState } from '@throughline/domain/results';
import { Column, Entity } from 'typeorm';
import { PlanRecordRow } from './plan-record.row';

/** A point by which the progress of a programme is controlled. */
@Entity('milestone')
export class MilestoneRow extends PlanRecordRow {
  @Column('date', { name: 'baseline_date' }) baselineDate: string;
  @Column('date', { name: 'forecast_date' }) forecastDate: string;
  @Column('date', { name: 'actual_date', nullable: true }) actualDate: string | null;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('boolean', { name: 'is_critical' }) isCritical: boolean;
  @Column('text') state: MilestoneState;
}
