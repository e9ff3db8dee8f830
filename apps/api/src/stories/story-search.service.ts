import { Injectable } from '@nestjs/common';
import { foldForSearch } from '@throughline/domain/shared';
import {
  nameLikeness,
  searchRef,
  searchTerms,
  wordGroups,
  type SearchTerm,
  type StorySearchList,
  type StorySearchQuery,
} from '@throughline/domain/stories';
import { SIMILAR, StorySearchNamesQueries, type SearchName } from './story-search-names.queries';
import { StorySearchQueries, type SearchUnit } from './story-search.queries';

/** As many as fit on a phone. */
const MOST_HINTS = 6;

type Group = ReturnType<typeof wordGroups>[number];

/** A name that was meant: written as it is, or nearly. */
interface Meant {
  readonly group: Group;
  readonly names: readonly SearchName[];
}

const likeness = (name: SearchName, typed: string): number =>
  Math.max(0, ...name.folded.map((each) => nameLikeness(typed, each)));

/** Groups of words that are names, the longest first, no word in two of them. */
const meantBy = (groups: readonly Group[], names: readonly SearchName[], least: number): readonly Meant[] =>
  groups.reduce<readonly Meant[]>((meant, group) => {
    const isTaken = meant.some((other) => group.from < other.group.to && other.group.from < group.to);
    const own = isTaken ? [] : names.filter((name) => likeness(name, group.text) >= least);
    return own.length === 0 ? meant : [...meant, { group, names: own }];
  }, []);

const unitsOf = (terms: readonly SearchTerm[], meant: readonly Meant[]): readonly SearchUnit[] => {
  const inNames = meant.map(({ group, names }) => ({
    terms: terms.slice(group.from, group.to),
    lexemes: names.flatMap(({ lexemes }) => lexemes),
  }));
  const others = terms.filter(
    (term, index) => !term.isNot && !meant.some(({ group }) => index >= group.from && index < group.to),
  );
  return [...inNames, ...others.map((term) => ({ terms: [term], lexemes: [] }))];
};

const lexemesByKind = (meant: readonly Meant[]): Readonly<Record<string, readonly string[]>> => {
  const names = meant.flatMap((one) => one.names);
  return Object.fromEntries(
    names.map(({ kind }) => [kind, names.filter((name) => name.kind === kind).flatMap(({ lexemes }) => lexemes)]),
  );
};

/** Looking for stories. Nothing is found, counted or hinted at that the reader may not read; what is looked for is kept nowhere. */
@Injectable()
export class StorySearchService {
  constructor(
    private readonly queries: StorySearchQueries,
    private readonly names: StorySearchNamesQueries,
  ) {}

  async search(asked: StorySearchQuery): Promise<StorySearchList> {
    const ref = searchRef(asked.q);
    if (ref) {
      const found = await this.#byRef(asked, ref);
      if (found.total > 0 || found.hiddenBy.length > 0) return found;
    }
    const terms = searchTerms(asked.q);
    const groups = wordGroups(terms);
    const names = groups.length === 0 ? [] : await this.names.like(groups.map(({ text }) => text));
    const exactly = meantBy(groups, names, 1);
    const hints = hintsOf(groups, names, exactly);
    const found = await this.#find(asked, terms, exactly);
    if (found.total > 0) return { ...found, hints };
    // Nothing is called that: a letter may be wrong.
    const nearly = meantBy(groups, names, Number.MIN_VALUE);
    if (nearly.length === exactly.length) return { ...found, hints };
    const other = await this.#find(asked, terms, nearly);
    // What was typed is there, and a filter hides it: that is said, rather than what hides something else.
    return { ...(other.total === 0 && found.hiddenBy.length > 0 ? found : other), hints };
  }

  async #find(
    asked: StorySearchQuery,
    terms: readonly SearchTerm[],
    meant: readonly Meant[],
  ): Promise<Omit<StorySearchList, 'hints'>> {
    const not = terms.filter(({ isNot }) => isNot);
    const units = unitsOf(terms, meant);
    const wanted =
      units.length + not.length === 0 ? { query: '', words: '' } : await this.queries.searchFor(units, not);
    return this.queries.find(asked, wanted, lexemesByKind(meant));
  }

  async #byRef(asked: StorySearchQuery, { code, number }: { code: string; number: number }): Promise<StorySearchList> {
    const names = (await this.names.like([code])).filter(
      ({ kind, folded }) => kind === 'programme' && folded.some((name) => foldForSearch(name) === code),
    );
    const strandIds = names.flatMap(({ lexemes }) => lexemes.map((lexeme) => lexeme.replace('strand ', '')));
    return { ...(await this.queries.byRef(asked, strandIds, number)), hints: [] };
  }
}

const hintsOf = (
  groups: readonly Group[],
  names: readonly SearchName[],
  exactly: readonly Meant[],
): StorySearchList['hints'] => {
  const written = new Set(exactly.flatMap((meant) => meant.names.map(({ id }) => id)));
  return names
    .filter(({ id }) => !written.has(id))
    .map((name) => ({
      name,
      like: Math.max(
        name.similarity >= SIMILAR ? name.similarity / 2 : 0,
        ...groups.map(({ text }) => likeness(name, text)),
      ),
    }))
    .filter(({ like }) => like > 0)
    .toSorted((one, other) => other.like - one.like)
    .slice(0, MOST_HINTS)
    .map(({ name: { kind, id, name } }) => ({ kind, id, name }));
};
