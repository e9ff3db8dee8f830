import { type EnrolmentSource, type EnrolmentState } from '@throughline/domain/training';
import { Column, Entity } from 'typeorm';
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

  @Column('date', { name: 'enrolled_on' })
  enrolledOn: string;

  /** Day of the first session that they attended. */
  @Column('date', { name: 'began_on', nullable: true })
  beganOn: string | null;

  @Column('date', { name: 'completed_on', nullable: true })
  completedOn: string | null;

  @Column('date', { name: 'left_on', nullable: true })
  leftOn: string | null;

  @Column('text', { name: 'leave_reason', nullable: true })
  leaveReason: string | null;
}
