export {
  CALENDAR_KINDS,
  FEED_DAYS_BACK,
  FEED_KINDS,
  MAX_CALENDAR_DAYS,
  type CalendarKind,
  type FeedKind,
} from './vocabulary';
export { CALENDAR_GRANTS } from './calendar-grants';
export { CALENDAR_PROBLEMS } from './calendar-problems';
export {
  calendar,
  calendarEntry,
  calendarFeed,
  calendarFeedList,
  calendarFeedWrite,
  calendarQuery,
  feedParam,
  type Calendar,
  type CalendarEntry,
  type CalendarFeed,
  type CalendarFeedList,
  type CalendarFeedWrite,
  type CalendarQuery,
} from './calendar-contract';
