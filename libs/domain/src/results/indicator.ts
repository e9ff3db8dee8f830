import type { LocalDate } from '../shared';
import {
  BY_HAND,
  METRIC_AGGREGATIONS,
  type Aggregation,
  type Measure,
  type TargetProfile,
} from './indicator-vocabulary';
import { elapsedShare, ragOf, steady, type Period } from './progress';
import type { Metric, RagStatus } from './vocabulary';

/** Up to where a period is over, and what share of its target should be there by then; both 0 to 1. */
export interface ProfilePoint {
  readonly elapsed: number;
  readonly share: number;
}

/** What of an indicator decides how it is counted and judged. */
export interface IndicatorRule {
  readonly measure: Measure;
  readonly aggregation: Aggregation;
  readonly calculation: typeof BY_HAND | Metric;
  /** Whether more is better. */
  readonly isAscending: boolean;
  /** The value before the work began; null for an indicator in words. */
  readonly baseline: number | null;
  readonly tolerance: { readonly amber: number; readonly red: number };
}

/** A value for a period and, where it is of one, a region. `asAt`: the day that it is of. */
export interface Measurement {
  readonly asAt: LocalDate;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A period with its target and what was measured in it, in as many parts as there are. */
export interface MeasuredPeriod extends Period {
  readonly target: number | null;
  readonly profile: TargetProfile;
  readonly points: readonly ProfilePoint[];
  readonly measurements: readonly Measurement[];
}

/** What is wrong with an indicator: the field and what to do, as the API says it. */
export interface Unfit {
  readonly path: string;
  readonly message: string;
}

/** Rules that span the fields of an indicator (B3.12, B3.13). */
export const unfitIndicator = (rule: IndicatorRule): readonly Unfit[] => {
  const { measure, aggregation, calculation, baseline, tolerance } = rule;
  const found: Unfit[] = [];
  const say = (path: string, message: string): number => found.push({ path, message });
  if (calculation !== BY_HAND) {
    if (measure !== 'unit') say('measure', 'must be a unit: the metric counts');
    if (aggregation !== METRIC_AGGREGATIONS[calculation])
      say('aggregation', `must be ${METRIC_AGGREGATIONS[calculation]} for this metric`);
  } else if (aggregation === 'distinct') {
    say('aggregation', 'must not be distinct: who was counted by hand cannot be told apart');
  }
  if (measure === 'qualitative') {
    if (aggregation !== 'none') say('aggregation', 'must be none: words do not add up');
    if (baseline !== null) say('baseline', 'must be empty: a qualitative indicator holds no number');
  } else {
    if (aggregation === 'none') say('aggregation', 'must say how values make one');
    if (baseline === null) say('baseline', 'is needed; 0 where nothing was there');
  }
  if (measure === 'percentage' && (aggregation === 'sum' || aggregation === 'distinct'))
    say('aggregation', 'must be ratio or latest: percentages are not added up');
  if (aggregation === 'ratio' && measure !== 'percentage') say('measure', 'must be a percentage for a ratio');
  if (measure === 'ordinal' && aggregation !== 'latest' && aggregation !== 'none')
    say('aggregation', 'must be latest: levels of a scale are not added up');
  if (tolerance.red < tolerance.amber) say('tolerance.red', 'must not be less than that of amber');
  return found;
};

/** Whether a number can be a value or a target of the measure: a count is 0 or more, a percentage 0 to 100, a level is a whole number. */
export const fitsMeasure = (measure: Measure, value: number): boolean => {
  switch (measure) {
    case 'qualitative':
      return false;
    case 'percentage':
      return value >= 0 && value <= 100;
    case 'ordinal':
      return Number.isInteger(value) && value >= 1 && value <= 10;
    case 'unit':
      return Number.isFinite(value);
  }
};

/** Share of a target that should be there when a share of its period is over; both 0 to 1. The S-curve is 3x² − 2x³. */
export const profileShare = (profile: TargetProfile, points: readonly ProfilePoint[], elapsed: number): number => {
  switch (profile) {
    case 'linear':
      return elapsed;
    case 'sCurve':
      return steady(elapsed * elapsed * (3 - 2 * elapsed));
    case 'custom': {
      const line = [{ elapsed: 0, share: 0 }, ...points, { elapsed: 1, share: 1 }];
      const next = line.findIndex((point) => point.elapsed >= elapsed);
      const [before, after] = [line[Math.max(0, next - 1)], line[next]];
      if (!before || !after) return 1;
      const span = after.elapsed - before.elapsed;
      const within = span === 0 ? 1 : (elapsed - before.elapsed) / span;
      return steady(before.share + (after.share - before.share) * within);
    }
  }
};

const latestOf = (measurements: readonly Measurement[]): Measurement | undefined =>
  measurements.reduce<Measurement | undefined>(
    (last, each) => (last && last.asAt >= each.asAt ? last : each),
    undefined,
  );

/**
 * One value of several (B4.14): sums are summed, the latest is the last by its date whatever the order of entry, a ratio is in percent and
 * comes from summed parts, never from a mean of percentages. Null where there is nothing to say it from, as with a denominator of 0.
 */
export const combined = (aggregation: Aggregation, measurements: readonly Measurement[]): number | null => {
  switch (aggregation) {
    case 'sum': {
      const values = measurements.flatMap(({ value }) => (value === null ? [] : [value]));
      return values.length === 0 ? null : steady(values.reduce((sum, value) => sum + value, 0));
    }
    case 'ratio': {
      const [part, whole] = (['numerator', 'denominator'] as const).map((field) =>
        measurements.reduce((sum, each) => sum + (each[field] ?? 0), 0),
      );
      return part === undefined || whole === undefined || whole === 0 ? null : steady((part / whole) * 100);
    }
    case 'latest':
    case 'distinct':
      // Distinct people are counted anew for each level, so that there is one count, and it is the last.
      return latestOf(measurements)?.value ?? null;
    case 'none':
      return null;
  }
};

/** How an indicator stands on a day. Null: there is no such number, or no data to say it from. */
export interface Standing {
  readonly actual: number | null;
  readonly target: number | null;
  readonly expected: number | null;
  /** (actual − baseline) / (target − baseline), B4.14; null where the target is the baseline. */
  readonly progress: number | null;
  readonly rag: RagStatus;
  /** Of a ratio. */
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const byStart = (periods: readonly MeasuredPeriod[]): readonly MeasuredPeriod[] =>
  periods.toSorted((one, other) => (one.startDate < other.startDate ? -1 : 1));

const until = (measurements: readonly Measurement[], asAt: LocalDate): readonly Measurement[] =>
  measurements.filter((each) => each.asAt <= asAt);

const totalOf = (measurements: readonly Measurement[], field: 'numerator' | 'denominator'): number =>
  measurements.reduce((sum, each) => sum + (each[field] ?? 0), 0);

/** Amounts of several periods: everything so far, against what all of them together should have brought by now. */
const standingOfSum = (periods: readonly MeasuredPeriod[], asAt: LocalDate) => {
  const targeted = periods.filter((period) => period.target !== null);
  const share = (period: MeasuredPeriod): number =>
    profileShare(period.profile, period.points, elapsedShare(period, asAt));
  return {
    actual: combined(
      'sum',
      periods.flatMap((period) => until(period.measurements, asAt)),
    ),
    target: targeted.length === 0 ? null : steady(targeted.reduce((sum, { target }) => sum + (target ?? 0), 0)),
    expected:
      targeted.length === 0
        ? null
        : steady(targeted.reduce((sum, period) => sum + (period.target ?? 0) * share(period), 0)),
  };
};

/** The period of a day: the last that has begun; before any has, the first. */
const periodOf = (periods: readonly MeasuredPeriod[], asAt: LocalDate): number =>
  Math.max(
    0,
    periods.findLastIndex(({ startDate }) => startDate <= asAt),
  );

/** Levels: the last there is, on its way from the target of the period before (or the baseline) to that of the present one. */
const standingOfLevel = (rule: IndicatorRule, periods: readonly MeasuredPeriod[], asAt: LocalDate) => {
  const index = periodOf(periods, asAt);
  const present = periods[index];
  const begun = periods.slice(0, index + 1);
  const measured = until(
    begun.flatMap((period) => period.measurements),
    asAt,
  );
  // A ratio is that of its period: parts of another year would hide how this one goes.
  const own = present ? until(present.measurements, asAt) : [];
  const actual = combined(rule.aggregation, rule.aggregation === 'ratio' ? own : measured);
  const target = present?.target ?? null;
  if (!present || target === null) return { actual, target, expected: null };
  const from = begun.slice(0, -1).findLast((period) => period.target !== null)?.target ?? rule.baseline ?? 0;
  const share = profileShare(present.profile, present.points, elapsedShare(present, asAt));
  return { actual, target, expected: steady(from + (target - from) * share) };
};

/**
 * How an indicator stands (B4.14, B4.15). Periods may come in any order and so may what was measured: a late value for an earlier period
 * corrects everything after it, because nothing is kept but what was measured.
 */
export const standingOf = (rule: IndicatorRule, unordered: readonly MeasuredPeriod[], asAt: LocalDate): Standing => {
  const periods = byStart(unordered);
  const isSum = rule.aggregation === 'sum';
  const { actual, target, expected } = isSum ? standingOfSum(periods, asAt) : standingOfLevel(rule, periods, asAt);
  const baseline = isSum ? 0 : (rule.baseline ?? 0);
  const first = periods[0];
  const last = periods[periodOf(periods, asAt)];
  const elapsed = first && last ? elapsedShare({ startDate: first.startDate, endDate: last.endDate }, asAt) : 0;
  const inRatio = rule.aggregation === 'ratio' && last ? until(last.measurements, asAt) : null;
  return {
    actual,
    target,
    expected,
    progress:
      actual === null || target === null || target === baseline
        ? null
        : steady((actual - baseline) / (target - baseline)),
    rag: ragOfIndicator(rule, { actual, target, expected, baseline, elapsed }),
    numerator: inRatio && totalOf(inRatio, 'numerator'),
    denominator: inRatio && totalOf(inRatio, 'denominator'),
  };
};

/**
 * RAG of an indicator (B4.15): how much of the way from the baseline that should be behind it is; for a level that is to be kept below a
 * target, the target as a share of the level. Grey: too early, a target of 0, or nothing to say it from.
 */
const ragOfIndicator = (
  { isAscending, tolerance }: IndicatorRule,
  at: Pick<Standing, 'actual' | 'target' | 'expected'> & { readonly baseline: number; readonly elapsed: number },
): RagStatus => {
  const { actual, target, expected, baseline, elapsed } = at;
  if (actual === null || target === null || expected === null || target === 0) return 'grey';
  if (!isAscending && target >= baseline) return ragOf(target, Math.max(actual, 0), elapsed, tolerance, 'green');
  const [gone, due] = isAscending ? [actual - baseline, expected - baseline] : [baseline - actual, baseline - expected];
  return ragOf(gone, due, elapsed, tolerance);
};
