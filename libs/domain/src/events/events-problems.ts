import type { ProblemCatalogue } from '../shared';

export const EVENTS_PROBLEMS = {
  'event.transition': { kind: 'conflict', title: 'The event is not in a state that allows this' },
  'event.notYet': { kind: 'conflict', title: 'The event has not begun' },
  'event.outsideDates': { kind: 'ruleBroken', title: 'The event lies outside the dates of its programme or strand' },
  'event.regionOutside': { kind: 'ruleBroken', title: 'The strand does not work in this region' },
} as const satisfies ProblemCatalogue;
