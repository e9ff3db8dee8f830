import type { RegionLevel } from '@throughline/domain/programmes';
import { Column, Entity } from 'typeorm';
import { RecordRow } from '../platform/record.row';

@Entity('region')
export class RegionRow extends RecordRow {
  @Column('text')
  name: string;

  @Column('text', { name: 'local_name', nullable: true })
  localName: string | null;

  @Column('text', { array: true })
  aliases: readonly string[];

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column('text')
  level: RegionLevel;

  @Column('text', { name: 'country_code', nullable: true })
  countryCode: string | null;

  @Column('text', { name: 'official_code', nullable: true })
  officialCode: string | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;
}
