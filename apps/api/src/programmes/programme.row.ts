import type { OrganisationRole } from '@throughline/domain/programmes';
import type { LocalDate } from '@throughline/domain/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('programme')
export class ProgrammeRow extends RecordRow {
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  aliases: readonly string[];

  @Column('text')
  summary: string;

  @Column('date', { name: 'start_date' })
  startDate: LocalDate;

  @Column('date', { name: 'end_date' })
  endDate: LocalDate;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('text', { name: 'publication_disclaimer', nullable: true })
  publicationDisclaimer: string | null;
}

@Entity('programme_organisation')
export class ProgrammeOrganisationRow {
  @PrimaryColumn('uuid', { name: 'programme_id' })
  programmeId: string;

  @PrimaryColumn('uuid', { name: 'organisation_id' })
  organisationId: string;

  @PrimaryColumn('text')
  role: OrganisationRole;
}
