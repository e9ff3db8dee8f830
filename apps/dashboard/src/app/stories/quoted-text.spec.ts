import { rangeOf, stretchesOf } from './quoted-text';
import { aQuote } from '../../testing/a-review';

describe('a transcript with key quotes', () => {
  it('is cut where they begin and end, also where they overlap', () => {
    const quotes = [
      aQuote({ fromChar: 2, toChar: 6 }),
      aQuote({ fromChar: 4, toChar: 8, anchor: 'moved' }),
      aQuote({ fromChar: 0, toChar: 1, anchor: 'lost' }),
    ];
    expect(stretchesOf('0123456789', quotes)).toEqual([
      { text: '01', isQuoted: false, isFlagged: false },
      { text: '23', isQuoted: true, isFlagged: false },
      { text: '45', isQuoted: true, isFlagged: true },
      { text: '67', isQuoted: true, isFlagged: true },
      { text: '89', isQuoted: false, isFlagged: false },
    ]);
  });

  it('takes what was selected without the space around it, and nothing for nothing', () => {
    expect(rangeOf('One.  Two. Three.', 4, 11)).toEqual({ fromChar: 6, toChar: 10, text: 'Two.' });
    expect(rangeOf('One.  Two.', 4, 6)).toBeNull();
    expect(rangeOf('One.', 2, 2)).toBeNull();
  });
});
