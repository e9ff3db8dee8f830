import { Entity, PrimaryColumn } from 'typeorm';

@Entity('session_trainer')
export class SessionTrainerRow {
  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId: string;

  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;
}
