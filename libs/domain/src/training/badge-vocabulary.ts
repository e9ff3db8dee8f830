/** Badges of the Institute of Community Reporters, from the first to the highest. */
export const BADGE_LEVELS = ['bronze', 'silver', 'gold', 'platinum'] as const;
export type BadgeLevel = (typeof BADGE_LEVELS)[number];

/** What a badge can be made to depend on: each is a count. */
export const BADGE_MEASURES = [
  'responsibleStorytelling',
  'coursesCompleted',
  'sessionsAttended',
  'storiesGathered',
  'monthsActive',
] as const;
export type BadgeMeasure = (typeof BADGE_MEASURES)[number];

/** What can happen to somebody's badge of one level. Each is an event that stays on record. */
export const BADGE_CHANGES = ['recommended', 'awarded', 'withdrawn'] as const;
export type BadgeChange = (typeof BADGE_CHANGES)[number];
