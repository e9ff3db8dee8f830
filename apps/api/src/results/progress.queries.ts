import { Injectable } from '@nestjs/common';
import { HELD_STATES } from '@throughline/domain/events';
import type { Aims, Metric, ProgrammeProgress } from '@throughline/domain/results';
import type { LocalDate } from '@throughline/domain/shared';
import { ATTENDED_MARKS, DELIVERED_STATES } from '@throughline/domain/training';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';

/** A region of a strand, with what is aimed at there. */
export interface RegionAims extends Aims {
  readonly id: string;
  readonly name: string;
}

export interface StrandAims {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly regions: readonly RegionAims[];
}

/** What was counted in a part of the work. `unidentified`: contacts of walk-ins, inside `contacts`. */
export type Counts = Readonly<Record<Metric | 'unidentified', number>> & {
  readonly headcounts: ProgrammeProgress['total']['headcounts'];
};

/** Counts of a level: of the programme (both null), a strand, a region of it, or a region over all strands (strand null). */
interface CountsOfLevel extends Counts {
  readonly strandId: string | null;
  readonly regionId: string | null;
}

/** A programme with everything that was counted in it, up to the reader's moment. */
export interface CountedProgramme {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly summary: string;
  readonly publicationDisclaimer: string | null;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly isDemonstration: boolean;
  /** The day that it is in the programme's time zone. */
  readonly today: LocalDate;
  readonly strands: readonly StrandAims[];
  readonly counts: readonly CountsOfLevel[];
  /** Net stories by the month, `YYYY-MM`, in which they were recorded. */
  readonly months: readonly { strandId: string; regionId: string; month: string; storiesNet: number }[];
  readonly events: { readonly held: number; readonly reach: number; readonly reachIsEstimate: boolean };
}

const NOTHING: Counts = {
  sessionsDelivered: 0,
  contacts: 0,
  unidentified: 0,
  participants: 0,
  reportersCompleted: 0,
  storiesGathered: 0,
  storiesWithdrawn: 0,
  storiesNet: 0,
  storiesPublished: 0,
  headcounts: { sessions: 0, reach: 0, reachIsEstimate: false },
};

/** What was counted at one level; all zero where nothing was. */
export const countsAt = (
  { counts }: CountedProgramme,
  strandId: string | null = null,
  regionId: string | null = null,
): Counts => counts.find((level) => level.strandId === strandId && level.regionId === regionId) ?? NOTHING;

/** The part of a programme that a reader looks at: all of it, a strand, a region, or a region of a strand. */
export interface ProgressFilter {
  readonly strandId?: string | undefined;
  readonly regionId?: string | undefined;
}

/** Everything that is aimed at in a part of the programme. */
export const aimsAt = (
  { strands }: CountedProgramme,
  { strandId, regionId }: ProgressFilter = {},
): readonly RegionAims[] =>
  strands
    .filter((strand) => strandId === undefined || strand.id === strandId)
    .flatMap((strand) => strand.regions)
    .filter((region) => regionId === undefined || region.id === regionId);

/** Net stories of a part of the programme by month. Stories add up, as people do not. */
export const storiesByMonth = (
  { months }: CountedProgramme,
  { strandId, regionId }: ProgressFilter = {},
): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const part of months) {
    if (strandId !== undefined && part.strandId !== strandId) continue;
    if (regionId !== undefined && part.regionId !== regionId) continue;
    sums.set(part.month, (sums.get(part.month) ?? 0) + part.storiesNet);
  }
  return sums;
};

@Injectable()
export class ProgressQueries {
  constructor(private readonly database: Database) {}

  /**
   * Programmes with what was counted in them, in one statement, from the records themselves (domain B4). P is the days of a strand up
   * to today, both in the programme's time zone. Each thing that counts is one row of `fact`, in its strand and region:
   *
   * - `session` (B4.1 sessionsDelivered): a session on a day of P in a delivered state; where people were only counted, with how many
   * - `contact` (B4.3 contacts): an attended mark at such a session; participants are the distinct people of these rows, counted anew
   *   at each level and never added up; a walk-in is nobody's record, so it has no person and is unidentified
   * - `completed` (reportersCompleted): a person who completed a cohort by today, also after the last day of the strand
   * - `gathered`, `withdrawn` (B4.8): a story recorded in P and ever submitted, not for practice; and those withdrawn or erased since
   * - `published` (B4.9): a story that is published, with a consent for the web that is valid today
   *
   * @param visible condition on `programme`
   */
  counted({ visible, now }: { readonly visible: Sql; readonly now: Date }): Promise<CountedProgramme[]> {
    return this.database.query<CountedProgramme>(sql`
      with asked as (
        select programme.*, (${now}::timestamptz at time zone programme.time_zone)::date as today
        from programme where ${visible}
      ),
      part as (
        select asked.id as programme_id, strand.id as strand_id, aim.region_id, asked.today,
               strand.start_date as first_day, least(strand.end_date, asked.today) as last_day
        from asked
        join strand on strand.programme_id = asked.id
        join strand_region aim on aim.strand_id = strand.id
      ),
      delivered as (
        select part.programme_id, part.strand_id, part.region_id, session.id, counted.headcount,
               counted.method = 'estimate' as is_estimate
        from part
        join cohort on cohort.strand_id = part.strand_id and cohort.region_id = part.region_id
        join training_session session on session.cohort_id = cohort.id
        left join session_headcount counted on counted.session_id = session.id and session.register_kind = 'headcount'
        where session.state = any (${[...DELIVERED_STATES]}) and session.date between part.first_day and part.last_day
      ),
      gathered as (
        select part.programme_id, part.strand_id, part.region_id, story.recorded_on,
               story.state in ('withdrawn', 'erased') as is_withdrawn
        from part
        join story on story.strand_id = part.strand_id and story.region_id = part.region_id
        where not story.is_practice and story.submitted_at is not null
          and story.recorded_on between part.first_day and part.last_day
      ),
      fact as (
        select programme_id, strand_id, region_id, 'session' as kind, null::uuid as person_id, headcount, is_estimate from delivered
        union all
        select programme_id, strand_id, region_id, 'contact', enrolment.person_id, null, null
        from delivered
        join attendance on attendance.session_id = delivered.id
        left join enrolment on enrolment.id = attendance.enrolment_id
        where attendance.mark = any (${[...ATTENDED_MARKS]})
        union all
        select part.programme_id, part.strand_id, part.region_id, 'completed', enrolment.person_id, null, null
        from part
        join cohort on cohort.strand_id = part.strand_id and cohort.region_id = part.region_id
        join enrolment on enrolment.cohort_id = cohort.id
        where enrolment.state = 'completed' and enrolment.completed_on <= part.today
        union all
        select programme_id, strand_id, region_id, 'gathered', null, null, null from gathered
        union all
        select programme_id, strand_id, region_id, 'withdrawn', null, null, null from gathered where is_withdrawn
        union all
        select part.programme_id, part.strand_id, part.region_id, 'published', null, null, null
        from part
        join story on story.strand_id = part.strand_id and story.region_id = part.region_id
        where story.state = 'published' and not story.is_practice and ${consentIsValid}
      ),
      level as (
        select programme_id, strand_id, region_id,
          count(*) filter (where kind = 'session') as sessions,
          count(*) filter (where kind = 'contact') as contacts,
          count(*) filter (where kind = 'contact' and person_id is null) as unidentified,
          count(distinct person_id) filter (where kind = 'contact') as participants,
          count(distinct person_id) filter (where kind = 'completed') as completed,
          count(*) filter (where kind = 'gathered') as gathered,
          count(*) filter (where kind = 'withdrawn') as withdrawn,
          count(*) filter (where kind = 'published') as published,
          count(headcount) as counted_sessions, coalesce(sum(headcount), 0) as reach,
          coalesce(bool_or(is_estimate), false) as reach_is_estimate
        from fact
        group by programme_id, grouping sets ((), (strand_id), (region_id), (strand_id, region_id))
      ),
      counted as (
        select programme_id, jsonb_agg(jsonb_build_object(
          'strandId', strand_id, 'regionId', region_id, 'sessionsDelivered', sessions, 'contacts', contacts,
          'unidentified', unidentified, 'participants', participants, 'reportersCompleted', completed,
          'storiesGathered', gathered, 'storiesWithdrawn', withdrawn, 'storiesNet', gathered - withdrawn,
          'storiesPublished', published, 'headcounts', jsonb_build_object(
            'sessions', counted_sessions, 'reach', reach, 'reachIsEstimate', reach_is_estimate))) as counts
        from level group by programme_id
      ),
      month as (
        select programme_id, strand_id, region_id, to_char(recorded_on, 'YYYY-MM') as month, count(*) as stories
        from gathered where not is_withdrawn group by 1, 2, 3, 4
      ),
      counted_months as (
        select programme_id, jsonb_agg(jsonb_build_object(
          'strandId', strand_id, 'regionId', region_id, 'month', month, 'storiesNet', stories)) as months
        from month group by programme_id
      )
      select asked.id, asked.code, asked.name, asked.summary, asked.publication_disclaimer as "publicationDisclaimer",
        asked.start_date as "startDate", asked.end_date as "endDate", asked.today,
        coalesce((select is_demonstration from installation), false) as "isDemonstration",
        ${STRANDS} as strands,
        coalesce(counted.counts, '[]') as counts, coalesce(counted_months.months, '[]') as months,
        (
          select jsonb_build_object('held', count(*), 'reach', coalesce(sum(headcount), 0),
            'reachIsEstimate', coalesce(bool_or(headcount_method = 'estimate'), false))
          from event
          where event.programme_id = asked.id and event.state = any (${[...HELD_STATES]}) and event.date <= asked.today
        ) as events
      from asked
      left join counted on counted.programme_id = asked.id
      left join counted_months on counted_months.programme_id = asked.id
      order by lower(asked.name), asked.id`);
  }
}

// Asked for each published story by itself: joined as a whole, the view would be worked out for every story there is.
const consentIsValid = sql`exists (
  select from story_consent consent
  where consent.story_id = story.id and 'publish_web' = any (consent.scopes)
    and (consent.expires_on is null or consent.expires_on > part.today))`;

const STRANDS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', strand.id, 'code', strand.code, 'name', strand.name, 'startDate', strand.start_date, 'endDate', strand.end_date,
    'regions', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', region.id, 'name', region.name, 'startDate', strand.start_date, 'endDate', strand.end_date,
        'storyTarget', aim.story_target, 'reporterTarget', aim.reporter_target, 'sessionTarget', aim.session_target,
        'participantTarget', aim.participant_target) order by lower(region.name), region.id), '[]')
      from strand_region aim join region on region.id = aim.region_id where aim.strand_id = strand.id
    )) order by strand.start_date, strand.code), '[]')
  from strand where strand.programme_id = asked.id)`;
