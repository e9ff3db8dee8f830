import {
  figureOf,
  HEAD_COUNT_METRICS,
  type FunderMetric,
  type Metric,
  type RagStatus,
  type TargetPart,
} from '../results';
import type { LocalDate } from '../shared';
import { discloseCount, discloseHeadCount, discloseTotal, type Composed, type Disclosed } from './disclosure';

/** A figure as a funder reads it. No variance: it would give the exact number back. */
export interface DisclosedFigure {
  readonly metric: FunderMetric;
  readonly actual: Disclosed;
  readonly target: number | null;
  readonly expected: number | null;
  readonly rag: RagStatus;
}

/** Head counts of occasions, of which a whole has as many as its parts together. Of the others somebody can be in several parts. */
const ADDING_UP = ['contacts', 'storiesWithdrawn'] as const satisfies (typeof HEAD_COUNT_METRICS)[number][];

/** What is counted in a whole and in each of its parts, where a reader sees both. */
export type CountedParts = Omit<Composed, 'adding'>;

const disclose = (metric: Metric, actual: number | CountedParts): Disclosed => {
  const isOfPeople = (HEAD_COUNT_METRICS as readonly Metric[]).includes(metric);
  if (typeof actual === 'number') return isOfPeople ? discloseHeadCount(actual) : discloseCount(actual);
  const adding = (ADDING_UP as readonly Metric[]).includes(metric) ? 'sum' : 'distinct';
  return isOfPeople ? discloseTotal({ ...actual, adding }) : discloseCount(actual.total);
};

/** A figure as it may leave the charity: judged from what is disclosed, so that its colour tells no more than its number. */
export const funderFigureOf = (
  metric: FunderMetric,
  actual: number | CountedParts,
  parts: readonly TargetPart[],
  asAt: LocalDate,
): DisclosedFigure => {
  const disclosed = disclose(metric, actual);
  const { target, expected, rag } = figureOf(
    metric,
    disclosed.kind === 'suppressed' ? 0 : disclosed.value,
    parts,
    asAt,
  );
  return { metric, actual: disclosed, target, expected, rag: disclosed.kind === 'suppressed' ? 'grey' : rag };
};
