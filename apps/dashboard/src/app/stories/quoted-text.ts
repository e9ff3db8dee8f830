import { type KeyQuote } from '@throughline/domain/stories';

/** A stretch of a transcript: in how many key quotes it stands. */
export interface Stretch {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Whether somebody has to look at one of them. */
  readonly isFlagged: boolean;
}

/** A transcript cut where quotes begin and end. Quotes may overlap; what was lost stands nowhere. */
export const stretchesOf = (transcript: string, quotes: readonly KeyQuote[]): readonly Stretch[] => {
  const standing = quotes.filter(({ anchor }) => anchor !== 'lost');
  const edges = standing.flatMap(({ fromChar, toChar }) => [fromChar, toChar]);
  const cuts = [...new Set([0, ...edges, transcript.length])].toSorted((one, other) => one - other);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0;
    const around = standing.filter((quote) => quote.fromChar <= from && quote.toChar >= to);
    return {
      text: transcript.slice(from, to),
      isQuoted: around.length > 0,
      isFlagged: around.some(({ anchor }) => anchor === 'moved'),
    };
  });
};

export interface Range {
  readonly fromChar: number;
  readonly toChar: number;
  readonly text: string;
}

/** What somebody selected, without the white space around it; null when that is nothing. */
export const rangeOf = (transcript: string, start: number, end: number): Range | null => {
  const selected = transcript.slice(start, end);
  const text = selected.trim();
  if (text === '') return null;
  const fromChar = start + (selected.length - selected.trimStart().length);
  return { fromChar, toChar: fromChar + text.length, text };
};
