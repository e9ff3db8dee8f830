import fc from 'fast-check';
import { discloseCount, discloseHeadCount, discloseTotal, FEWEST_CANDIDATES, type Composed } from './disclosure';

const heads = fc.integer({ min: 0, max: 5000 });

describe('a head count for a reader outside the charity', () => {
  it.each([0, 1, 2, 5, 9])('%i is fewer than 10, as nothing is', (count) => {
    expect(discloseHeadCount(count)).toEqual({ kind: 'suppressed', reason: 'fewerThan', threshold: 10 });
  });

  it.each([
    [10, 10],
    [12, 10],
    [13, 15],
    [17, 15],
    [18, 20],
    [97, 95],
    [98, 100],
  ])('%i is about %i', (count, about) => {
    expect(discloseHeadCount(count)).toEqual({ kind: 'rounded', value: about, to: 5 });
  });

  it('is never a number from 1 to 9, nor further off than 2', () => {
    fc.assert(
      fc.property(heads, (count) => {
        const disclosed = discloseHeadCount(count);
        expect(disclosed.kind === 'suppressed').toBe(count < 10);
        if (disclosed.kind === 'suppressed') {
          expect(disclosed).not.toHaveProperty('value');
        } else {
          expect(disclosed.value).toBeGreaterThanOrEqual(10);
          expect(disclosed.value % 5).toBe(0);
          expect(Math.abs(disclosed.value - count)).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it('never falls when the count rises', () => {
    const shown = (count: number): number => {
      const disclosed = discloseHeadCount(count);
      return disclosed.kind === 'suppressed' ? 0 : disclosed.value;
    };
    fc.assert(
      fc.property(heads, heads, (one, other) =>
        expect(shown(Math.min(one, other))).toBeLessThanOrEqual(shown(Math.max(one, other))),
      ),
    );
  });

  it('does not tell one person joining in four of five cases', () => {
    const tells = Array.from({ length: 100 }, (_, count) => count + 10).filter(
      (count) => JSON.stringify(discloseHeadCount(count)) !== JSON.stringify(discloseHeadCount(count + 1)),
    );
    expect(tells).toHaveLength(20);
  });
});

it('a count that is not of people is exact', () => {
  expect(discloseCount(3)).toEqual({ kind: 'exact', value: 3 });
});

describe('a total beside its parts', () => {
  /** What a reader sees. */
  const shown = ({ parts, ...whole }: Composed): string =>
    JSON.stringify([discloseTotal({ parts, ...whole }), ...parts.map((part) => discloseHeadCount(part))]);

  const counts = (least: number, most: number): number[] =>
    Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);
  /** Every count that is shown as this one is. */
  const alike = (part: number): number[] =>
    counts(0, part + 10).filter(
      (count) => JSON.stringify(discloseHeadCount(count)) === JSON.stringify(discloseHeadCount(part)),
    );
  const together = (lists: readonly (readonly number[])[]): number[][] =>
    lists.reduce<number[][]>((all, list) => all.flatMap((before) => list.map((each) => [...before, each])), [[]]);

  /** All that could be behind what is shown, tried one by one by somebody who knows how it is made. */
  const candidates = (composed: Composed): Set<number>[] => {
    const seen = shown(composed);
    const found = composed.parts.map(() => new Set<number>());
    for (const parts of together(composed.parts.map(alike))) {
      const least = composed.adding === 'sum' ? sum(parts) : Math.max(...parts);
      for (const total of counts(least, sum(parts))) {
        if (shown({ ...composed, total, parts }) !== seen) continue;
        parts.forEach((part, index) => found[index]?.add(part));
      }
    }
    return found;
  };
  const fewest = (composed: Composed): number =>
    Math.min(
      ...candidates(composed)
        .filter((_, index) => (composed.parts[index] ?? 0) < 10)
        .map((all) => all.size),
    );

  it.each<[number[], Composed['adding'], number, number]>([
    [[12, 12, 9], 'sum', 30, 10],
    [[13, 13, 13, 13, 0], 'sum', 50, 10],
    [[9, 9], 'sum', 20, 10],
    [[12, 12, 9], 'distinct', 30, 10],
    [[140, 3, 7], 'sum', 150, 5],
    [[12, 14], 'sum', 25, 5],
    [[12], 'sum', 10, 5],
  ])('of %j by %s is about %i, to the nearest %i', (parts, adding, value, to) => {
    expect(discloseTotal({ total: sum(parts), parts, adding })).toEqual({ kind: 'rounded', value, to });
  });

  it('of few people is fewer than 10', () => {
    expect(discloseTotal({ total: 9, parts: [4, 5], adding: 'sum' })).toMatchObject({ kind: 'suppressed' });
  });

  it('gives no hidden part back, also to somebody who knows how it is made', () => {
    const few = fc.integer({ min: 0, max: 9 });
    const many = fc.integer({ min: 10, max: 30 });
    const parts = fc.tuple(few, fc.array(fc.oneof(few, many, many), { minLength: 1, maxLength: 2 }));
    fc.assert(
      fc.property(parts, fc.constantFrom('sum', 'distinct'), fc.nat(), ([first, others], adding, overlap) => {
        const all = [first, ...others];
        const spare = adding === 'sum' ? 0 : overlap % (sum(all) - Math.max(...all) + 1);
        expect(fewest({ total: sum(all) - spare, parts: all, adding })).toBeGreaterThanOrEqual(FEWEST_CANDIDATES);
      }),
      { numRuns: 60 },
    );
  });

  it('is never shown as nobody', () => {
    const parts = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 900 })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(parts, fc.constantFrom('sum', 'distinct'), (all, adding) => {
        fc.pre(sum(all) >= 10);
        const disclosed = discloseTotal({ total: sum(all), parts: all, adding });
        expect(disclosed.kind === 'rounded' && disclosed.value >= 10 && disclosed.to <= 50).toBe(true);
      }),
    );
  });
});
