import type { ProblemCatalogue } from '../shared';

export const EVENTS_PROBLEMS = {
  'event.transition': { kind: 'conflict', title: 'The event is not in a state that allows this' },
  'event.notYet': { kind: 'conflict', title: 'The event has not begun' },
  'event.outsideDates': { kind: 'ruleBroken', title: 'The event lies outside the dates of its programme or strand' },
  'event.regionOutside': { kind: 'ruleBroken', title: 'The strand does not work in this region' },
  'event.reasonNeeded': { kind: 'ruleBroken', title: 'Cancelling or postponing an event needs a reason' },
  'event.dateNeeded': { kind: 'ruleBroken', title: 'A postponed event needs a new date before it is announced' },
  'event.headcountNeeded': { kind: 'ruleBroken', title: 'Writing up needs a headcount, or why there is none' },
  'event.headcountBelowDoor': { kind: 'ruleBroken', title: 'More guests were marked as arrived than were counted' },
  'event.notHeld': { kind: 'conflict', title: 'The event has not been held' },
  'event.capacityBelowPlaces': { kind: 'ruleBroken', title: 'More places are taken than there would be' },
  'guest.twice': { kind: 'conflict', title: 'This person or contact is on the list already' },
  'guest.tooMany': { kind: 'ruleBroken', title: 'The list of guests is as long as it can be' },
  'guest.isMarked': { kind: 'conflict', title: 'The door has said something of this guest' },
  'door.notOpen': { kind: 'conflict', title: 'The door is not open' },
  'invitation.unknown': { kind: 'notFound', title: 'This link does not work, or no longer' },
  'invitation.closed': { kind: 'conflict', title: 'Answers are not taken any more, or not just now' },
  'signUp.tooMany': { kind: 'tooMany', title: 'Very many people are signing up at this moment' },
  'followUp.owner': { kind: 'ruleBroken', title: 'The owner has no part in the programme of the event' },
} as const satisfies ProblemCatalogue;
