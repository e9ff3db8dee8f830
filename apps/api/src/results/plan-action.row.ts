import { Column, Entity } from 'typeorm';
import { PlanRecordRow } from './plan-record.row';

/** What somebody is to do for a programme. */
@Entity('plan_action')
export class PlanActionRow extends PlanRecordRow {
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('date', { name: 'done_on', nullable: true }) doneOn: string | null;
  @Column('uuid', { name: 'decision_id', nullable: true }) decisionId: string | null;
}
