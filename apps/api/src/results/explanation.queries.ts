import { Injectable } from '@nestjs/common';
import type {
  Explanation,
  KeptExplanationQuery,
  KeptFigureWrite,
  LeftOutReason,
  Metric,
} from '@throughline/domain/results';
import { isLocalDate, type LocalDate, type NamedRef } from '@throughline/domain/shared';
import { ATTENDED_MARKS, DELIVERED_STATES } from '@throughline/domain/training';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';
import { readableStories, storiesOn } from '../stories/stories.queries';
import { COHORT_COLUMNS } from '../training/cohort.queries';
import { SESSION_COLUMNS } from '../training/training-session.queries';

/** Which figure: of a metric, in a part of a programme, and where it is not of all the days so far, on which. */
export type FigureOf = KeptFigureWrite & { readonly days?: { readonly from: LocalDate; readonly until: LocalDate } };

/** What the part of the programme is called; null for what was not asked for, undefined where there is no such part. */
export interface FigurePart {
  readonly programme: NamedRef;
  readonly strand: NamedRef | null;
  readonly region: NamedRef | null;
}

/** How many records there are for one reason; a null reason: they were counted. */
interface Tally {
  readonly reason: LeftOutReason | null;
  readonly records: number;
}

type Item = Explanation['items'][number];

const GONE: readonly string[] = ['withdrawn', 'erased'];
const OPEN_ENROLMENTS: readonly string[] = ['interested', 'invited', 'enrolled', 'inTraining', 'paused', 'completed'];

/**
 * What a figure was counted from. Each metric has one statement that gives every record it looks at, with the reason why that is not
 * counted, or none. The figure is the number of records without a reason: what `ProgressQueries` counts by another way, and a property
 * spec holds the two together.
 */
@Injectable()
export class ExplanationQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async part({ programmeId, strandId, regionId }: Omit<FigureOf, 'metric'>): Promise<FigurePart | null> {
    const found = await this.database.one<FigurePart & { isThere: boolean }>(sql`
      select json_build_object('id', programme.id, 'name', programme.name) as programme,
        (select json_build_object('id', id, 'name', name) from strand where id = ${strandId} and programme_id = programme.id) as strand,
        (select json_build_object('id', id, 'name', name) from region where id = ${regionId} and exists (
          select from strand_region aim join strand on strand.id = aim.strand_id
          where aim.region_id = region.id and strand.programme_id = programme.id
            and (${strandId}::uuid is null or strand.id = ${strandId}))) as region
      from programme where programme.id = ${programmeId}`);
    if (!found) return null;
    const isThere = (strandId === null || found.strand) && (regionId === null || found.region);
    return isThere ? { programme: found.programme, strand: found.strand, region: found.region } : null;
  }

  /** How many records were counted, and how many left out for which reason. */
  tally(of: FigureOf): Promise<Tally[]> {
    return this.#tally(this.#candidates(of));
  }

  keptTally(keptFigureId: string): Promise<Tally[]> {
    return this.#tally(kept(keptFigureId));
  }

  /** The figures themselves, in the order in which they are asked for, in one statement. */
  async counted(figures: readonly FigureOf[]): Promise<readonly number[]> {
    if (figures.length === 0) return [];
    const counts = figures.map(
      (of, index) => sql`
        select ${index}::integer as place, count(*)::integer as records
        from (${this.#candidates(of)}) candidate where candidate.reason is null`,
    );
    const rows = await this.database.query<{ records: number }>(sql`${join(counts, ' union all ')} order by place`);
    return rows.map(({ records }) => records);
  }

  /** A page of the records that the reader may read, newest first, and how many of the list they may not. */
  page(of: FigureOf, query: KeptExplanationQuery): Promise<Pick<Explanation, 'items' | 'next' | 'unreadable'>> {
    return this.#page(this.#candidates(of), query);
  }

  keptPage(keptFigureId: string, query: KeptExplanationQuery) {
    return this.#page(kept(keptFigureId), query);
  }

  /** Writes down every record behind a figure. */
  async keep(keptFigureId: string, of: FigureOf): Promise<void> {
    await this.database.query(sql`
      insert into kept_figure_record (kept_figure_id, record_id, kind, left_out_for, on_date)
      select ${keptFigureId}, candidate.id, candidate.kind, candidate.reason, candidate."on" from (${this.#candidates(of)}) candidate`);
  }

  #tally(candidates: Sql): Promise<Tally[]> {
    return this.database.query<Tally>(sql`
      select reason, count(*)::integer as records from (${candidates}) candidate group by reason order by records desc, reason`);
  }

  async #page(candidates: Sql, { reason, cursor, limit }: KeptExplanationQuery) {
    const after = readCursor(cursor, (value) => value === '' || isLocalDate(value));
    // What has no day comes last, and the id decides between what is of one day.
    const beyond = after
      ? sql`and (coalesce(candidate."on", '-infinity'), candidate.id) < (${after.value || '-infinity'}::date, ${after.id}::uuid)`
      : empty;
    const listed = sql`candidate.reason is not distinct from ${reason ?? null}::text`;
    const { unreadable } = (await this.database.one<{ unreadable: number }>(sql`
      select count(*)::integer as unreadable from (${candidates}) candidate
      where ${listed} and not exists (${this.#readable()})`)) ?? { unreadable: 0 };
    const found = await this.database.query<Item>(sql`
      select candidate.id, candidate.kind, seen."openId", seen.label, candidate."on", seen.place
      from (${candidates}) candidate cross join lateral (${this.#readable()}) seen
      where ${listed} ${beyond}
      order by coalesce(candidate."on", '-infinity') desc, candidate.id desc limit ${limit + 1}`);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const next = last && found.length > limit ? writeCursor({ value: last.on ?? '', id: last.id }) : null;
    return { items, next, unreadable };
  }

  /** Of a `candidate`, what is shown of it: one row where the reader may read it, none where they may not. */
  #readable(): Sql {
    const session = this.policy.narrow('trainingSession.read', SESSION_COLUMNS);
    const person = this.policy.narrow('person.read', COHORT_COLUMNS);
    const at = (which: Sql): Sql => sql`
      select s.id as "openId", s.title as label, region.name as place
      from training_session s
      join cohort c on c.id = s.cohort_id
      join strand st on st.id = c.strand_id
      join region on region.id = c.region_id
      where ${which} and ${session}`;
    return sql`
      ${at(sql`candidate.kind = 'session' and s.id = candidate.id`)}
      union all
      ${at(sql`candidate.kind = 'contact' and s.id = (select session_id from attendance where id = candidate.id)`)}
      union all
      select identity.person_id, identity.preferred_name, null
      from person_identity identity
      where candidate.kind = 'person' and identity.person_id = candidate.id and exists (
        select from enrolment join cohort c on c.id = enrolment.cohort_id join strand st on st.id = c.strand_id
        where enrolment.person_id = candidate.id and ${person})
      union all
      select story.id, strand.code || '-' || story.number, region.name
      from ${storiesOn(this.clock.now())} join region on region.id = story.region_id
      where candidate.kind = 'story' and story.id = candidate.id and ${readableStories(this.policy)}`;
  }

  /**
   * Every record that a metric looks at in a part of a programme: its id, its kind, the day that it is of, and the reason why it is left
   * out. Everything lies in a region of its strand: the database sees to that.
   */
  #candidates({ metric, programmeId, strandId, regionId, days }: FigureOf): Sql {
    const now = this.clock.now();
    const today = sql`(${now}::timestamptz at time zone programme.time_zone)::date`;
    const inPart = (record: Sql): Sql => sql`
      ${strandId === null ? empty : sql`and strand.id = ${strandId}`}
      ${regionId === null ? empty : sql`and ${record} = ${regionId}`}`;
    const strands = sql`
      programme join strand on strand.programme_id = programme.id and programme.id = ${programmeId}`;
    const outsideDays = (day: Sql): Sql =>
      sql`${day} < strand.start_date or ${day} > strand.end_date or ${day} > ${today}`;

    const onOtherDays = (day: Sql): Sql =>
      days ? sql`when ${day} not between ${days.from} and ${days.until} then 'otherDays'` : empty;
    const sessions = sql`
      select s.id, s.cohort_id, s.date, case
        when s.state in ('cancelled', 'postponed') then s.state
        when s.date > ${today} then 'toCome'
        when s.state <> all (${[...DELIVERED_STATES]}) then 'notSaid'
        when ${outsideDays(sql`s.date`)} then 'outsideDays'
        ${onOtherDays(sql`s.date`)}
      end as reason
      from ${strands}
      join cohort c on c.strand_id = strand.id ${inPart(sql`c.region_id`)}
      join training_session s on s.cohort_id = c.id`;
    const contacts = sql`
      select attendance.id, enrolment.person_id, session.date as "on", case
        when session.reason is not null then 'sessionLeftOut'
        when attendance.mark <> all (${[...ATTENDED_MARKS]}) then attendance.mark
      end as reason
      from (${sessions}) session
      join attendance on attendance.session_id = session.id
      left join enrolment on enrolment.id = attendance.enrolment_id`;
    const stories = (reason: Sql): Sql => sql`
      select story.id, 'story' as kind, story.recorded_on as "on", case
        when story.is_practice then 'practice'
        ${reason}
      end as reason
      from ${strands}
      join story on story.strand_id = strand.id ${inPart(sql`story.region_id`)}`;
    const gathered = sql`
      when story.submitted_at is null then 'neverSubmitted'
      when ${outsideDays(sql`story.recorded_on`)} then 'outsideDays'
      ${onOtherDays(sql`story.recorded_on`)}`;
    const isGone = sql`story.state = any (${[...GONE]})`;

    const statements: Readonly<Record<Metric, () => Sql>> = {
      sessionsDelivered: () => sql`select id, 'session' as kind, date as "on", reason from (${sessions}) session`,
      contacts: () => sql`select id, 'contact' as kind, "on", reason from (${contacts}) contact`,
      participants: () => sql`
        select person_id as id, 'person' as kind, max("on") filter (where reason is null) as "on",
          case when not bool_or(reason is null) then 'neverThere' end as reason
        from (
          select person_id, "on", reason from (${contacts}) contact where person_id is not null
          union all
          select enrolment.person_id, null, 'neverThere'
          from ${strands}
          join cohort c on c.strand_id = strand.id ${inPart(sql`c.region_id`)}
          join enrolment on enrolment.cohort_id = c.id
        ) met group by person_id
        union all
        select id, 'contact', "on", 'nameless' from (${contacts}) contact where person_id is null and reason is null`,
      reportersCompleted: () => sql`
        select person_id as id, 'person' as kind, max(completed_on) filter (where is_complete) as "on", case
          when bool_or(is_complete) then null
          when bool_or(state = 'completed' and completed_on <= today) then 'otherDays'
          when bool_or(state = any (${[...OPEN_ENROLMENTS]})) then 'stillTraining'
          else 'left'
        end as reason
        from (
          select enrolment.person_id, enrolment.state, enrolment.completed_on, ${today} as today,
            coalesce(enrolment.state = 'completed' and enrolment.completed_on <= ${today}
              ${days ? sql`and enrolment.completed_on between ${days.from} and ${days.until}` : empty}, false) as is_complete
          from ${strands}
          join cohort c on c.strand_id = strand.id ${inPart(sql`c.region_id`)}
          join enrolment on enrolment.cohort_id = c.id
        ) training group by person_id`,
      storiesGathered: () => stories(gathered),
      storiesWithdrawn: () => stories(sql`${gathered} when not ${isGone} then 'stillHeld'`),
      storiesNet: () => stories(sql`${gathered} when ${isGone} then 'withdrawn'`),
      storiesPublished: () =>
        stories(sql`
          when ${isGone} then 'withdrawn'
          when story.state <> 'published' then 'notPublished'
          when not exists (
            select from story_consent consent
            where consent.story_id = story.id and 'publish_web' = any (consent.scopes)
              and (consent.expires_on is null or consent.expires_on > ${today})) then 'consentEnded'`),
    };
    return statements[metric]();
  }
}

/** The records of a figure that was kept. */
const kept = (keptFigureId: string): Sql => sql`
  select record_id as id, kind, on_date as "on", left_out_for as reason
  from kept_figure_record where kept_figure_id = ${keptFigureId}`;
