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

/**
 * Version of the rule by which each metric is counted. Whoever changes a rule raises it by one, so that a figure that was kept says which
 * rule it was counted by.
 */
export const METRIC_VERSIONS = {
  sessionsDelivered: 1,
  contacts: 1,
  participants: 1,
  reportersCompleted: 1,
  storiesGathered: 1,
  storiesWithdrawn: 1,
  storiesNet: 1,
  storiesPublished: 1,
} as const satisfies Record<Metric, number>;

/** What a figure is counted from. A contact is one mark in one register. */
export const RECORD_KINDS = ['session', 'contact', 'person', 'story'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

const OF_STORIES = ['practice', 'neverSubmitted', 'outsideDays', 'otherDays'] as const;
const OF_SESSIONS = ['cancelled', 'postponed', 'toCome', 'notSaid', 'outsideDays', 'otherDays'] as const;

/**
 * Why a record is not in a figure, for each metric: the first that holds, in this order. `notSaid`: over, and nobody has said that it took place. `outsideDays`: not on a day of its strand, or not yet. `otherDays`: on a
 * day that was not asked for.
 */
export const LEFT_OUT_REASONS = {
  sessionsDelivered: OF_SESSIONS,
  contacts: ['sessionLeftOut', 'apology', 'noShow', 'notMarked'],
  participants: ['neverThere', 'nameless'],
  reportersCompleted: ['otherDays', 'stillTraining', 'left'],
  storiesGathered: OF_STORIES,
  storiesWithdrawn: [...OF_STORIES, 'stillHeld'],
  storiesNet: [...OF_STORIES, 'withdrawn'],
  storiesPublished: ['practice', 'withdrawn', 'notPublished', 'consentEnded'],
} as const satisfies Record<Metric, readonly string[]>;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[Metric][number];

/** Every reason there is, each once. */
export const ALL_LEFT_OUT_REASONS: readonly LeftOutReason[] = [...new Set(Object.values(LEFT_OUT_REASONS).flat())];

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
