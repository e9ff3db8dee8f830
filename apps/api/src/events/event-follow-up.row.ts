import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** Something to be done after an event. */
@Entity('event_follow_up')
export class EventFollowUpRow extends RecordRow {
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('text') text: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
  @Column('uuid', { name: 'done_by', nullable: true }) doneBy: string | null;
}
