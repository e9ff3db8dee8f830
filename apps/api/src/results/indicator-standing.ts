import {
  BY_HAND,
  combined,
  standingOf,
  type IndicatorList,
  type MeasuredPeriod,
  type Measurement,
  type Standing,
} from '@throughline/domain/results';
import type { FigureOf } from './explanation.queries';
import type { StoredIndicator, StoredJudgement, StoredPeriod } from './indicator.queries';
import type { Reported } from './indicator.repository';

/** What is counted for a period of an indicator, for those periods that have begun. */
interface Counting {
  readonly periodId: string;
  readonly figure: FigureOf;
}

/** An indicator with its figures. */
export interface StandingIndicator {
  readonly stored: StoredIndicator;
  readonly standing: Standing;
  readonly periods: readonly (StoredPeriod &
    Reported & { readonly restated: number | null; readonly waiting: number })[];
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

/**
 * What has to be counted. Of people it is everything since the first period, because nobody can be added to another period; of what is a
 * level at a moment (stories published) it is that level now, in the period of today alone.
 */
export const countingsOf = ({
  calculation,
  aggregation,
  programmeId,
  strandId,
  periods,
  today,
}: StoredIndicator): Counting[] => {
  if (calculation === BY_HAND) return [];
  const of = { metric: calculation, programmeId, strandId, regionId: null };
  const begun = periods.filter(({ startDate }) => startDate <= today);
  if (aggregation === 'latest') {
    return begun.slice(-1).map(({ id }) => ({ periodId: id, figure: of }));
  }
  return begun.map(({ id, startDate, endDate }) => ({
    periodId: id,
    figure: {
      ...of,
      days: {
        from: aggregation === 'distinct' ? (begun[0]?.startDate ?? startDate) : startDate,
        until: earlier(endDate, today),
      },
    },
  }));
};

const totalOf = (measurements: readonly Measurement[], field: 'numerator' | 'denominator'): number | null =>
  measurements.every((each) => each[field] === null)
    ? null
    : measurements.reduce((sum, each) => sum + (each[field] ?? 0), 0);

/** The figure of one period from what was measured in it. */
export const reportOf = (
  { aggregation }: Pick<StoredIndicator, 'aggregation'>,
  measured: readonly Measurement[],
): Reported => ({
  actual: combined(aggregation, measured),
  numerator: totalOf(measured, 'numerator'),
  denominator: totalOf(measured, 'denominator'),
});

/** What was measured in a period up to now, whether or not it is closed. */
export const measuredNow = (
  stored: StoredIndicator,
  period: StoredPeriod,
  counts: ReadonlyMap<string, number>,
): readonly Measurement[] => {
  if (stored.calculation === BY_HAND) {
    return stored.entries.filter((entry) => entry.periodId === period.id && entry.state === 'approved');
  }
  const value = counts.get(period.id);
  const asAt = earlier(period.endDate, stored.today);
  return value === undefined ? [] : [{ asAt, value, numerator: null, denominator: null }];
};

/** Of a closed period its figure is as it was reported, whatever was recorded since. */
const reportedOf = (period: StoredPeriod): readonly Measurement[] => [
  {
    asAt: period.endDate,
    value: period.closedActual,
    numerator: period.closedNumerator,
    denominator: period.closedDenominator,
  },
];

/** @param counts of the periods, by their id */
export const standing = (stored: StoredIndicator, counts: ReadonlyMap<string, number>): StandingIndicator => {
  const measured = stored.periods.map((period) => {
    const now = measuredNow(stored, period, counts);
    const counted = period.closedAt === null ? now : reportedOf(period);
    const report = reportOf(stored, counted);
    const live = reportOf(stored, now).actual;
    // Values entered by hand wait in the open; what is counted says by itself that something came late.
    const isRestated =
      period.closedAt !== null && stored.calculation !== BY_HAND && live !== null && live !== report.actual;
    const waiting = stored.entries.filter((entry) => entry.periodId === period.id && entry.state === 'submitted');
    return { period, counted, report, restated: isRestated ? live : null, waiting: waiting.length };
  });
  const periods = measured.map(
    ({ period: { startDate, endDate, target, profile, points }, counted }): MeasuredPeriod => ({
      ...{ startDate, endDate, target, profile, points, measurements: counted },
    }),
  );
  return {
    stored,
    standing: standingOf(stored, periods, stored.today),
    periods: measured.map(({ period, report, restated, waiting }) => ({ ...period, ...report, restated, waiting })),
  };
};

export const judgementOf = ({ rag, until, ...said }: StoredJudgement, today: string) => ({
  ...said,
  override: rag !== null && until !== null && until >= today ? { rag, until } : null,
});

/** An indicator as people read it. */
export const headOf = ({ stored, standing: at, periods }: StandingIndicator): IndicatorList['items'][number] => {
  const { programme: _programme, today, entries: _entries, judgements, periods: _periods, ...written } = stored;
  const [last] = judgements;
  const isBehind = at.rag === 'amber' || at.rag === 'red';
  return {
    ...written,
    ...at,
    judgement: last ? judgementOf(last, today) : null,
    needsComment: isBehind && last?.computed !== at.rag,
    periods: periods.map(
      ({ closedActual: _actual, closedNumerator: _part, closedDenominator: _whole, ...period }) => period,
    ),
  };
};
