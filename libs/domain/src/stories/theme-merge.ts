import { accepted, foldForSearch, MOST_ALIASES, refused, type Result } from '../shared';

/** What a theme is called, as far as merging reads it. */
export interface NamedTheme {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly isArchived: boolean;
}

type MergeRefusal = 'theme.mergedIntoItself' | 'theme.archived' | 'theme.tooManyNames';

/**
 * The other names of a theme once another one was merged into it: its own, and all that the other one was found by, each once whatever its
 * capitals and accents.
 */
export const mergedAliases = (into: NamedTheme, other: NamedTheme): Result<readonly string[], MergeRefusal> => {
  if (into.id === other.id) return refused('theme.mergedIntoItself');
  // Nobody could choose it, so what was merged would be out of the menus too.
  if (into.isArchived) return refused('theme.archived');
  const known = new Set([foldForSearch(into.name)]);
  const aliases = [...into.aliases, other.name, ...other.aliases].filter((name) => {
    const folded = foldForSearch(name);
    return !known.has(folded) && known.add(folded);
  });
  return aliases.length > MOST_ALIASES ? refused('theme.tooManyNames') : accepted(aliases);
};
