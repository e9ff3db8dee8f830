import type { ProblemCatalogue } from '../shared';

export const CALENDAR_PROBLEMS = {
  'calendarFeed.twice': { kind: 'conflict', title: 'There is a feed of this already' },
} as const satisfies ProblemCatalogue;
