import { Injectable } from '@nestjs/common';
import { PACE_WEEKS, type DayCount, type StoryCounts } from '@throughline/domain/results';
import type { LocalDate, NamedRef } from '@throughline/domain/shared';
import { EXPIRING_WITHIN_DAYS, PUBLISH_SCOPES, type GathererKind } from '@throughline/domain/stories';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';

/** A strand in one of its regions. */
export interface Place {
  readonly strandId: string;
  readonly regionId: string;
}

export interface CollectingStrand extends NamedRef {
  readonly code: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly regions: readonly (NamedRef & { readonly storyTarget: number })[];
}

/** What the stories of a programme are counted in. */
export interface CollectionFrame {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly timeZone: string;
  readonly strands: readonly CollectingStrand[];
  readonly communities: readonly (NamedRef & { readonly isArchived: boolean })[];
  readonly targets: readonly (Place & { communityId: string; target: number; version: number })[];
}

/** Everything that is counted of the stories of a programme. Each list is grouped, so that its size is that of the work, not of the stories. */
export interface CollectionFacts {
  readonly counts: readonly (Place & StoryCounts)[];
  /** By the month, `YYYY-MM`, of recording: of a story withdrawn later, too, so that no month can fall below 0. */
  readonly months: readonly (Place & { month: string; gathered: number; withdrawn: number })[];
  readonly publishing: readonly (Place & DayCount)[];
  readonly waiting: readonly (Place & DayCount)[];
  readonly communities: readonly (Place & { communityId: string | null; storiesNet: number })[];
  readonly gatherers: readonly (Place & GathererFacts)[];
}

/** Somebody who gathered: a reporter or partner organisation by its id, staff and trainers by the account that logged the story. */
export interface GathererFacts {
  readonly kind: GathererKind;
  readonly id: string;
  readonly storiesNet: number;
  /** Of a reporter: holds responsible storytelling. */
  readonly hasCoreTraining: boolean;
}

const list = (of: Sql): Sql => sql`(select coalesce(json_agg(to_json(each)), '[]') from (${of}) each)`;
const PLACE = raw('strand_id as "strandId", region_id as "regionId"');
const count = (condition: string): Sql => raw(`count(*) filter (where ${condition})::int`);

/** What stories a programme has, in numbers: for one request, in two statements. */
@Injectable()
export class CollectionQueries {
  constructor(private readonly database: Database) {}

  frame(id: string): Promise<CollectionFrame | null> {
    return this.database.one<CollectionFrame>(sql`
      select programme.id, programme.code, programme.name, programme.start_date as "startDate", programme.end_date as "endDate",
        programme.time_zone as "timeZone",
        (
          select coalesce(json_agg(json_build_object('id', strand.id, 'code', strand.code, 'name', strand.name,
            'startDate', strand.start_date, 'endDate', strand.end_date, 'regions', (
              select coalesce(json_agg(json_build_object('id', region.id, 'name', region.name, 'storyTarget', aim.story_target)
                order by lower(region.name), region.id), '[]')
              from strand_region aim join region on region.id = aim.region_id where aim.strand_id = strand.id
            )) order by strand.start_date, strand.code), '[]')
          from strand where strand.programme_id = programme.id
        ) as strands,
        (
          select coalesce(json_agg(json_build_object('id', id, 'name', name, 'isArchived', archived_at is not null) order by lower(name), id), '[]')
          from community where programme_id = programme.id
        ) as communities,
        ${list(sql`select ${PLACE}, community_id as "communityId", target, version from coverage_target
                   where programme_id = programme.id`)} as targets
      from programme where programme.id = ${id}`);
  }

  /**
   * The definitions of B4.7–13, in one pass over the stories of the programme that are not for practice (B3.7); `told` is a story with
   * what each of them asks of it on the reader's day. P is the days of its strand up to today.
   *
   * - `is_gathered` (B4.8): recorded in P and ever submitted; `is_gone`: withdrawn or erased since
   * - `is_public` (B4.9): published, and everybody in it allows that today
   * - `is_held` (B4.12): recorded, and not gone: what the charity has of somebody
   * - `days_to_publish`, `days_waiting` (B4.13): whole days of the programme
   */
  async facts({ id, timeZone }: CollectionFrame, today: LocalDate): Promise<CollectionFacts> {
    const facts = await this.database.one<CollectionFacts>(sql`
      -- Kept narrow, without the scopes themselves: it is read six times, and stays in memory.
      with told as materialized (
        select story.strand_id, story.region_id, story.community_id, story.recorded_on, story.gatherer_kind,
          coalesce(story.gatherer_person_id, story.gatherer_organisation_id, story.logged_by) as gatherer_id,
          story.submitted_at is not null
            and story.recorded_on between strand.start_date and least(strand.end_date, ${today}::date) as is_gathered,
          story.state in ('withdrawn', 'erased') as is_gone,
          story.state not in ('planned', 'withdrawn', 'erased') as is_held,
          story.state = 'published' and consent.public_until > ${today}::date as is_public,
          story.recorded_on > ${today}::date - ${7 * PACE_WEEKS}::int as is_recent,
          coalesce(consent.expires_on > ${today}::date, true) as is_valid,
          'record_hold' = any (consent.scopes) as may_be_held, 'curate' = any (consent.scopes) as may_be_curated,
          consent.scopes && ${[...PUBLISH_SCOPES]} as may_be_published,
          cardinality(consent.scopes) > 0 and consent.expires_on <= ${today}::date + ${EXPIRING_WITHIN_DAYS}::int as is_ending,
          case when 'curate' = any (consent.scopes) then story.id in (select story_id from story_review) end as is_reviewed,
          case when story.state = 'published'
            then greatest(0, (story.published_at at time zone ${timeZone})::date - story.recorded_on) end as days_to_publish,
          case when story.state in ('submitted', 'inReview') and story.submitted_at is not null
            then greatest(0, ${today}::date - (story.submitted_at at time zone ${timeZone})::date) end as days_waiting
        from strand
        join strand_region aim on aim.strand_id = strand.id
        join story on story.strand_id = aim.strand_id and story.region_id = aim.region_id
        left join story_consent consent on consent.story_id = story.id
        where strand.programme_id = ${id} and not story.is_practice
      )
      select
        ${list(sql`
          select ${PLACE}, ${count('is_gathered')} as gathered, ${count('is_gathered and is_gone')} as withdrawn,
            ${count('is_gathered and not is_gone and is_recent')} as "recentNet", ${count('is_public')} as published,
            ${count('is_gathered and not is_gone and is_valid and may_be_published')} as publishable,
            ${count('is_held')} as held, ${count('is_held and is_valid and may_be_held')} as "heldWithConsent",
            ${count('is_held and is_valid and is_ending')} as "consentsExpiring",
            ${count('is_held and is_valid and may_be_curated')} as curatable,
            ${count('is_held and is_valid and may_be_curated and is_reviewed')} as curated
          from told group by strand_id, region_id`)} as counts,
        ${list(sql`
          select ${PLACE}, to_char(month, 'YYYY-MM') as month, gathered, withdrawn from (
            select strand_id, region_id, date_trunc('month', recorded_on::timestamp) as month,
              ${count('true')} as gathered, ${count('is_gone')} as withdrawn
            from told where is_gathered group by 1, 2, 3
          ) monthly`)} as months,
        ${list(sql`
          select ${PLACE}, days_to_publish as days, ${count('true')} as stories
          from told where is_public group by strand_id, region_id, days_to_publish`)} as publishing,
        ${list(sql`
          select ${PLACE}, days_waiting as days, ${count('true')} as stories
          from told where days_waiting is not null group by strand_id, region_id, days_waiting`)} as waiting,
        ${list(sql`
          select ${PLACE}, community_id as "communityId", ${count('true')} as "storiesNet"
          from told where is_gathered and not is_gone group by strand_id, region_id, community_id`)} as communities,
        ${list(sql`
          select ${PLACE}, gatherer_kind as kind, gatherer_id as id, net as "storiesNet",
            gatherer_kind = 'reporter' and exists (
              select from held_module where person_id = gatherer_id and code = 'responsibleStorytelling' and held_on <= ${today}
            ) as "hasCoreTraining"
          from (
            select strand_id, region_id, gatherer_kind, gatherer_id, ${count('not is_gone')} as net
            from told where is_gathered group by 1, 2, 3, 4
          ) gathering`)} as gatherers`);
    if (!facts) throw new Error('A statement without a from clause gives one row');
    return facts;
  }
}
