import type { ReportingCadence } from '@throughline/domain/programmes';
import type { LocalDate } from '@throughline/domain/shared';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** "grant" is a word of SQL, hence the name of the table. */
@Entity('funding_grant')
export class GrantRow extends RecordRow {
  @Column('uuid', { name: 'programme_id' })
  programmeId: string;

  @Column('uuid', { name: 'funding_organisation_id' })
  fundingOrganisationId: string;

  @Column('text')
  title: string;

  // PostgreSQL's numeric arrives as text; an amount of money in pence is well inside what a number holds exactly.
  @Column('numeric', {
    name: 'amount_awarded',
    precision: 14,
    scale: 2,
    transformer: { to: (amount: number) => amount, from: Number },
  })
  amountAwarded: number;

  @Column('text')
  currency: string;

  @Column('date', { name: 'award_date' })
  awardDate: LocalDate;

  @Column('date', { name: 'start_date' })
  startDate: LocalDate;

  @Column('date', { name: 'end_date' })
  endDate: LocalDate;

  @Column('text', { name: 'reporting_cadence' })
  reportingCadence: ReportingCadence;
}
