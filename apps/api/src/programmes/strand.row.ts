import type { StrandKind } from '@throughline/domain/programmes';
import type { LocalDate } from '@throughline/domain/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('strand')
export class StrandRow extends RecordRow {
  @Column('uuid', { name: 'programme_id' })
  programmeId: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  aliases: readonly string[];

  @Column('text')
  kind: StrandKind;

  @Column('uuid', { name: 'commissioner_id', nullable: true })
  commissionerId: string | null;

  @Column('date', { name: 'start_date' })
  startDate: LocalDate;

  @Column('date', { name: 'end_date' })
  endDate: LocalDate;

  /** The number that the last story of the strand was given. */
  @Column('integer', { name: 'last_story_number', default: 0 })
  lastStoryNumber: number;
}

/** A region that a strand works in, and what is aimed at there. */
@Entity('strand_region')
export class StrandRegionRow {
  @PrimaryColumn('uuid', { name: 'strand_id' })
  strandId: string;

  @PrimaryColumn('uuid', { name: 'region_id' })
  regionId: string;

  @Column('integer', { name: 'story_target' })
  storyTarget: number;

  @Column('integer', { name: 'reporter_target' })
  reporterTarget: number;

  @Column('integer', { name: 'session_target', nullable: true })
  sessionTarget: number | null;

  @Column('integer', { name: 'participant_target', nullable: true })
  participantTarget: number | null;
}
