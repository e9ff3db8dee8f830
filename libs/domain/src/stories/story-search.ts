import { foldForSearch } from '../shared';

/** One thing that somebody looks for. */
export interface SearchTerm {
  readonly text: string;
  /** In this order, one after the other. */
  readonly isPhrase: boolean;
  /** Must not be there. */
  readonly isNot: boolean;
  /** Somebody may still be typing it: what begins like it is found too. */
  readonly isBeginning: boolean;
}

/** More than that nobody types, and each costs. */
const MOST_TERMS = 12;
/** Every other word begins with a given letter or two. */
const SHORTEST_BEGINNING = 3;

/** What somebody typed, taken apart. Every text has a meaning: a quote that is not closed reaches to the end, a lone - is nothing. */
export const searchTerms = (typed: string): readonly SearchTerm[] => {
  const found = [...typed.matchAll(/(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/gu)].map(([, not, phrase, word]) => ({
    text: (phrase ?? word ?? '').trim(),
    isPhrase: phrase !== undefined,
    isNot: not === '-',
  }));
  const terms = found.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).slice(0, MOST_TERMS);
  return terms.map((term, index) => ({
    ...term,
    isBeginning:
      index === terms.length - 1 && !term.isPhrase && !term.isNot && Array.from(term.text).length >= SHORTEST_BEGINNING,
  }));
};

/** A story's reference, such as KBOP-012 or kbob 12, when what was typed is nothing else. */
export const searchRef = (typed: string): { readonly code: string; readonly number: number } | null => {
  const [, code, number] = /^([\p{L}][\p{L}\p{N}/]*?)\s*[-–\s]\s*0*(\d{1,9})$/u.exec(typed.trim()) ?? [];
  return code === undefined || number === undefined ? null : { code: foldForSearch(code), number: Number(number) };
};

/** Words that stand side by side, up to four at a time, longest first: what can be a name, such as West Yorkshire. As positions of terms. */
export const wordGroups = (
  terms: readonly SearchTerm[],
): readonly { readonly from: number; readonly to: number; readonly text: string }[] =>
  [4, 3, 2, 1].flatMap((length) =>
    terms.flatMap((_, from) => {
      const group = terms.slice(from, from + length);
      if (group.length < length || group.some(({ isNot }) => isNot)) return [];
      return [{ from, to: from + length, text: foldForSearch(group.map(({ text }) => text).join(' ')) }];
    }),
  );

/** How many letters have to be put in, left out, changed or swapped with their neighbour to make one word of another (at most `most`, else more). */
const mistakes = (one: string, other: string, most: number): number => {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = b.map((_, index) => index).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const step = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + step);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
};

/** Names that are too short to be told from others when a letter is wrong. */
const SHORTEST_MISTYPED = 4;
const LONG = 8;

/**
 * How like a name what was typed is, both folded: 1 the same, less the more mistakes there are in it, 0 not like it. One mistake in four to
 * seven letters, two in longer names.
 */
export const nameLikeness = (typed: string, name: string): number => {
  if (typed === name) return 1;
  const length = Math.min(typed.length, name.length);
  if (length < SHORTEST_MISTYPED) return 0;
  const most = length < LONG ? 1 : 2;
  const made = mistakes(typed, name, most);
  return made > most ? 0 : 1 - made / (length + 1);
};
