import fc from 'fast-check';
import { aliases, foldForSearch, line, prose } from './text';

const anyText = fc.string({ unit: 'binary' });

describe('a line', () => {
  it('is trimmed before it is measured', () => {
    expect(line(3).parse('  abc \n')).toBe('abc');
    expect(line(3).safeParse('abcd').success).toBe(false);
  });

  it.each(['', '   ', '\n', '\u200b', '\u200b\u2060\u200d', '\ufeff'])('%j says nothing', (text) => {
    const answer = line(10).safeParse(text);
    expect(answer.error?.issues.map((issue) => issue.message)).toEqual(['must not be empty']);
  });

  it.each(['a\u0000b', 'a\ud800b', '\udc00a', 'a\nb', 'a\tb', 'a\u001bb', 'a\u0085b', 'a\u2028b', 'a\u2029b'])(
    '%j is not one line of text',
    (text) => {
      expect(line(10).safeParse(text).success).toBe(false);
    },
  );

  it.each(['Võru', 'Łódź', 'گلی', 'ਪੰਜਾਬੀ', '👩‍👧', '?!', '12'])('%s is one', (text) => {
    expect(line(20).parse(text)).toBe(text);
  });
});

describe('prose', () => {
  it('may be empty, and has one kind of line end', () => {
    expect(prose(10).parse('  ')).toBe('');
    expect(prose(10).parse('a\r\nb\rc\n\td')).toBe('a\nb\nc\n\td');
  });

  it('counts a line end as one character', () => {
    expect(prose(3).parse('a\r\nb')).toBe('a\nb');
    expect(prose(3).safeParse('a\nbc').success).toBe(false);
  });

  it.each(['a\u0000b', 'a\ud83d', '\udc00', 'a\u0007'])('%j is refused', (text) => {
    expect(prose(10).safeParse(text).success).toBe(false);
  });

  it('reads its own answer as the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = prose(10_000).safeParse(text);
        fc.pre(once.success);
        expect(prose(10_000).parse(once.data)).toBe(once.data);
      }),
    );
  });
});

describe('aliases', () => {
  it('are at most twenty names', () => {
    expect(aliases.parse([' KBOB '])).toEqual(['KBOB']);
    expect(aliases.safeParse(Array.from({ length: 21 }, (_, index) => `alias ${index}`)).success).toBe(false);
    expect(aliases.safeParse(['']).success).toBe(false);
  });
});

describe('folding for search', () => {
  it.each([
    ['Võru', 'voru'],
    ['Vōru', 'voru'],
    ['GDAŃSK', 'gdansk'],
    ['Łódź', 'lodz'],
    ['  Reggio\u00a0 Emilia\n', 'reggio emilia'],
    ['Ｋｂｏｐ', 'kbop'],
  ])('%j is found by %j', (name, typed) => {
    expect(foldForSearch(name)).toBe(typed);
  });

  it('is the same the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))),
      {
        numRuns: 2000,
      },
    );
  });

  it('sees no difference between a letter with its accent and the letter followed by its accent', () => {
    fc.assert(
      fc.property(anyText, (text) =>
        expect(foldForSearch(text.normalize('NFD'))).toBe(foldForSearch(text.normalize())),
      ),
    );
  });
});
