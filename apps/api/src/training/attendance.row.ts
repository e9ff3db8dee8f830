import { type Mark, type MarkSource } from '@throughline/domain/training';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One mark of one person at one session, with a version of its own. */
@Entity('attendance')
export class AttendanceRow {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('uuid', { name: 'enrolment_id', nullable: true })
  enrolmentId: string | null;

  @Column('uuid', { name: 'walk_in_id', nullable: true })
  walkInId: string | null;

  @Column('text')
  mark: Mark;

  @Column('integer', { nullable: true })
  minutes: number | null;

  @Column('text')
  source: MarkSource;

  @Column('uuid', { name: 'mutation_id' })
  mutationId: string;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;
}
