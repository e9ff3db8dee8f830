import fc from 'fast-check';
import { anchorQuote, contextOf, quoteInNextText, type AnchoredQuote } from './quote-anchor';

/** The nth place of some words in a transcript, marked. */
const mark = (transcript: string, text: string, nth = 1): AnchoredQuote => {
  let fromChar = -1;
  for (let found = 0; found < nth; found++) fromChar = transcript.indexOf(text, fromChar + 1);
  if (fromChar === -1) throw new Error(`"${text}" is not there`);
  const toChar = fromChar + text.length;
  return { text, fromChar, toChar, ...contextOf(transcript, fromChar, toChar) };
};

describe('a key quote in a corrected transcript', () => {
  const told = 'I moved here in spring. Somebody listened to me. That was new.';
  const quote = mark(told, 'Somebody listened to me.');

  it.each<[string, string, ReturnType<typeof anchorQuote>]>([
    ['the same text', told, { kind: 'exact', fromChar: 24, toChar: 48 }],
    ['a correction after it', told.replace('new', 'strange'), { kind: 'exact', fromChar: 24, toChar: 48 }],
    [
      'a correction of the same length before it',
      told.replace('spring', 'summer'),
      { kind: 'exact', fromChar: 24, toChar: 48 },
    ],
    ['words put in before it', `Well. ${told}`, { kind: 'moved', fromChar: 30, toChar: 54 }],
    ['words taken out before it', told.replace(' in spring', ''), { kind: 'moved', fromChar: 14, toChar: 38 }],
    [
      'a sentence that went elsewhere',
      'That was new. Somebody listened to me.',
      { kind: 'moved', fromChar: 14, toChar: 38 },
    ],
    ['its words taken out', told.replace(' Somebody listened to me.', ''), { kind: 'lost' }],
    ['one letter of it corrected', told.replace('Somebody', 'somebody'), { kind: 'lost' }],
    ['other white space in it', told.replace('Somebody listened', 'Somebody\nlistened'), { kind: 'lost' }],
    ['a space that does not break in it', told.replace('to me', 'to\u00a0me'), { kind: 'lost' }],
    ['no transcript any more', '', { kind: 'lost' }],
  ])('after %s', (_, transcript, expected) => {
    expect(anchorQuote(quote, transcript)).toEqual(expected);
  });

  it('is told from the same words elsewhere by what stands around it', () => {
    const twice = 'At first they said no. A year later they said no. Then yes.';
    const second = mark(twice, 'they said no.', 2);
    expect(anchorQuote(second, `Well. ${twice}`)).toEqual({ kind: 'moved', fromChar: 42, toChar: 55 });
  });

  it('is lost where nothing tells its words from the same words elsewhere', () => {
    const once = mark('One. It helped. Two.', 'It helped.');
    expect(anchorQuote(once, 'It helped.\nIt helped.')).toEqual({ kind: 'lost' });
  });

  it('stays where it was in a text that repeats itself and did not change', () => {
    const repeats = 'no '.repeat(200).trim();
    expect(anchorQuote(mark(repeats, 'no', 100), repeats)).toMatchObject({ kind: 'exact', fromChar: 297 });
  });

  it('is no part of another word, nor a letter without its accent', () => {
    expect(anchorQuote(mark('I like art.', 'art'), 'I like the party.')).toEqual({ kind: 'lost' });
    expect(anchorQuote(mark('At the cafe now.', 'cafe'), 'At the cafe\u0301 now.')).toEqual({ kind: 'lost' });
  });

  it('keeps its words in right-to-left text and beside pairs of units', () => {
    const text = '😀 قالت لي ذلك 😀 نعم';
    expect(anchorQuote(mark(text, 'قالت لي'), `👋 ${text}`)).toMatchObject({ kind: 'moved', fromChar: 6 });
  });

  describe('whatever is told', () => {
    /** Words that do not repeat, so that each stands once. */
    const words = fc.uniqueArray(fc.stringMatching(/^[a-zõ]{1,8}$/), { minLength: 3, maxLength: 30 });
    const marked = words.chain((list) =>
      fc.tuple(fc.nat(list.length - 1), fc.nat(list.length - 1)).map(([one, other]) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const transcript = list.join(' ');
        const fromChar = list.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
        const toChar = list.slice(0, last + 1).join(' ').length;
        const text = transcript.slice(fromChar, toChar);
        return { transcript, quote: { text, fromChar, toChar, ...contextOf(transcript, fromChar, toChar) } };
      }),
    );
    /** Anything at all, with any range of it. */
    const anything = fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }).chain((transcript) =>
      fc.tuple(fc.nat(transcript.length - 1), fc.integer({ min: 1, max: 20 })).map(([fromChar, length]) => {
        const toChar = Math.min(transcript.length, fromChar + length);
        const text = transcript.slice(fromChar, toChar);
        return { transcript, quote: { text, fromChar, toChar, ...contextOf(transcript, fromChar, toChar) } };
      }),
    );

    it('is exact in a text that did not change', () => {
      fc.assert(
        fc.property(anything, ({ transcript, quote: { fromChar, toChar }, quote }) => {
          expect(anchorQuote(quote, transcript)).toEqual({ kind: 'exact', fromChar, toChar });
        }),
      );
    });

    it('moves by the length of what was put in before it', () => {
      fc.assert(
        fc.property(marked, fc.stringMatching(/^[A-Z]{1,40}$/), ({ transcript, quote }, put) => {
          const by = put.length + 1;
          expect(anchorQuote(quote, `${put} ${transcript}`)).toEqual({
            kind: 'moved',
            fromChar: quote.fromChar + by,
            toChar: quote.toChar + by,
          });
        }),
      );
    });

    it('is lost when its words are gone', () => {
      fc.assert(
        fc.property(marked, ({ transcript, quote }) => {
          const without = transcript.slice(0, quote.fromChar) + transcript.slice(quote.toChar);
          expect(anchorQuote(quote, without)).toEqual({ kind: 'lost' });
        }),
      );
    });

    it('never stands on other words, and is exact only where it was', () => {
      fc.assert(
        fc.property(
          anything,
          fc.string({ maxLength: 120, unit: 'grapheme' }),
          fc.nat(80),
          ({ transcript, quote }, put, at) => {
            const next = transcript.slice(0, at) + put + transcript.slice(at);
            const found = anchorQuote(quote, next);
            if (found.kind === 'lost') return;
            expect(next.slice(found.fromChar, found.toChar)).toBe(quote.text);
            expect(found.kind === 'exact').toBe(found.fromChar === quote.fromChar);
          },
        ),
      );
    });
  });

  describe('from version to version', () => {
    it('stays marked as moved until a person has looked, whatever comes next', () => {
      const moved = quoteInNextText({ ...quote, anchor: 'exact' }, `Well. ${told}`);
      expect(moved).toMatchObject({ anchor: 'moved', fromChar: 30 });
      expect(quoteInNextText(moved, `Well. ${told}`)).toMatchObject({ anchor: 'moved', fromChar: 30 });
    });

    it('is found again after it was lost, and says so', () => {
      const lost = quoteInNextText({ ...quote, anchor: 'exact' }, 'Nothing.');
      expect(lost).toEqual({ ...quote, anchor: 'lost' });
      expect(quoteInNextText(lost, told)).toMatchObject({ anchor: 'moved', fromChar: 24 });
    });
  });
});
