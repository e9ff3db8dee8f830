import {
  type Aggregation,
  BY_HAND,
  type ChangeReason,
  type EntryState,
  type IndicatorList,
  type Measure,
  METRIC_AGGREGATIONS,
  METRICS,
  type Metric,
  type ResultType,
  type TargetProfile,
} from '@throughline/domain/results';
import { writeDecimal } from '../platform/format';
import { METRIC_WORDS } from './results-words';

export type IndicatorHead = IndicatorList['items'][number];

export const RESULT_TYPE_WORDS: Readonly<Record<ResultType, string>> = {
  output: $localize`Outputs`,
  outcome: $localize`Outcomes`,
  impact: $localize`Impact`,
  other: $localize`Other`,
};

export const ENTRY_STATE_WORDS: Readonly<Record<EntryState, string>> = {
  draft: $localize`Draft`,
  submitted: $localize`Waits for approval`,
  returned: $localize`Returned`,
  approved: $localize`Approved`,
};

export const REASON_WORDS: Readonly<Record<ChangeReason, string>> = {
  correction: $localize`It was wrong`,
  lateRecords: $localize`Records came late`,
  agreedWithFunder: $localize`Agreed with the funder`,
  ruleChanged: $localize`The rule has changed`,
  other: $localize`Another reason`,
};

export const PROFILE_WORDS: Readonly<Record<TargetProfile, string>> = {
  linear: $localize`At a steady pace`,
  sCurve: $localize`Slowly at both ends`,
  custom: $localize`By points of your own`,
};

/** How an indicator is measured, as one choice: what fits together is offered, and nothing else. */
export interface Way {
  readonly key: string;
  readonly words: string;
  readonly measure: Measure;
  readonly aggregation: Aggregation;
  readonly calculation: typeof BY_HAND | Metric;
}

const byHand = (key: string, words: string, measure: Measure, aggregation: Aggregation): Way => ({
  ...{ key, words, measure, aggregation, calculation: BY_HAND },
});

export const WAYS_BY_HAND: readonly Way[] = [
  byHand('amount', $localize`An amount that adds up`, 'unit', 'sum'),
  byHand('level', $localize`A number of which the last counts`, 'unit', 'latest'),
  byHand('ratio', $localize`A part of a whole, in per cent`, 'percentage', 'ratio'),
  byHand('percentage', $localize`A percentage of which the last counts`, 'percentage', 'latest'),
  byHand('scale', $localize`A level of a scale`, 'ordinal', 'latest'),
  byHand('words', $localize`Words`, 'qualitative', 'none'),
];
export const WAYS_COUNTED: readonly Way[] = METRICS.map((metric) => ({
  ...{ key: metric, words: METRIC_WORDS[metric].label, measure: 'unit', calculation: metric },
  aggregation: METRIC_AGGREGATIONS[metric],
}));

export const wayOf = ({
  measure,
  aggregation,
  calculation,
}: Pick<Way, 'measure' | 'aggregation' | 'calculation'>): Way | undefined =>
  [...WAYS_COUNTED, ...WAYS_BY_HAND].find(
    (way) => way.calculation === calculation && way.measure === measure && way.aggregation === aggregation,
  );

/** A value in the measure of its indicator: "39 %", "Level 2 of 4: Sometimes". */
export const writeValue = (
  value: number | null,
  { measure, levels }: Pick<IndicatorHead, 'measure' | 'levels'>,
): string => {
  if (value === null) return $localize`No data yet`;
  if (measure === 'percentage') return $localize`${writeDecimal(Math.round(value * 10) / 10)}:value:%`;
  if (measure === 'ordinal') {
    const name = levels[value - 1] ?? '';
    return $localize`Level ${writeDecimal(value)}:level: of ${writeDecimal(levels.length)}:levels:: ${name}:name:`;
  }
  return writeDecimal(Math.round(value * 10) / 10);
};

/** "4 of 20 stories, 18.3 expected by now": why it is judged as it is. */
export const standingSentence = (indicator: IndicatorHead): string => {
  const { actual, target, expected, measure, unitLabel, numerator, denominator } = indicator;
  if (measure === 'qualitative') return $localize`Told in words`;
  if (actual === null) {
    return target === null
      ? $localize`No data yet; no target agreed`
      : $localize`No data yet; the target is ${writeValue(target, indicator)}:target: ${unitLabel}:unit:`;
  }
  const now = writeValue(actual, indicator);
  const parts = denominator
    ? $localize` (${writeDecimal(numerator ?? 0)}:part: of ${writeDecimal(denominator)}:whole:)`
    : '';
  if (target === null) return $localize`${now}:actual:${parts}:parts: ${unitLabel}:unit:; no target agreed`;
  const goal = writeValue(target, indicator);
  return expected === null
    ? $localize`${now}:actual:${parts}:parts: of ${goal}:target: ${unitLabel}:unit:`
    : $localize`${now}:actual:${parts}:parts: of ${goal}:target: ${unitLabel}:unit:, ${writeValue(Math.round(expected * 10) / 10, { measure: measure === 'ordinal' ? 'unit' : measure, levels: [] })}:expected: expected by now`;
};

/** How it is to be shown: as somebody judged it, while that holds, else as it is computed. */
export const shownRag = ({ rag, judgement }: Pick<IndicatorHead, 'rag' | 'judgement'>): IndicatorHead['rag'] =>
  judgement?.override?.rag ?? rag;
