import fc from 'fast-check';
import { nameLikeness, searchRef, searchTerms, wordGroups } from './story-search';

const written = (typed: string): string[] =>
  searchTerms(typed).map(
    ({ text, isPhrase, isNot, isBeginning }) =>
      `${isNot ? 'not ' : ''}${isPhrase ? `"${text}"` : text}${isBeginning ? '…' : ''}`,
  );

describe('what somebody looks for', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['- "" -- !', []],
    ['bus', ['bus…']],
    ['at', ['at']],
    ['late bus', ['late', 'bus…']],
    ['"late bus" -hospital', ['"late bus"', 'not hospital']],
    ['-"late bus" stop', ['not "late bus"', 'stop…']],
    ['"never closed', ['"never closed"']],
    ["it's & (that) | <-> :* \\", ["it's", '(that)…']],
  ])('%s', (typed, terms) => {
    expect(written(typed)).toEqual(terms);
  });

  it('is something whatever is typed, and never more than a dozen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        expect(searchTerms(typed).length).toBeLessThanOrEqual(12);
        expect(searchTerms(typed).every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('can be a name of several words', () => {
    expect(wordGroups(searchTerms('West Yorkshire -bus')).map(({ text }) => text)).toEqual([
      'west yorkshire',
      'west',
      'yorkshire',
    ]);
  });

  it.each([
    ['KBOP-012', { code: 'kbop', number: 12 }],
    ['kbob 12', { code: 'kbob', number: 12 }],
    ['Võru-7', { code: 'voru', number: 7 }],
    ['KBOP', null],
    ['12', null],
    ['KBOP-012 bus', null],
  ])('%s is a reference or not', (typed, ref) => {
    expect(searchRef(typed)).toEqual(ref);
  });
});

describe('a name', () => {
  it.each([
    ['voru', 'voru', true],
    ['vrou', 'voru', true],
    ['kirkles', 'kirklees', true],
    ['hudersfeild', 'huddersfield', true],
    ['east', 'west', false],
    ['may', 'mar', false],
    ['loneliness', 'kindness', false],
  ])('%s and %s', (typed, name, isLike) => {
    expect(nameLikeness(typed, name) > 0).toBe(isLike);
  });

  it('is like itself and no more like another', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        expect(nameLikeness(one, one)).toBe(1);
        expect(nameLikeness(one, other)).toBe(nameLikeness(other, one));
        expect(nameLikeness(one, other) === 1).toBe(one === other);
      }),
    );
  });
});
