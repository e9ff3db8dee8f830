import { Entity, PrimaryColumn } from 'typeorm';

@Entity('cohort_trainer')
export class CohortTrainerRow {
  @PrimaryColumn('uuid', { name: 'cohort_id' })
  cohortId: string;

  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;
}
