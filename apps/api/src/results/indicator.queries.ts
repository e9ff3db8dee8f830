import { Injectable } from '@nestjs/common';
import type { EntryState, Indicator, IndicatorWrite, PeriodWrite, RagStatus } from '@throughline/domain/results';
import type { LocalDate, NamedRef } from '@throughline/domain/shared';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';

export interface StoredPeriod extends Omit<PeriodWrite, 'reason'> {
  readonly id: string;
  readonly version: number;
  readonly closedAt: string | null;
  readonly closedActual: number | null;
  readonly closedNumerator: number | null;
  readonly closedDenominator: number | null;
}

export interface StoredEntry {
  readonly id: string;
  readonly version: number;
  readonly periodId: string;
  readonly regionId: string | null;
  readonly region: NamedRef | null;
  readonly asAt: LocalDate;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly words: string;
  readonly evidence: string;
  readonly state: EntryState;
  readonly enteredById: string | null;
  readonly enteredBy: string | null;
  readonly decision: string;
}

export interface StoredJudgement {
  readonly id: string;
  readonly comment: string;
  readonly rag: 'green' | 'amber' | 'red' | null;
  readonly until: LocalDate | null;
  readonly computed: RagStatus;
  readonly at: string;
  readonly by: string | null;
}

/** An indicator with everything that its figures come from. */
export interface StoredIndicator extends IndicatorWrite {
  readonly id: string;
  readonly version: number;
  readonly programme: NamedRef;
  readonly strand: NamedRef | null;
  /** The day that it is in the programme. */
  readonly today: LocalDate;
  /** In the order of their days. */
  readonly periods: readonly StoredPeriod[];
  readonly entries: readonly StoredEntry[];
  /** Newest first. */
  readonly judgements: readonly StoredJudgement[];
}

@Injectable()
export class IndicatorQueries {
  constructor(private readonly database: Database) {}

  find(id: string, now: Date): Promise<StoredIndicator | null> {
    return this.database.one<StoredIndicator>(select(sql`indicator.id = ${id}`, now));
  }

  ofProgramme(programmeId: string, now: Date): Promise<StoredIndicator[]> {
    return this.database.query<StoredIndicator>(select(sql`indicator.programme_id = ${programmeId}`, now));
  }

  programme(id: string): Promise<NamedRef | null> {
    return this.database.one<NamedRef>(sql`select id, name from programme where id = ${id}`);
  }

  async hasStrand(programmeId: string, strandId: string): Promise<boolean> {
    const found = await this.database.one(sql`
      select from strand where id = ${strandId} and programme_id = ${programmeId}`);
    return found !== null;
  }

  /** Whether the work of an indicator goes on in a region. */
  async hasRegion({ programmeId, strandId }: Pick<StoredIndicator, 'programmeId' | 'strandId'>, regionId: string) {
    const found = await this.database.one(sql`
      select from strand_region aim join strand on strand.id = aim.strand_id
      where aim.region_id = ${regionId} and strand.programme_id = ${programmeId}
        and (${strandId}::uuid is null or strand.id = ${strandId}) limit 1`);
    return found !== null;
  }

  changes(id: string): Promise<Indicator['changes']> {
    return this.database.query(sql`
      select what, period_id as "periodId", from_value as "from", to_value as "to",
        json_build_object('kind', reason_kind, 'words', reason_words) as reason, ${isoInstant('changed_at')} as at, account.name as by
      from indicator_change left join account on account.id = changed_by
      where indicator_id = ${id} order by indicator_change.id desc`);
  }
}

const select = (which: Sql, now: Date): Sql => sql`
  select indicator.id, indicator.version, indicator.programme_id as "programmeId", indicator.strand_id as "strandId", indicator.code,
    indicator.title, indicator.result_type as "resultType", indicator.measure, indicator.aggregation, indicator.calculation,
    indicator.is_ascending as "isAscending", indicator.unit_label as "unitLabel", indicator.outcome, indicator.baseline,
    indicator.baseline_year as "baselineYear", indicator.levels,
    json_build_object('amber', indicator.amber_tolerance, 'red', indicator.red_tolerance) as tolerance,
    indicator.is_key as "isKey", indicator.is_public_to_funder as "isPublicToFunder", indicator.archived_at is not null as "isArchived",
    json_build_object('id', programme.id, 'name', programme.name) as programme,
    case when strand.id is not null then json_build_object('id', strand.id, 'name', strand.name) end as strand,
    (${now}::timestamptz at time zone programme.time_zone)::date as today,
    (select coalesce(json_agg(json_build_object(
        'id', period.id, 'version', period.version, 'startDate', period.start_date, 'endDate', period.end_date,
        'target', period.target, 'profile', period.profile, 'points', period.points, 'closedAt', ${isoInstant('period.closed_at')},
        'closedActual', period.closed_actual, 'closedNumerator', period.closed_numerator,
        'closedDenominator', period.closed_denominator) order by period.start_date), '[]')
      from indicator_period period where period.indicator_id = indicator.id) as periods,
    (select coalesce(json_agg(json_build_object(
        'id', entry.id, 'version', entry.version, 'periodId', entry.period_id, 'regionId', entry.region_id,
        'region', case when region.id is not null then json_build_object('id', region.id, 'name', region.name) end,
        'asAt', entry.as_at, 'value', entry.value, 'numerator', entry.numerator, 'denominator', entry.denominator,
        'words', entry.words, 'evidence', entry.evidence, 'state', entry.state, 'enteredById', entry.entered_by,
        'enteredBy', account.name, 'decision', entry.decision) order by entry.as_at desc, entry.id), '[]')
      from indicator_entry entry
      join indicator_period period on period.id = entry.period_id
      left join region on region.id = entry.region_id
      left join account on account.id = entry.entered_by
      where period.indicator_id = indicator.id) as entries,
    (select coalesce(json_agg(json_build_object(
        'id', judgement.id, 'comment', judgement.comment, 'rag', judgement.override_rag, 'until', judgement.override_until,
        'computed', judgement.computed_rag, 'at', ${isoInstant('judgement.judged_at')}, 'by', account.name)
        order by judgement.judged_at desc, judgement.id desc), '[]')
      from indicator_judgement judgement left join account on account.id = judgement.judged_by
      where judgement.indicator_id = indicator.id) as judgements
  from indicator
  join programme on programme.id = indicator.programme_id
  left join strand on strand.id = indicator.strand_id
  where ${which}
  order by indicator.archived_at is not null, lower(indicator.code), indicator.id`;
