/** Figures of progress, named and defined as in the domain reference (B4). */
export const METRICS = [
  'sessionsDelivered',
  'contacts',
  'participants',
  'reportersCompleted',
  'storiesGathered',
  'storiesWithdrawn',
  'storiesNet',
  'storiesPublished',
] as const;
export type Metric = (typeof METRICS)[number];

/** Metrics that count people, or occasions of people being somewhere: outside the charity they are disclosed with care. */
export const HEAD_COUNT_METRICS = [
  'contacts',
  'participants',
  'reportersCompleted',
  'storiesWithdrawn',
] as const satisfies Metric[];

/**
 * Metrics that leave the charity. Not storiesGathered: beside storiesNet it would tell exactly how many were withdrawn (B4.8).
 */
export const FUNDER_METRICS = [
  'sessionsDelivered',
  'contacts',
  'participants',
  'reportersCompleted',
  'storiesWithdrawn',
  'storiesNet',
  'storiesPublished',
] as const satisfies Metric[];
export type FunderMetric = (typeof FUNDER_METRICS)[number];

/** Metrics for which a target can be agreed. */
export const TARGET_METRICS = [
  'sessionsDelivered',
  'participants',
  'reportersCompleted',
  'storiesNet',
] as const satisfies Metric[];
export type TargetMetric = (typeof TARGET_METRICS)[number];

/** How a figure stands against what was expected by now. Grey: too early to say, no target, or no data. */
export const RAG_STATUSES = ['green', 'amber', 'red', 'grey'] as const;
export type RagStatus = (typeof RAG_STATUSES)[number];

/** How far below what was expected by now is still green, still amber (B4.15); shares of what was expected. */
export const DEFAULT_TOLERANCE = { amber: 0.1, red: 0.25 } as const;

/** Share of a period that has to be over before a figure is judged at all (B4.15). */
export const TOO_EARLY_BELOW = 0.1;

/** Weeks whose stories make the pace of a forecast (B4.11); fewer where fewer have gone by. */
export const PACE_WEEKS = 8;

/** Weeks and stories from which a forecast is given at all (B4.11). */
export const FORECAST_FROM = { weeks: 3, stories: 3 } as const;

/** Half the width of an 80 % band, in standard deviations; of a Poisson count that is the square root of what is expected (B4.11). */
export const FORECAST_BAND = 1.28;

/** Why there is no forecast. */
export const NO_FORECAST_REASONS = ['notBegun', 'tooFewWeeks', 'tooFewStories', 'over'] as const;
export type NoForecastReason = (typeof NO_FORECAST_REASONS)[number];

/** Days after which what waits for review is another class of old; what has waited longer than the last is in a class of its own. */
export const WAITING_UP_TO_DAYS = [7, 14, 28] as const;

/**
 * When one gatherer supplies most of a region's stories: more than half, which is what "most" means. From five stories on, for of three
 * or four one good afternoon is already more than half, and a warning that is always there warns of nothing.
 */
export const CONCENTRATION = { moreThan: 0.5, fromStories: 5 } as const;

/** Weeks ahead in which a session can be used to close a gap. */
export const PLANNER_WEEKS = 8;

/** Rates of the collection, each with its numerator and denominator: see `collection-rates.ts` for the rules. */
export const COLLECTION_RATES = ['publish', 'publishConsent', 'consentCoverage', 'curation', 'coreTraining'] as const;
export type CollectionRate = (typeof COLLECTION_RATES)[number];
