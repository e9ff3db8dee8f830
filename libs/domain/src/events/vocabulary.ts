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
