import { isFound } from './list-search';

describe('looking through a list', () => {
  it.each([
    ['voru', ['Võru', null], true],
    ['KBOB', ['Kirklees', 'KBOB'], true],
    ['gdansk', ['Gdańsk'], true],
    ['lodz', ['Łódź'], true],
    ['leeds', ['Kirklees', 'KBOB'], false],
    ['', [null], true],
    [undefined, ['Bury'], true],
  ] as const)('for %p among %p: %p', (looked, texts, found) => {
    expect(isFound(looked, ...texts)).toBe(found);
  });
});
