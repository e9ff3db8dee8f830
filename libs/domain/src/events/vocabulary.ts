/** Kinds of gathering around the work. */
export const EVENT_KINDS = [
  'launch',
  'learningFestival',
  'conversationOfChange',
  'senseMaking',
  'networkMeetUp',
  'peerLearningSpace',
  'skillsSession',
  'conference',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const EVENT_STATES = ['draft', 'announced', 'held', 'writtenUp', 'postponed', 'cancelled'] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** States of an event that took place. */
export const HELD_STATES = ['held', 'writtenUp'] as const satisfies EventState[];

/** How a headcount came about: counted from a register, or estimated (and shown as an estimate). */
export const HEADCOUNT_METHODS = ['register', 'estimate'] as const;
export type HeadcountMethod = (typeof HEADCOUNT_METHODS)[number];

/** What somebody is at an event. */
export const GUEST_ROLES = [
  'participant',
  'resident',
  'reporter',
  'professional',
  'decisionMaker',
  'host',
  'facilitator',
  'interpreter',
  'personalAssistant',
  'staff',
] as const;
export type GuestRole = (typeof GUEST_ROLES)[number];

/** What an invited guest says. Only a yes asks for a place. */
export const GUEST_ANSWERS = ['notAnswered', 'yes', 'maybe', 'no'] as const;
export type GuestAnswer = (typeof GUEST_ANSWERS)[number];

/** Whether somebody has a place, or is on the waiting list: `none` for all but those who said yes. Who walks in stands in nobody's place. */
export const GUEST_PLACES = ['none', 'confirmed', 'waiting'] as const;
export type GuestPlace = (typeof GUEST_PLACES)[number];

/** How somebody came to be on the list: a host put them there, they used the open link, or they came to the door. */
export const GUEST_SOURCES = ['invited', 'signUp', 'walkIn'] as const;
export type GuestSource = (typeof GUEST_SOURCES)[number];

/** What the door says of a guest. */
export const ARRIVALS = ['notMarked', 'arrived', 'notArrived'] as const;
export type Arrival = (typeof ARRIVALS)[number];

/**
 * Why somebody's place changed: a host wrote it down (`recorded`), the guest answered by their link (`answered`) or used the open one
 * (`signedUp`), or they moved up from the waiting list when a place came free (`movedUp`).
 */
export const PLACE_CAUSES = ['recorded', 'answered', 'signedUp', 'movedUp'] as const;
export type PlaceCause = (typeof PLACE_CAUSES)[number];

/** How far a quote may travel, with its speaker's permission: nowhere, within the charity, into reports, to everybody. */
export const QUOTE_PERMISSIONS = ['none', 'internal', 'report', 'public'] as const;
export type QuotePermission = (typeof QUOTE_PERMISSIONS)[number];

/** Guests of one event, all told. */
export const GUESTS_MAX = 10_000;

/** People who may use the open link of one event within {@link SIGN_UP_MINUTES}: more than a queue at a poster, fewer than a flood. */
export const SIGN_UPS_AT_ONCE = 200;
export const SIGN_UP_MINUTES = 10;

/** Hours before its start from which the door of an event is open. */
export const DOOR_OPENS_HOURS = 12;
