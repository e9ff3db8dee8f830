import type { DeliverableState, DeliverableType } from '@throughline/domain/results';
import { Column, Entity } from 'typeorm';
import { PlanRecordRow } from './plan-record.row';

/** A thing that was promised to a funder. */
@Entity('deliverable')
export class DeliverableRow extends PlanRecordRow {
  @Column('text') code: string;
  @Column('text') type: DeliverableType;
  @Column('date', { name: 'due_date' }) dueDate: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('text', { nullable: true }) url: string | null;
  @Column('text') state: DeliverableState;
}
