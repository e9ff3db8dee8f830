import { type ModuleCode } from '@throughline/domain/training';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('course_module')
export class CourseModuleRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'course_id' })
  courseId: string;

  @Column('integer')
  position: number;

  @Column('text')
  title: string;

  @Column('boolean', { name: 'is_core' })
  isCore: boolean;

  @Column('text', { nullable: true })
  code: ModuleCode | null;
}
