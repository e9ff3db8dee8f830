import type { EventKind, EventReportWrite, EventState, HeadcountMethod } from '@throughline/domain/events';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('event')
export class EventRow extends RecordRow {
  @Column({ name: 'programme_id', type: 'uuid' }) programmeId: string;
  @Column({ name: 'strand_id', type: 'uuid', nullable: true }) strandId: string | null;
  @Column({ name: 'region_id', type: 'uuid' }) regionId: string;
  @Column({ name: 'venue_id', type: 'uuid', nullable: true }) venueId: string | null;
  @Column({ type: 'text' }) kind: EventKind;
  @Column({ type: 'text' }) title: string;
  @Column({ type: 'date' }) date: string;
  @Column({ name: 'start_time', type: 'text' }) startTime: string;
  @Column({ name: 'end_time', type: 'text' }) endTime: string;
  @Column({ name: 'time_zone', type: 'text' }) timeZone: string;
  @Column({ name: 'starts_at', type: 'timestamptz' }) startsAt: Date;
  @Column({ name: 'ends_at', type: 'timestamptz' }) endsAt: Date;
  @Column({ name: 'has_date', type: 'boolean' }) hasDate: boolean;
  @Column({ name: 'first_date', type: 'date', nullable: true }) firstDate: string | null;
  @Column({ type: 'text' }) mode: 'inPerson' | 'online' | 'hybrid';
  @Column({ type: 'integer', nullable: true }) capacity: number | null;
  @Column({ name: 'exception_note', type: 'text', nullable: true }) exceptionNote: string | null;
  @Column({ type: 'text' }) state: EventState;
  @Column({ name: 'state_reason', type: 'text', nullable: true }) stateReason: string | null;
  @Column({ type: 'integer', nullable: true }) headcount: number | null;
  @Column({ name: 'headcount_method', type: 'text', nullable: true }) headcountMethod: HeadcountMethod | null;
  @Column({ name: 'no_headcount_reason', type: 'text', nullable: true }) noHeadcountReason: string | null;
  @Column({ type: 'jsonb' }) activities: EventReportWrite['activities'];
  @Column({ name: 'summary_url', type: 'text', nullable: true }) summaryUrl: string | null;
  @Column({ name: 'summary_title', type: 'text', nullable: true }) summaryTitle: string | null;
}
