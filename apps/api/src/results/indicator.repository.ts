import { Injectable } from '@nestjs/common';
import type {
  ChangeReasonWrite,
  EntryState,
  EntryWrite,
  IndicatorWrite,
  JudgementWrite,
  PeriodWrite,
  RagStatus,
} from '@throughline/domain/results';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

type Period = Omit<PeriodWrite, 'reason'>;
type Entry = Omit<EntryWrite, 'reason'>;

/** A figure with its parts. */
export interface Reported {
  readonly actual: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** What was changed of an indicator, and why. */
export interface Change {
  readonly indicatorId: string;
  readonly periodId: string;
  readonly what: 'target' | 'value' | 'restatement';
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: ChangeReasonWrite;
}

@Injectable()
export class IndicatorRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps an indicator, its periods and its values as they are until the transaction ends. */
  async lock(id: string): Promise<void> {
    await this.database.query(sql`select from indicator where id = ${id} for update`);
  }

  async create(id: string, write: IndicatorWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into indicator (id, programme_id, strand_id, code, title, result_type, measure, aggregation, calculation, is_ascending,
        unit_label, outcome, baseline, baseline_year, levels, amber_tolerance, red_tolerance, is_key, is_public_to_funder, archived_at,
        created_at, created_by, updated_at, updated_by)
      values (${id}, ${write.programmeId}, ${write.strandId}, ${write.code}, ${write.title}, ${write.resultType}, ${write.measure},
        ${write.aggregation}, ${write.calculation}, ${write.isAscending}, ${write.unitLabel}, ${write.outcome}, ${write.baseline},
        ${write.baselineYear}, ${[...write.levels]}, ${write.tolerance.amber}, ${write.tolerance.red}, ${write.isKey},
        ${write.isPublicToFunder}, ${write.isArchived ? at : null}, ${at}, ${by}, ${at}, ${by})`);
  }

  async edit(id: string, write: IndicatorWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update indicator set strand_id = ${write.strandId}, code = ${write.code}, title = ${write.title},
        result_type = ${write.resultType}, measure = ${write.measure}, aggregation = ${write.aggregation},
        calculation = ${write.calculation}, is_ascending = ${write.isAscending}, unit_label = ${write.unitLabel},
        outcome = ${write.outcome}, baseline = ${write.baseline}, baseline_year = ${write.baselineYear},
        levels = ${[...write.levels]}, amber_tolerance = ${write.tolerance.amber}, red_tolerance = ${write.tolerance.red},
        is_key = ${write.isKey}, is_public_to_funder = ${write.isPublicToFunder},
        archived_at = case when ${write.isArchived} then coalesce(archived_at, ${at}) end,
        version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }

  async createPeriod(id: string, indicatorId: string, write: Period): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into indicator_period (id, indicator_id, start_date, end_date, target, profile, points, created_at, created_by, updated_at,
        updated_by)
      values (${id}, ${indicatorId}, ${write.startDate}, ${write.endDate}, ${write.target}, ${write.profile},
        ${JSON.stringify(write.points)}::jsonb, ${at}, ${by}, ${at}, ${by})`);
  }

  async editPeriod(id: string, write: Period): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update indicator_period set start_date = ${write.startDate}, end_date = ${write.endDate}, target = ${write.target},
        profile = ${write.profile}, points = ${JSON.stringify(write.points)}::jsonb, version = version + 1, updated_at = ${at},
        updated_by = ${by}
      where id = ${id}`);
  }

  /** Keeps the figure of a period as it is reported: when it is closed, and each time that it is restated. */
  async report(id: string, { actual, numerator, denominator }: Reported): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update indicator_period set closed_at = coalesce(closed_at, ${at}), closed_actual = ${actual}, closed_numerator = ${numerator},
        closed_denominator = ${denominator}, version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }

  async createEntry(id: string, periodId: string, write: Entry): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into indicator_entry (id, period_id, region_id, as_at, value, numerator, denominator, words, evidence, state, entered_by,
        created_at, created_by, updated_at, updated_by)
      values (${id}, ${periodId}, ${write.regionId}, ${write.asAt}, ${write.value}, ${write.numerator}, ${write.denominator},
        ${write.words}, ${write.evidence}, 'draft', ${by}, ${at}, ${by}, ${at}, ${by})`);
  }

  /** Whoever corrects an approved value decides about it; whoever edits another has entered it. */
  async editEntry(id: string, write: Entry, isCorrection: boolean): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update indicator_entry set region_id = ${write.regionId}, as_at = ${write.asAt}, value = ${write.value},
        numerator = ${write.numerator}, denominator = ${write.denominator}, words = ${write.words}, evidence = ${write.evidence},
        entered_by = case when ${isCorrection} then entered_by else ${by}::uuid end,
        decided_by = case when ${isCorrection} then ${by}::uuid else decided_by end,
        version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }

  async moveEntry(id: string, to: EntryState, decision: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update indicator_entry set state = ${to}, version = version + 1, updated_at = ${at}, updated_by = ${by},
        decided_by = case when ${to} = 'submitted' then null else ${by}::uuid end,
        decision = case when ${to} = 'submitted' then decision else ${decision} end
      where id = ${id}`);
  }

  async noteChange({ indicatorId, periodId, what, from, to, reason }: Change): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into indicator_change (indicator_id, period_id, what, from_value, to_value, reason_kind, reason_words, changed_at, changed_by)
      values (${indicatorId}, ${periodId}, ${what}, ${from}, ${to}, ${reason.kind}, ${reason.words}, ${at}, ${by})`);
  }

  async judge(id: string, indicatorId: string, { comment, override }: JudgementWrite, computed: RagStatus) {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into indicator_judgement (id, indicator_id, comment, override_rag, override_until, computed_rag, judged_at, judged_by)
      values (${id}, ${indicatorId}, ${comment}, ${override?.rag ?? null}, ${override?.until ?? null}, ${computed}, ${at}, ${by})`);
  }
}
