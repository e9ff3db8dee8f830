import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('cohort')
export class CohortRow extends RecordRow {
  @Column('uuid', { name: 'course_id' })
  courseId: string;

  @Column('uuid', { name: 'strand_id' })
  strandId: string;

  @Column('uuid', { name: 'region_id' })
  regionId: string;

  @Column('text')
  name: string;

  @Column('date', { name: 'start_date' })
  startDate: string;

  @Column('date', { name: 'end_date' })
  endDate: string;

  @Column('integer')
  capacity: number;

  @Column('integer', { name: 'minimum_viable' })
  minimumViable: number;
}
