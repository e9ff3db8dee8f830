import type { RiskState } from '@throughline/domain/results';
import { Column, Entity } from 'typeorm';
import { PlanRecordRow } from './plan-record.row';

/** Something that may happen, and what is done about it. */
@Entity('risk')
export class RiskRow extends PlanRecordRow {
  @Column('integer') likelihood: number;
  @Column('integer') impact: number;
  @Column('text') response: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('date', { name: 'review_on' }) reviewOn: string;
  @Column('boolean', { name: 'is_critical' }) isCritical: boolean;
  @Column('text') state: RiskState;
}
