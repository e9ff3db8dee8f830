import { foldForSearch } from '@throughline/domain/shared';

/** What stands before a name in a list that was copied from somewhere: a number, a dash, a dot. */
const BULLET = /^(?:\d{1,3}[.)]|[-–—*•·])\s+/u;

/**
 * The names in what somebody typed or pasted: one a line, or apart by semicolons or tabs. Bullets and numbers are left out, and so is a name
 * that stands there twice. A comma does not part names: "Demo Guest, Town Hall" may be one.
 */
export const namesIn = (typed: string): readonly string[] => {
  const names = typed
    .split(/[\n\r;\t]+/u)
    .map((each) => each.trim().replace(BULLET, '').trim())
    .filter((each) => each !== '');
  return [...new Map(names.toReversed().map((name) => [foldForSearch(name), name])).values()].toReversed();
};

/** Those of the names that are among the invited already; case and accents do not count. */
export const namesAmong = (names: readonly string[], invited: readonly string[]): readonly string[] => {
  const known = new Set(invited.map(foldForSearch));
  return names.filter((name) => known.has(foldForSearch(name)));
};
