import { Entity, PrimaryColumn } from 'typeorm';

@Entity('session_module')
export class SessionModuleRow {
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('uuid', { name: 'module_id' })
  moduleId: string;
}
