import { type DeliveryMode, type SessionState } from '@throughline/domain/training';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('training_session')
export class TrainingSessionRow extends RecordRow {
  @Column('uuid', { name: 'cohort_id' })
  cohortId: string;

  @Column('text')
  title: string;

  @Column('date')
  date: string;

  @Column('text', { name: 'start_time' })
  startTime: string;

  @Column('text', { name: 'end_time' })
  endTime: string;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  /** The date first promised; moving the session does not change it. */
  @Column('date', { name: 'first_date' })
  firstDate: string;

  @Column('text')
  mode: DeliveryMode;

  @Column('uuid', { name: 'venue_id', nullable: true })
  venueId: string | null;

  /** As stored: what happens by the clock alone is in the domain's `stateAt`. */
  @Column('text')
  state: SessionState;

  @Column('text', { name: 'cancel_reason', nullable: true })
  cancelReason: string | null;

  /** Set while it is postponed, and only then. */
  @Column('text', { name: 'postpone_reason', nullable: true })
  postponeReason: string | null;

  @Column('text', { name: 'needs_to_bring' })
  needsToBring: string;

  @Column('text', { name: 'exception_note', nullable: true })
  exceptionNote: string | null;

  @Column('timestamptz', { name: 'register_submitted_at', nullable: true })
  registerSubmittedAt: Date | null;

  @Column('uuid', { name: 'register_submitted_by', nullable: true })
  registerSubmittedBy: string | null;
}
