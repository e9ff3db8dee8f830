import { type CourseModel } from '@throughline/domain/training';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('course')
export class CourseRow extends RecordRow {
  @Column('text')
  name: string;

  @Column('text')
  model: CourseModel;

  @Column('double precision', { name: 'minimum_attendance' })
  minimumAttendance: number;
}
