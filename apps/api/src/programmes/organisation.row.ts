import type { OrganisationKind } from '@throughline/domain/programmes';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('organisation')
export class OrganisationRow extends RecordRow {
  @Column('text')
  name: string;

  @Column('text')
  kind: OrganisationKind;

  @Column('text', { name: 'charity_number', nullable: true })
  charityNumber: string | null;

  @Column('text', { name: 'country_code', nullable: true })
  countryCode: string | null;
}
