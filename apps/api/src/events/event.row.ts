import type { EventKind, EventState, HeadcountMethod } from '@throughline/domain/events';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('event')
export class EventRow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
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
  @Column({ type: 'text' }) mode: 'inPerson' | 'online' | 'hybrid';
  @Column({ type: 'text' }) state: EventState;
  @Column({ name: 'state_reason', type: 'text', nullable: true }) stateReason: string | null;
  @Column({ type: 'integer', nullable: true }) headcount: number | null;
  @Column({ name: 'headcount_method', type: 'text', nullable: true }) headcountMethod: HeadcountMethod | null;
  @Column({ name: 'feedback_quotes', type: 'text', array: true }) feedbackQuotes: string[];
  @Column({ type: 'integer' }) version: number;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
  @Column({ name: 'created_by', type: 'uuid', nullable: true }) createdBy: string | null;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt: Date;
  @Column({ name: 'updated_by', type: 'uuid', nullable: true }) updatedBy: string | null;
}
