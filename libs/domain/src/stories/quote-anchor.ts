import type { QuoteAnchor } from './vocabulary';

/** UTF-16 units of the transcript that are kept on either side of a key quote, to tell it from the same words elsewhere. */
export const QUOTE_CONTEXT = 64;

/** Where a quote stood, and what stood around it. Offsets count UTF-16 units; `toChar` is the first that no longer belongs to it. */
export interface AnchoredQuote {
  readonly fromChar: number;
  readonly toChar: number;
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

export type QuoteFound =
  { readonly kind: 'exact' | 'moved'; readonly fromChar: number; readonly toChar: number } | { readonly kind: 'lost' };

interface Candidate {
  readonly at: number;
  /** Units of the context that stand around it as they did. */
  readonly kept: number;
}

/** A letter, a figure, or what hangs on one: "e" before a combining accent is another letter. */
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u;
const BEGINS_IN_WORD = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a place lies inside a word: between "p" and "arty". */
const cutsWord = (left: string, right: string): boolean => ENDS_IN_WORD.test(left) && BEGINS_IN_WORD.test(right);

const commonStart = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
};
const commonEnd = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
};

/** What stands on either side of a range. */
export const contextOf = (transcript: string, fromChar: number, toChar: number) => ({
  before: transcript.slice(Math.max(0, fromChar - QUOTE_CONTEXT), fromChar),
  after: transcript.slice(toChar, toChar + QUOTE_CONTEXT),
});

/** Every place where these very words stand: "art" does not stand in "party". */
const candidatesOf = ({ text, before, after }: AnchoredQuote, transcript: string): Candidate[] => {
  const found: Candidate[] = [];
  const [opensInWord, closesInWord] = [cutsWord(before, text), cutsWord(text, after)];
  for (let at = transcript.indexOf(text); text !== '' && at !== -1; at = transcript.indexOf(text, at + 1)) {
    const around = contextOf(transcript, at, at + text.length);
    if (cutsWord(around.before, text) !== opensInWord || cutsWord(text, around.after) !== closesInWord) continue;
    found.push({ at, kept: commonEnd(before, around.before) + commonStart(after, around.after) });
  }
  return found;
};

/** The one that the context points at; undefined when it points at none, or at several. */
const bestOf = (quote: AnchoredQuote, candidates: readonly Candidate[]): Candidate | undefined => {
  const most = Math.max(...candidates.map(({ kept }) => kept));
  const best = candidates.filter(({ kept }) => kept === most);
  if (best.length === 1 && (most > 0 || candidates.length === 1)) return best[0];
  // Text that repeats itself beyond the context: where nothing around it changed, it is where it was.
  const isWhole = most === quote.before.length + quote.after.length;
  return isWhole ? best.find(({ at }) => at === quote.fromChar) : undefined;
};

/**
 * Finds a key quote in a corrected transcript, by its very words. White space, capitals and kinds of quotation marks count: what reads
 * differently is for a person to decide. Where the words stand several times, what stood around them has to tell which; it is never guessed.
 */
export const anchorQuote = (quote: AnchoredQuote, transcript: string): QuoteFound => {
  const candidates = candidatesOf(quote, transcript);
  const best = bestOf(quote, candidates);
  if (!best) return { kind: 'lost' };
  const kind = best.at === quote.fromChar ? 'exact' : 'moved';
  return { kind, fromChar: best.at, toChar: best.at + quote.text.length };
};

/**
 * A quote in the next version of the text, with how it is kept there. What moved or was lost stays marked as such, also when the next
 * version brings it back, until a person has looked.
 */
export const quoteInNextText = (
  quote: AnchoredQuote & { readonly anchor: QuoteAnchor },
  transcript: string,
): AnchoredQuote & { readonly anchor: QuoteAnchor } => {
  const found = anchorQuote(quote, transcript);
  if (found.kind === 'lost') return { ...quote, anchor: 'lost' };
  const { fromChar, toChar } = found;
  const anchor = quote.anchor === 'exact' ? found.kind : 'moved';
  return { text: quote.text, fromChar, toChar, ...contextOf(transcript, fromChar, toChar), anchor };
};
