import type { Metric } from './vocabulary';

/** Kind of result that an indicator measures, as IATI has it. */
export const RESULT_TYPES = ['output', 'outcome', 'impact', 'other'] as const;
export type ResultType = (typeof RESULT_TYPES)[number];

/** What an indicator is measured in. `percentage`: in percent, 0 to 100. `ordinal`: a level of the indicator's own scale. */
export const MEASURES = ['unit', 'percentage', 'ordinal', 'qualitative'] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * How values of several regions and periods make one: added up, the last by its date, distinct people counted anew, the sum of numerators over
 * the sum of denominators, or not at all.
 */
export const AGGREGATIONS = ['sum', 'latest', 'distinct', 'ratio', 'none'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** How a target is approached over its period: at a steady pace, slowly at both ends, or by points that somebody set. */
export const TARGET_PROFILES = ['linear', 'sCurve', 'custom'] as const;
export type TargetProfile = (typeof TARGET_PROFILES)[number];

/** Where a value that was entered by hand stands. Only an approved one is in the figure. */
export const ENTRY_STATES = ['draft', 'submitted', 'returned', 'approved'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Why a reported figure or a target is changed. */
export const CHANGE_REASONS = ['correction', 'lateRecords', 'agreedWithFunder', 'ruleChanged', 'other'] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** How each metric (B4) adds up: it follows from what is counted, so nobody chooses it. */
export const METRIC_AGGREGATIONS = {
  sessionsDelivered: 'sum',
  contacts: 'sum',
  participants: 'distinct',
  reportersCompleted: 'distinct',
  storiesGathered: 'sum',
  storiesWithdrawn: 'sum',
  storiesNet: 'sum',
  storiesPublished: 'latest',
} as const satisfies Record<Metric, Aggregation>;

/** Calculation of an indicator whose values are entered by hand. Any other is the metric by which it is counted. */
export const BY_HAND = 'byHand';
