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
