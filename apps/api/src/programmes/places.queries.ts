import { Injectable } from '@nestjs/common';
import type { Region, Venue } from '@throughline/domain/programmes';
import sql, { empty, type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { aliasText, finds } from '../platform/search';

/** Which places: one of them, or those that a search finds among what the reader may see. */
export interface PlaceFilter {
  readonly id?: string;
  readonly q?: string | undefined;
  readonly visible?: Sql;
}

@Injectable()
export class PlacesQueries {
  constructor(private readonly database: Database) {}

  /** Regions with the names above them, in the order of the tree. */
  regions({ id, q, visible = sql`true` }: PlaceFilter): Promise<Region[]> {
    return this.database.query<Region>(sql`
      with recursive tree as (
        select region.id, array[]::text[] as path from region where parent_id is null
        union all
        select child.id, tree.path || parent.name
        from tree
        join region parent on parent.id = tree.id
        join region child on child.parent_id = tree.id
      )
      select region.id, region.version, region.name, region.local_name as "localName", region.aliases,
             region.parent_id as "parentId", region.level, region.country_code as "countryCode",
             region.official_code as "officialCode", region.latitude, region.longitude, tree.path
      from region
      join tree on tree.id = region.id
      where ${visible} ${id === undefined ? empty : sql`and region.id = ${id}`}
        and ${finds(q, sql`region.name`, sql`region.local_name`, sql`region.official_code`, aliasText(sql`region.aliases`))}
      order by tree.path || region.name`);
  }

  /** A region and all that lies in it; nothing when there is no such region. */
  async within(id: string): Promise<string[]> {
    const found = await this.database.query<{ id: string }>(sql`
      with recursive inner_region as (
        select id from region where id = ${id}
        union
        select region.id from region join inner_region on region.parent_id = inner_region.id
      )
      select id from inner_region`);
    return found.map((region) => region.id);
  }

  venues({ id, q, visible = sql`true` }: PlaceFilter): Promise<Venue[]> {
    return this.database.query<Venue>(sql`
      select venue.id, venue.version, venue.name, venue.region_id as "regionId", venue.step_free as "stepFree",
             venue.hearing_loop as "hearingLoop", venue.wifi, venue.notes,
             jsonb_build_object('id', region.id, 'name', region.name) as region
      from venue
      join region on region.id = venue.region_id
      where ${visible} ${id === undefined ? empty : sql`and venue.id = ${id}`}
        and ${finds(q, sql`venue.name`, sql`region.name`, sql`region.local_name`, aliasText(sql`region.aliases`))}
      order by lower(venue.name), venue.id`);
  }
}
