import type { QuotePermission } from '@throughline/domain/events';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

/** What somebody said of an event, and how far it may travel. */
@Entity('event_quote')
export class EventQuoteRow extends RecordRow {
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('text') text: string;
  @Column('text', { nullable: true }) attribution: string | null;
  @Column('text') permission: QuotePermission;
  @Column('timestamptz', { name: 'permission_at', nullable: true }) permissionAt: Date | null;
  @Column('uuid', { name: 'permission_by', nullable: true }) permissionBy: string | null;
}
