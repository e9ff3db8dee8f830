import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organisation that was represented at an event: a known one, or one that was only named. */
@Entity('event_organisation')
export class EventOrganisationRow {
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @PrimaryColumn('integer') position: number;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId: string | null;
  @Column('text', { nullable: true }) name: string | null;
  @Column('integer', { nullable: true }) people: number | null;
}
