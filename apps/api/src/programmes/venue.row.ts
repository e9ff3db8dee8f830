import type { Wifi } from '@throughline/domain/programmes';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('venue')
export class VenueRow extends RecordRow {
  @Column('text')
  name: string;

  @Column('uuid', { name: 'region_id' })
  regionId: string;

  @Column('boolean', { name: 'step_free', nullable: true })
  stepFree: boolean | null;

  @Column('boolean', { name: 'hearing_loop', nullable: true })
  hearingLoop: boolean | null;

  @Column('text', { nullable: true })
  wifi: Wifi | null;

  @Column('text')
  notes: string;
}
