import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** A module recognised outside of the sessions of a cohort. */
@Entity('module_completion')
export class ModuleCompletionRow extends RecordRow {
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'module_id' })
  moduleId: string;

  @Column('date', { name: 'completed_on' })
  completedOn: string;

  @Column('text')
  note: string;
}
