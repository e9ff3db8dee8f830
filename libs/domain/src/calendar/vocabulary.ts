/** What stands in the calendar. */
export const CALENDAR_KINDS = ['session', 'event'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** What a calendar feed holds: all that the calendar shows its owner, or one cohort's sessions, fit to be handed to its people. */
export const FEED_KINDS = ['own', 'cohort'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** Most days that the calendar shows at once: a month with the weeks around it, or an agenda of a quarter. */
export const MAX_CALENDAR_DAYS = 100;

/** How many days back a calendar feed reaches. Ahead, it has no end. */
export const FEED_DAYS_BACK = 180;
