export {
  EVENT_KINDS,
  EVENT_STATES,
  HEADCOUNT_METHODS,
  HELD_STATES,
  type EventKind,
  type EventState,
  type HeadcountMethod,
} from './vocabulary';
export { EVENT_TRANSITIONS, moveEvent } from './event-state';
export { EVENTS_GRANTS } from './events-grants';
export { EVENTS_PROBLEMS } from './events-problems';
export {
  event,
  eventList,
  eventMove,
  eventQuery,
  eventWrite,
  type Event,
  type EventList,
  type EventMove,
  type EventWrite,
} from './events-contract';
