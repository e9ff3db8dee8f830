import type { AccessNeed, ContactPreference } from '@throughline/domain/people';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How somebody is reached. */
@Entity('person_contact')
export class PersonContactRow {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  preference: ContactPreference | null;

  @Column('text', { nullable: true })
  language: string | null;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
}

/** What somebody needs in order to take part, and whom to call. */
@Entity('person_needs')
export class PersonNeedsRow {
  @PrimaryColumn('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { name: 'access_needs', array: true })
  accessNeeds: AccessNeed[];

  @Column('text')
  note: string;

  @Column('text', { name: 'emergency_name', nullable: true })
  emergencyName: string | null;

  @Column('text', { name: 'emergency_phone', nullable: true })
  emergencyPhone: string | null;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
}
