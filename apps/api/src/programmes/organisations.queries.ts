import { Injectable } from '@nestjs/common';
import type { Organisation } from '@throughline/domain/programmes';
import sql, { empty } from 'sql-template-tag';
import { Database } from '../platform/database';
import type { PlaceFilter } from './places.queries';
import { finds } from '../platform/search';

@Injectable()
export class OrganisationsQueries {
  constructor(private readonly database: Database) {}

  organisations({ id, q, visible = sql`true` }: PlaceFilter): Promise<Organisation[]> {
    return this.database.query<Organisation>(sql`
      select id, version, name, kind, charity_number as "charityNumber", country_code as "countryCode"
      from organisation
      where ${visible} ${id === undefined ? empty : sql`and id = ${id}`}
        and ${finds(q, sql`name`, sql`charity_number`)}
      order by lower(name)`);
  }
}
