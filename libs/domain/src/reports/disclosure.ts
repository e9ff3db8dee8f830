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

/** Halves up. */
const roundedTo = (count: number, to: number): number => Math.round(count / to) * to;

/**
 * A head count for a reader outside the charity: 0 to 9 are all "fewer than 10", so that nothing, too, is hidden; from 10 on the
 * nearest 5, halves up. A total is disclosed from its own exact value, never as a sum of disclosed parts: see
 * {@link discloseTotal} for one whose parts stand beside it.
 */
export const discloseHeadCount = (value: number, to: number = ROUND_TO): Disclosed =>
  value < HIDE_BELOW
    ? { kind: 'suppressed', reason: 'fewerThan', threshold: HIDE_BELOW }
    : { kind: 'rounded', value: roundedTo(value, to), to };

/** A head count of a whole, and of its parts, which a reader sees side by side. */
export interface Composed {
  readonly total: number;
  readonly parts: readonly number[];
  /** How the parts make the total: occasions add up; of people, somebody can be in several parts and is one in the total. */
  readonly adding: 'sum' | 'distinct';
}

/** Fewest numbers that a hidden part may still be, by everything that is disclosed beside it (B4.22). */
export const FEWEST_CANDIDATES = 3;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** What a part can be, by what is shown of it. */
const rangeOf = (part: Disclosed): Range => {
  if (part.kind === 'exact') return { least: part.value, most: part.value };
  if (part.kind === 'suppressed') return { least: 0, most: part.threshold - 1 };
  const off = Math.floor(part.to / 2);
  return { least: Math.max(HIDE_BELOW, part.value - off), most: part.value + off };
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/**
 * Whether every hidden part keeps enough candidates, whichever of its possible values the total has, when the total is rounded to `to`.
 * The hidden counts are not asked: a reader who knows this rule must learn nothing from how coarsely a total is shown.
 */
const keepsHidden = (ranges: readonly Range[], adding: Composed['adding'], to: number): boolean => {
  const least = sumOf(ranges.map((range) => range.least));
  const most = sumOf(ranges.map((range) => range.most));
  const lowest = adding === 'sum' ? least : Math.max(...ranges.map((range) => range.least));
  for (let total = Math.max(lowest, HIDE_BELOW); total <= most;) {
    const shown = roundedTo(total, to);
    if (shown === 0) return false;
    const last = Math.min(most, shown + Math.ceil(to / 2) - 1);
    // The others at their most leave the least for a hidden part, and the other way round.
    const fewest = Math.max(0, total - (most - (HIDE_BELOW - 1)));
    const greatest = Math.min(HIDE_BELOW - 1, adding === 'sum' ? last - least : last);
    if (greatest - fewest + 1 < FEWEST_CANDIDATES) return false;
    total = last + 1;
  }
  return true;
};

/** To what a total is rounded, the finest that serves. The last always takes in everything that the parts allow. */
const STEPS = [ROUND_TO, 10, 20, 25, 50, 100, 250, 500, 1000, 2500, 5000] as const;

/**
 * The head count of a whole whose parts are shown beside it: to the nearest 5, or more coarsely where what is left after the parts would
 * tell one of the hidden ones. Parts of 12, 12 and 9, shown as 10, 10 and "fewer than 10", would be told by a total of 35; it is shown to
 * the nearest 10, or wider.
 */
export const discloseTotal = ({ total, parts, adding }: Composed): Disclosed => {
  const ranges = parts.map((part) => rangeOf(discloseHeadCount(part)));
  const hidesSome = parts.some((part) => part < HIDE_BELOW);
  // A part alone is shown as what it is; so is the total that is the same.
  const step = hidesSome && parts.length > 1 ? STEPS.find((to) => keepsHidden(ranges, adding, to)) : ROUND_TO;
  return discloseHeadCount(total, step ?? STEPS.at(-1));
};
