import { Injectable } from '@nestjs/common';
import type { Grant, Programme, ProgrammeList, Strand } from '@throughline/domain/programmes';
import type { NamedRef } from '@throughline/domain/shared';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { aliasText, finds } from '../platform/search';

/** A record before the reader's day and rights are known. */
export type StrandRecord = Omit<Strand, 'status'>;
export type ProgrammeRecord = Omit<Programme, 'status' | 'strands' | 'may'> & { readonly strands: StrandRecord[] };
type ListedProgramme = Omit<ProgrammeList['items'][number], 'status'> & {
  readonly startDate: string;
  readonly endDate: string;
  readonly timeZone: string;
};

const STRAND = raw(`jsonb_build_object(
  'id', strand.id, 'version', strand.version, 'programmeId', strand.programme_id, 'code', strand.code, 'name', strand.name,
  'aliases', to_jsonb(strand.aliases), 'kind', strand.kind, 'commissionerId', strand.commissioner_id,
  'startDate', strand.start_date, 'endDate', strand.end_date,
  'regions', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'regionId', aim.region_id, 'storyTarget', aim.story_target, 'reporterTarget', aim.reporter_target,
      'sessionTarget', aim.session_target, 'participantTarget', aim.participant_target,
      'region', jsonb_build_object('id', region.id, 'name', region.name)) order by lower(region.name), region.id), '[]')
    from strand_region aim join region on region.id = aim.region_id where aim.strand_id = strand.id))`);

const GRANT = raw(`jsonb_build_object(
  'id', funding_grant.id, 'version', funding_grant.version, 'programmeId', funding_grant.programme_id,
  'fundingOrganisationId', funding_grant.funding_organisation_id, 'title', funding_grant.title,
  'amountAwarded', funding_grant.amount_awarded::double precision, 'currency', funding_grant.currency,
  'awardDate', funding_grant.award_date, 'startDate', funding_grant.start_date, 'endDate', funding_grant.end_date,
  'reportingCadence', funding_grant.reporting_cadence,
  'fundingOrganisation', jsonb_build_object('id', funder.id, 'name', funder.name))`);

@Injectable()
export class ProgrammesQueries {
  constructor(private readonly database: Database) {}

  /** For menus. A search that meets only strands gives the programme with those strands alone. */
  list({ q, visible }: { readonly q: string | undefined; readonly visible: Sql }): Promise<ListedProgramme[]> {
    const programmeFound = finds(q, sql`programme.code`, sql`programme.name`, aliasText(sql`programme.aliases`));
    const strandFound = finds(q, sql`strand.code`, sql`strand.name`, aliasText(sql`strand.aliases`));
    return this.database.query<ListedProgramme>(sql`
      select programme.id, programme.code, programme.name, programme.start_date as "startDate",
             programme.end_date as "endDate", programme.time_zone as "timeZone", found.strands
      from programme
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('id', strand.id, 'code', strand.code, 'name', strand.name, 'regions', (
          select coalesce(jsonb_agg(jsonb_build_object('id', region.id, 'name', region.name) order by lower(region.name), region.id), '[]')
          from strand_region aim join region on region.id = aim.region_id where aim.strand_id = strand.id
        )) order by strand.start_date, strand.code), '[]') as strands
        from strand
        where strand.programme_id = programme.id and (${programmeFound} or ${strandFound})
      ) found
      where ${visible} and (${programmeFound} or found.strands <> '[]')
      order by lower(programme.name), programme.id`);
  }

  /** @param grantVisible which of the grants the reader may see */
  programme({
    id,
    grantVisible,
  }: {
    readonly id: string;
    readonly grantVisible: Sql;
  }): Promise<ProgrammeRecord | null> {
    return this.database.one<ProgrammeRecord>(sql`
      select programme.id, programme.version, programme.code, programme.name, programme.aliases, programme.summary,
        programme.start_date as "startDate", programme.end_date as "endDate", programme.time_zone as "timeZone",
        programme.publication_disclaimer as "publicationDisclaimer",
        coalesce((select is_demonstration from installation), false) as "isDemonstration",
        (
          select coalesce(jsonb_agg(jsonb_build_object('organisationId', link.organisation_id, 'role', link.role,
            'organisation', jsonb_build_object('id', organisation.id, 'name', organisation.name))
            order by lower(organisation.name), link.role), '[]')
          from programme_organisation link join organisation on organisation.id = link.organisation_id
          where link.programme_id = programme.id
        ) as organisations,
        (
          select coalesce(jsonb_agg(${STRAND} order by strand.start_date, strand.code), '[]')
          from strand where strand.programme_id = programme.id
        ) as strands,
        (
          select coalesce(jsonb_agg(${GRANT} order by funding_grant.start_date, funding_grant.id), '[]')
          from funding_grant join organisation funder on funder.id = funding_grant.funding_organisation_id
          where funding_grant.programme_id = programme.id and ${grantVisible}
        ) as grants
      from programme where programme.id = ${id}`);
  }

  /** A strand with the time zone of its programme, in which its days are. */
  strand(id: string): Promise<{ readonly strand: StrandRecord; readonly timeZone: string } | null> {
    return this.database.one(sql`
      select ${STRAND} as strand, programme.time_zone as "timeZone"
      from strand join programme on programme.id = strand.programme_id where strand.id = ${id}`);
  }

  async grant(id: string): Promise<Grant | null> {
    const found = await this.database.one<{ readonly grant: Grant }>(sql`
      select ${GRANT} as "grant" from funding_grant
      join organisation funder on funder.id = funding_grant.funding_organisation_id where funding_grant.id = ${id}`);
    return found?.grant ?? null;
  }

  /** Grants by name, each with the code of its programme: two programmes can have a grant of the same title. */
  grantNames(visible: Sql): Promise<NamedRef[]> {
    return this.database.query<NamedRef>(sql`
      select funding_grant.id, programme.code || ': ' || funding_grant.title as name
      from funding_grant join programme on programme.id = funding_grant.programme_id
      where ${visible}
      order by lower(programme.code), lower(funding_grant.title), funding_grant.id`);
  }

  /** The first strand of a programme that would lie outside of new dates, if any. */
  strandOutside(programmeId: string, dates: { readonly startDate: string; readonly endDate: string }) {
    return this.database.one<{ readonly code: string }>(sql`
      select code from strand
      where programme_id = ${programmeId} and (start_date < ${dates.startDate} or end_date > ${dates.endDate})
      order by start_date limit 1`);
  }

  /** The first funder of a grant of the programme that is not among these organisations, if any. */
  funderMissing(programmeId: string, funderIds: readonly string[]) {
    return this.database.one<NamedRef>(sql`
      select organisation.id, organisation.name
      from funding_grant join organisation on organisation.id = funding_grant.funding_organisation_id
      where programme_id = ${programmeId} and not funding_organisation_id = any (${[...funderIds]}::uuid[])
      order by organisation.name limit 1`);
  }

  /** Names of the regions in which the strand has cohorts, stories or events, other than these. */
  async regionsInUse(strandId: string, otherThan: readonly string[]): Promise<readonly string[]> {
    const regions = await this.database.query<{ readonly name: string }>(sql`
      select name from region
      where id in (
          select region_id from cohort where strand_id = ${strandId}
          union select region_id from story where strand_id = ${strandId}
          union select region_id from event where strand_id = ${strandId}
        ) and not id = any (${[...otherThan]}::uuid[])
      order by name`);
    return regions.map((region) => region.name);
  }
}
