import { Column, Entity } from 'typeorm';
import { PlanRecordRow } from './plan-record.row';

/** What was decided about a programme, and why. */
@Entity('plan_decision')
export class PlanDecisionRow extends PlanRecordRow {
  @Column('date', { name: 'decided_on' }) decidedOn: string;
  @Column('text', { name: 'decided_by' }) decidedBy: string;
  @Column('text') why: string;
}
