export {
  ARRIVALS,
  DOOR_OPENS_HOURS,
  EVENT_KINDS,
  EVENT_STATES,
  GUEST_ANSWERS,
  GUEST_PLACES,
  GUEST_ROLES,
  GUEST_SOURCES,
  GUESTS_MAX,
  HEADCOUNT_METHODS,
  HELD_STATES,
  PLACE_CAUSES,
  QUOTE_PERMISSIONS,
  SIGN_UP_MINUTES,
  SIGN_UPS_AT_ONCE,
  type Arrival,
  type EventKind,
  type EventState,
  type GuestAnswer,
  type GuestPlace,
  type GuestRole,
  type GuestSource,
  type HeadcountMethod,
  type PlaceCause,
  type QuotePermission,
} from './vocabulary';
export { EVENT_TRANSITIONS, moveEvent, tookPlace, type StepFacts } from './event-state';
export { checkHeadcount } from './report';
export { movesUpAt, showsGuestNeedsAt, takesAnswersAt } from './timing';
export { placeFor, placesFree, ROLES_THAT_TAKE_PLACES, takesPlace } from './places';
export { contactKey } from './contact';
export { applyArrival, doorOpensAt, isDoorOpen, type StandingArrival } from './door';
export { EVENTS_GRANTS } from './events-grants';
export { EVENTS_PROBLEMS } from './events-problems';
export {
  event,
  eventList,
  eventMove,
  eventQuery,
  eventReportWrite,
  eventSummary,
  eventWrite,
  guestCounts,
  roleCounts,
  type Event,
  type EventList,
  type EventMove,
  type EventReportWrite,
  type EventSummary,
  type EventWrite,
  type GuestCounts,
  type RoleCounts,
} from './events-contract';
export { quote, quoteParam, quoteWrite, type Quote, type QuoteWrite } from './quotes-contract';
export {
  followUp,
  followUpDone,
  followUpList,
  followUpParam,
  followUpQuery,
  followUpWrite,
  ownerList,
  type FollowUp,
  type FollowUpList,
  type FollowUpWrite,
  type OwnerList,
} from './follow-ups-contract';
export {
  guest,
  guestLink,
  guestList,
  guestParam,
  guestQuery,
  guestWrite,
  placeHistory,
  type Guest,
  type GuestLink,
  type GuestList,
  type GuestWrite,
  type PlaceHistory,
} from './guests-contract';
export {
  eventInvitation,
  invitationAnswer,
  invitationRead,
  openSignUp,
  signedUp,
  signUpWrite,
  type EventInvitation,
  type InvitationAnswer,
  type InvitationRead,
  type OpenSignUp,
  type SignedUp,
  type SignUpWrite,
} from './invitations-contract';
export {
  door,
  doorEntry,
  doorMarksAnswer,
  doorMarksWrite,
  doorWalkInWrite,
  type Door,
  type DoorEntry,
  type DoorMarksAnswer,
  type DoorMarksWrite,
  type DoorWalkInWrite,
} from './door-contract';
