import { daysInclusive, type LocalDate } from '../shared';
import { DEFAULT_TOLERANCE, TOO_EARLY_BELOW, type Metric, type RagStatus } from './vocabulary';

/** First and last day of a period, both belonging to it. */
export interface Period {
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
}

/** Wipes off what binary fractions add or lose: 4 of 10 days by 30 must meet a limit of 12 exactly. */
export const steady = (value: number): number => Math.round(value * 1e9) / 1e9;

/** W of B4: the share of a period that is over by the end of a day, 0 to 1. */
export const elapsedShare = (period: Period, asAt: LocalDate): number => {
  const whole = daysInclusive(period.startDate, period.endDate);
  if (whole === 0) return 0;
  const until = asAt < period.endDate ? asAt : period.endDate;
  return Math.min(1, daysInclusive(period.startDate, until) / whole);
};

/** profiledTarget of B4.10 for counts, whose baseline is 0: what a steady pace would have reached by now. */
export const expectedByNow = (target: number, period: Period, asAt: LocalDate): number =>
  target * elapsedShare(period, asAt);

/**
 * RAG of one figure (B4.15): the actual as a share of what was expected by now, against the tolerances.
 * @param elapsed share of the period that is over, 0 to 1
 * @param ofNothing what it is where nothing was expected
 */
export const ragOf = (
  actual: number,
  expected: number,
  elapsed: number,
  tolerance: { readonly amber: number; readonly red: number } = DEFAULT_TOLERANCE,
  ofNothing: RagStatus = 'grey',
): RagStatus => {
  if (steady(elapsed) < TOO_EARLY_BELOW) return 'grey';
  if (expected <= 0) return ofNothing;
  const share = steady(actual / expected);
  if (share >= steady(1 - tolerance.amber)) return 'green';
  return share >= steady(1 - tolerance.red) ? 'amber' : 'red';
};

/** A target agreed for one part of the work, and the period it was agreed for. */
export interface TargetPart {
  readonly target: number;
  readonly period: Period;
}

/** A figure beside its target and what was expected by now. `expected` and `variance` are null where no target was agreed. */
export interface Figure {
  readonly metric: Metric;
  readonly actual: number;
  readonly target: number | null;
  readonly expected: number | null;
  readonly variance: number | null;
  readonly rag: RagStatus;
}

/** Halves up; never a negative zero, which would be shown as −0. */
export const toOneDecimal = (value: number): number => Math.round(steady(value) * 10) / 10 + 0;

/**
 * A figure of a part of the work, or of several together. Targets add up, and so does what was expected of each by now in its own
 * period; the actual is given, because distinct people are counted anew for each level and never added up (B3.13).
 */
export const figureOf = (metric: Metric, actual: number, parts: readonly TargetPart[], asAt: LocalDate): Figure => {
  const target = parts.reduce((sum, part) => sum + part.target, 0);
  if (parts.length === 0 || target === 0)
    return { metric, actual, target: parts.length === 0 ? null : 0, expected: null, variance: null, rag: 'grey' };
  const expected = parts.reduce((sum, part) => sum + expectedByNow(part.target, part.period, asAt), 0);
  return {
    metric,
    actual,
    target,
    expected: toOneDecimal(expected),
    variance: toOneDecimal(actual - expected),
    rag: ragOf(actual, expected, expected / target),
  };
};

const SEVERITY: readonly RagStatus[] = ['red', 'amber', 'green', 'grey'];

/** The worst of several: one red makes red. Grey only when nothing can be judged. */
export const worstRag = (statuses: readonly RagStatus[]): RagStatus =>
  SEVERITY.find((status) => statuses.includes(status)) ?? 'grey';
