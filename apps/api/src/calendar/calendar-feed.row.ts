import type { FeedKind } from '@throughline/domain/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('calendar_feed')
export class CalendarFeedRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  kind: FeedKind;

  @Column('uuid', { name: 'cohort_id', nullable: true })
  cohortId: string | null;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'renewed_at' })
  renewedAt: Date;

  @Column('date', { name: 'last_read_on', nullable: true })
  lastReadOn: string | null;
}
