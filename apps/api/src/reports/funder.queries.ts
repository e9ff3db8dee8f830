import { Injectable } from '@nestjs/common';
import type { FunderProgramme } from '@throughline/domain/reports';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';

type OwnGrant = FunderProgramme['grants'][number];
type NextEvent = NonNullable<FunderProgramme['nextEvent']>;

@Injectable()
export class FunderQueries {
  constructor(private readonly database: Database) {}

  /** Those of these grants that pay for the programme. */
  grants(programmeId: string, grantIds: readonly string[]): Promise<OwnGrant[]> {
    return this.database.query<OwnGrant>(sql`
      select funding_grant.id, funding_grant.title, organisation.name as "fundingOrganisation",
             funding_grant.start_date as "startDate", funding_grant.end_date as "endDate"
      from funding_grant
      join organisation on organisation.id = funding_grant.funding_organisation_id
      where funding_grant.programme_id = ${programmeId} and funding_grant.id = any (${[...grantIds]}::uuid[])
      order by funding_grant.start_date, funding_grant.id`);
  }

  /** The next event that people have been told of. */
  nextEvent(programmeId: string, now: Date): Promise<NextEvent | null> {
    return this.database.one<NextEvent>(sql`
      select event.title, event.date, region.name as region
      from event
      join region on region.id = event.region_id
      where event.programme_id = ${programmeId} and event.state = 'announced' and event.starts_at > ${now}
      order by event.starts_at, event.id
      limit 1`);
  }
}
