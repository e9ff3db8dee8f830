import fc from 'fast-check';
import { discloseCount, discloseHeadCount } from './disclosure';

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
