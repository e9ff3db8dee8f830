/** Days of the week, as a calendar of Europe lists them. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** How far an edit of a series reaches. */
export const EDIT_SCOPES = ['this', 'thisAndFollowing', 'all'] as const;
export type EditScope = (typeof EDIT_SCOPES)[number];

/**
 * Why a session stays as it is when its series is edited or its trainer is covered: its register is handed in; it has begun or is
 * over; it is cancelled; it is postponed, and so on no day that could be moved; it has its own word on all that would change;
 * whoever should take it already delivers it, or is no trainer of its strand.
 */
export const LEFT_ALONE_REASONS = [
  'registerSubmitted',
  'begun',
  'cancelled',
  'postponed',
  'setApart',
  'alreadyTheirs',
  'trainerUnknown',
] as const;
export type LeftAloneReason = (typeof LEFT_ALONE_REASONS)[number];
