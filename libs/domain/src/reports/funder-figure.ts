import {
  figureOf,
  HEAD_COUNT_METRICS,
  type FunderMetric,
  type Metric,
  type RagStatus,
  type TargetPart,
} from '../results';
import type { LocalDate } from '../shared';
import { discloseCount, discloseHeadCount, type Disclosed } from './disclosure';

/** A figure as a funder reads it. No variance: it would give the exact number back. */
export interface DisclosedFigure {
  readonly metric: FunderMetric;
  readonly actual: Disclosed;
  readonly target: number | null;
  readonly expected: number | null;
  readonly rag: RagStatus;
}

/** A figure as it may leave the charity: judged from what is disclosed, so that its colour tells no more than its number. */
export const funderFigureOf = (
  metric: FunderMetric,
  actual: number,
  parts: readonly TargetPart[],
  asAt: LocalDate,
): DisclosedFigure => {
  const isOfPeople = (HEAD_COUNT_METRICS as readonly Metric[]).includes(metric);
  const disclosed = isOfPeople ? discloseHeadCount(actual) : discloseCount(actual);
  const { target, expected, rag } = figureOf(
    metric,
    disclosed.kind === 'suppressed' ? 0 : disclosed.value,
    parts,
    asAt,
  );
  return { metric, actual: disclosed, target, expected, rag: disclosed.kind === 'suppressed' ? 'grey' : rag };
};
