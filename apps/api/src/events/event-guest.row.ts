import type { Arrival, GuestAnswer, GuestPlace, GuestRole, GuestSource } from '@throughline/domain/events';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** Somebody on the list of an event, as they are counted. */
@Entity('event_guest')
export class EventGuestRow extends RecordRow {
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('text') role: GuestRole;
  @Column('text') source: GuestSource;
  @Column('text') answer: GuestAnswer;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('text') place: GuestPlace;
  /** Order on the waiting list; null for who is not on it. */
  @Column('integer', { name: 'waiting_number', nullable: true }) waitingNumber: number | null;
  @Column('timestamptz', { name: 'moved_up_at', nullable: true }) movedUpAt: Date | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId: string | null;
  @Column('text') arrival: Arrival;
  /** Of the mark at the door alone; 0 when nothing was said yet. */
  @Column('integer', { name: 'arrival_version' }) arrivalVersion: number;
  @Column('uuid', { name: 'arrival_mutation_id', nullable: true }) arrivalMutationId: string | null;
  @Column('timestamptz', { name: 'arrival_at', nullable: true }) arrivalAt: Date | null;
  @Column('uuid', { name: 'arrival_by', nullable: true }) arrivalBy: string | null;
}

/** Who a guest is, and what they need. Erasing this leaves what is counted. */
@Entity('event_guest_identity')
export class EventGuestIdentityRow {
  @PrimaryColumn('uuid', { name: 'guest_id' }) guestId: string;
  @Column('text', { nullable: true }) name: string | null;
  @Column('text', { nullable: true }) contact: string | null;
  /** The contact without what two spellings of it differ in. */
  @Column('text', { name: 'contact_key', nullable: true }) contactKey: string | null;
  @Column('text', { name: 'access_needs' }) accessNeeds: string;
  @Column('text') dietary: string;
}
