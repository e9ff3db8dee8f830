import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many stories a strand seeks in one of its regions from a community. */
@Entity('coverage_target')
export class CoverageTargetRow {
  @PrimaryColumn('uuid', { name: 'strand_id' })
  strandId: string;

  @PrimaryColumn('uuid', { name: 'region_id' })
  regionId: string;

  @PrimaryColumn('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'programme_id' })
  programmeId: string;

  @Column('integer')
  target: number;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
}
