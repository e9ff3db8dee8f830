import { type EnrolmentSource, type EnrolmentState } from '@throughline/domain/training';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('enrolment')
export class EnrolmentRow extends RecordRow {
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'cohort_id' })
  cohortId: string;

  @Column('text')
  state: EnrolmentState;

  @Column('text')
  source: EnrolmentSource;

  /** Null for who never had a place. */
  @Column('date', { name: 'enrolled_on', nullable: true })
  enrolledOn: string | null;

  /** Day of the first session that they attended. */
  @Column('date', { name: 'began_on', nullable: true })
  beganOn: string | null;

  @Column('date', { name: 'completed_on', nullable: true })
  completedOn: string | null;

  @Column('date', { name: 'left_on', nullable: true })
  leftOn: string | null;

  @Column('text', { name: 'leave_reason', nullable: true })
  leaveReason: string | null;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId: string | null;

  /** Their place in the order of the waiting list. */
  @Column('timestamptz', { name: 'waiting_since', nullable: true })
  waitingSince: Date | null;

  /** The last day of the offer that was made to them last, and the instant at which it lapses. */
  @Column('date', { name: 'offered_until', nullable: true })
  offeredUntil: string | null;

  @Column('timestamptz', { name: 'offer_ends_at', nullable: true })
  offerEndsAt: Date | null;

  /** The enrolment that was ended when this one was opened. */
  @Column('uuid', { name: 'transferred_from', nullable: true })
  transferredFrom: string | null;
}

/** A step of an enrolment, with its day. */
@Entity('enrolment_step')
export class EnrolmentStepRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId: string;

  @Column('integer')
  position: number;

  @Column('text', { name: 'from_state', nullable: true })
  fromState: EnrolmentState | null;

  @Column('text', { name: 'to_state' })
  toState: EnrolmentState;

  @Column('date', { name: 'taken_on' })
  takenOn: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
}
