/** Head counts below this are not shown outside the charity (domain §3, B4.22). */
export const HIDE_BELOW = 10;
/** Head counts from there on are rounded to this outside the charity. */
export const ROUND_TO = 5;

/** A number as it may leave the charity. A suppressed one is a value of its own: never 0, never null. */
export type Disclosed =
  | { readonly kind: 'exact'; readonly value: number }
  | { readonly kind: 'rounded'; readonly value: number; readonly to: number }
  | { readonly kind: 'suppressed'; readonly reason: 'fewerThan'; readonly threshold: number };

/** Counts that are not of people (sessions held, stories published) are exact. */
export const discloseCount = (value: number): Disclosed => ({ kind: 'exact', value });

/**
 * A head count for a reader outside the charity: 0 to 9 are all "fewer than 10", so that nothing, too, is hidden; from 10 on the
 * nearest 5, halves up. A total is disclosed from its own exact value, never as a sum of disclosed parts.
 */
export const discloseHeadCount = (value: number): Disclosed =>
  value < HIDE_BELOW
    ? { kind: 'suppressed', reason: 'fewerThan', threshold: HIDE_BELOW }
    : { kind: 'rounded', value: Math.round(value / ROUND_TO) * ROUND_TO, to: ROUND_TO };
