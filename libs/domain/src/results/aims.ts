import { lastDayOfMonth, monthOf, monthsBetween, type LocalDate } from '../shared';
import { figureOf, type Figure, type Period, type TargetPart } from './progress';
import type { Metric, TargetMetric } from './vocabulary';

/** What is aimed at in one region of a strand, over the days of the strand. Null: no target was agreed. */
export interface Aims extends Period {
  readonly storyTarget: number;
  readonly reporterTarget: number;
  readonly sessionTarget: number | null;
  readonly participantTarget: number | null;
}

const TARGETS = {
  sessionsDelivered: 'sessionTarget',
  participants: 'participantTarget',
  reportersCompleted: 'reporterTarget',
  storiesNet: 'storyTarget',
} as const satisfies Record<TargetMetric, keyof Aims>;

const targetOf = (metric: Metric, aims: Aims): number | null =>
  metric in TARGETS ? aims[TARGETS[metric as TargetMetric]] : null;

/** The targets of one metric that were agreed for several parts of the work. */
export const targetPartsOf = (metric: Metric, aims: readonly Aims[]): readonly TargetPart[] =>
  aims.flatMap((part) => {
    const target = targetOf(metric, part);
    return target === null ? [] : [{ target, period: part }];
  });

/** A month of the line. A month that has not begun has no actuals. */
export interface MonthOfLine {
  readonly month: string;
  readonly storiesNet: number | null;
  readonly cumulative: number | null;
  readonly expected: number;
}

/**
 * The line of net stories (B4.8) month by month, beside what was expected by the last day of each month (B4.10).
 * @param storiesNet net stories by the month in which they were recorded, `YYYY-MM`
 */
export const monthlyLine = (
  period: Period,
  aims: readonly Aims[],
  storiesNet: ReadonlyMap<string, number>,
  today: LocalDate,
): readonly MonthOfLine[] => {
  const parts = targetPartsOf('storiesNet', aims);
  let cumulative = 0;
  return monthsBetween(period.startDate, period.endDate).map((month) => {
    const expected = figureOf('storiesNet', 0, parts, lastDayOfMonth(month)).expected ?? 0;
    if (month > monthOf(today)) return { month, storiesNet: null, cumulative: null, expected };
    const inMonth = storiesNet.get(month) ?? 0;
    cumulative += inMonth;
    return { month, storiesNet: inMonth, cumulative, expected };
  });
};

/** A figure that is behind what was expected by now. */
export type Shortfall = Figure & {
  readonly target: number;
  readonly expected: number;
  readonly rag: 'amber' | 'red';
};

/** Whether a figure is behind: amber or red. */
export const isBehind = (figure: Figure): figure is Shortfall => figure.rag === 'amber' || figure.rag === 'red';

/** Order of shortfalls, worst first: red before amber, then by the share of what was expected that is there. */
export const byUrgency = (one: Shortfall, other: Shortfall): number =>
  one.rag === other.rag
    ? one.actual * other.expected - other.actual * one.expected || other.expected - one.expected
    : one.rag === 'red'
      ? -1
      : 1;
