import fc from 'fast-check';
import { addDays } from '../shared';
import { elapsedShare, expectedByNow, figureOf, ragOf, worstRag, type TargetPart } from './progress';
import { RAG_STATUSES, type RagStatus } from './vocabulary';

const year = { startDate: '2026-01-01', endDate: '2026-12-31' };
const tenDays = { startDate: '2026-03-01', endDate: '2026-03-10' };

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));
const period = fc
  .tuple(day, fc.integer({ min: 0, max: 800 }))
  .map(([startDate, length]) => ({ startDate, endDate: addDays(startDate, length) }));
const part: fc.Arbitrary<TargetPart> = fc.record({ target: fc.integer({ min: 0, max: 500 }), period });

describe('the share of a period that is over', () => {
  it.each([
    ['2026-02-28', 0],
    ['2026-03-01', 0.1], // the first day counts as over by its end
    ['2026-03-05', 0.5],
    ['2026-03-10', 1],
    ['2026-03-11', 1],
    ['2031-01-01', 1],
  ])('by %s is %d', (asAt, share) => {
    expect(elapsedShare(tenDays, asAt)).toBe(share);
  });

  it('is nothing of a period that is turned round', () => {
    expect(elapsedShare({ startDate: '2026-03-10', endDate: '2026-03-01' }, '2026-03-05')).toBe(0);
  });

  it('is from 0 to 1, and never falls', () => {
    fc.assert(
      fc.property(period, day, day, (of, one, other) => {
        const [early, late] = [one, other].sort();
        const shares = [elapsedShare(of, early ?? one), elapsedShare(of, late ?? other)] as const;
        expect(shares[0]).toBeGreaterThanOrEqual(0);
        expect(shares[1]).toBeLessThanOrEqual(1);
        expect(shares[0]).toBeLessThanOrEqual(shares[1]);
        expect(elapsedShare(of, of.endDate)).toBe(1);
        expect(elapsedShare(of, addDays(of.startDate, -1))).toBe(0);
      }),
    );
  });

  it('times the target is what was expected by now', () => {
    expect(expectedByNow(40, tenDays, '2026-03-05')).toBe(20);
    expect(expectedByNow(0, tenDays, '2026-03-05')).toBe(0);
  });
});

describe('red, amber or green', () => {
  it.each<[number, number, number, RagStatus]>([
    [90, 100, 0.5, 'green'],
    [89, 100, 0.5, 'amber'],
    [75, 100, 0.5, 'amber'],
    [74, 100, 0.5, 'red'],
    [0, 100, 0.5, 'red'],
    [250, 100, 0.5, 'green'],
    [0, 100, 0.0999, 'grey'],
    [0, 100, 0.1, 'red'],
    [0, 0, 1, 'grey'],
    [5, 0, 1, 'grey'],
  ])('%d of %d expected, %d of the period over: %s', (actual, expected, elapsed, rag) => {
    expect(ragOf(actual, expected, elapsed)).toBe(rag);
  });

  it('goes by the tolerance of its own', () => {
    expect(ragOf(80, 100, 1, { amber: 0.2, red: 0.5 })).toBe('green');
    expect(ragOf(50, 100, 1, { amber: 0.2, red: 0.5 })).toBe('amber');
    expect(ragOf(99, 100, 1, { amber: 0, red: 0 })).toBe('red');
  });

  it('is exact at its limits, as whole numbers are', () => {
    // 15 of 16⅔ is nine tenths exactly, and 0.8999999999999999 in binary fractions.
    expect(
      figureOf(
        'storiesNet',
        15,
        [{ target: 40, period: { startDate: '2026-01-01', endDate: '2026-01-12' } }],
        '2026-01-05',
      ).rag,
    ).toBe('green');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc
          .integer({ min: 10, max: 400 })
          .chain((whole) => fc.tuple(fc.constant(whole), fc.integer({ min: 1, max: whole }))),
        fc.integer({ min: 0, max: 400 }),
        (target, [whole, over], actual) => {
          const of = { startDate: '2026-01-01', endDate: addDays('2026-01-01', whole - 1) };
          const inTwentieths = 20 * actual * whole;
          const exactly =
            over * 10 < whole
              ? 'grey'
              : inTwentieths >= 18 * target * over
                ? 'green'
                : inTwentieths >= 15 * target * over
                  ? 'amber'
                  : 'red';
          expect(figureOf('storiesNet', actual, [{ target, period: of }], addDays('2026-01-01', over - 1)).rag).toBe(
            exactly,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never gets worse when more was reached', () => {
    const rank: Record<RagStatus, number> = { red: 0, amber: 1, green: 2, grey: 3 };
    const count = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 500 }), (one, other, expected) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(rank[ragOf(less, expected, 0.5)]).toBeLessThanOrEqual(rank[ragOf(more, expected, 0.5)]);
      }),
    );
  });
});

describe('a figure', () => {
  it('stands beside its target and what was expected by now', () => {
    expect(figureOf('storiesNet', 29, [{ target: 40, period: year }], '2026-12-31')).toEqual({
      metric: 'storiesNet',
      actual: 29,
      target: 40,
      expected: 40,
      variance: -11,
      rag: 'red',
    });
    expect(figureOf('storiesNet', 3, [{ target: 10, period: tenDays }], '2026-03-04')).toMatchObject({
      expected: 4,
      variance: -1,
      rag: 'amber',
    });
  });

  it('is not judged without a target, nor against a target of none', () => {
    expect(figureOf('storiesNet', 5, [], '2026-06-01')).toMatchObject({ target: null, expected: null, rag: 'grey' });
    expect(figureOf('storiesNet', 5, [{ target: 0, period: year }], '2026-06-01')).toMatchObject({
      target: 0,
      expected: null,
      variance: null,
      rag: 'grey',
    });
  });

  it('of a closed period is judged by the whole target, for ever', () => {
    const closed = [{ target: 45, period: year }];
    expect(figureOf('storiesNet', 46, closed, '2027-01-01')).toEqual(figureOf('storiesNet', 46, closed, '2031-01-01'));
    expect(figureOf('storiesNet', 46, closed, '2031-01-01')).toMatchObject({ expected: 45, variance: 1, rag: 'green' });
  });

  it('is too early to judge while less than a tenth of what was agreed was to be expected', () => {
    const later = { target: 90, period: { startDate: '2026-06-01', endDate: '2026-12-31' } };
    expect(figureOf('storiesNet', 0, [{ target: 10, period: tenDays }, later], '2026-03-09').rag).toBe('grey');
    expect(figureOf('storiesNet', 0, [{ target: 10, period: tenDays }, later], '2026-03-10').rag).toBe('red');
  });

  it('adds targets up, in any order, also of a part that was cut in two', () => {
    const parts = fc.array(part, { minLength: 1, maxLength: 8 });
    const shuffled = parts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 2000 }), day, ([all, other], actual, asAt) => {
        const figure = figureOf('storiesNet', actual, all, asAt);
        expect(figureOf('storiesNet', actual, other, asAt)).toEqual(figure);
        const halves = all.flatMap(({ target, period: of }) => [
          { target: Math.floor(target / 2), period: of },
          { target: Math.ceil(target / 2), period: of },
        ]);
        expect(figureOf('storiesNet', actual, halves, asAt)).toEqual(figure);
        expect(figure.target).toBe(all.reduce((sum, each) => sum + each.target, 0));
      }),
    );
  });

  it('is never off by a negative nothing', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 0, max: 500 }), day, (of, actual, asAt) => {
        expect(Object.is(figureOf('storiesNet', actual, [of], asAt).variance, -0)).toBe(false);
      }),
    );
    const almost = { target: 1, period: { startDate: '2026-01-01', endDate: '2026-01-30' } };
    expect(figureOf('storiesNet', 0, [almost], '2026-01-01').variance).toBe(0);
  });
});

describe('the worst of several', () => {
  it.each<[readonly RagStatus[], RagStatus]>([
    [[], 'grey'],
    [['grey', 'grey'], 'grey'],
    [['grey', 'green'], 'green'],
    [['green', 'amber', 'green'], 'amber'],
    [['green', 'red', 'amber', 'grey'], 'red'],
  ])('of %j is %s', (statuses, worst) => {
    expect(worstRag(statuses)).toBe(worst);
  });

  it('does not depend on order or grouping', () => {
    const several = fc.array(fc.constantFrom(...RAG_STATUSES));
    fc.assert(
      fc.property(several, several, (some, others) => {
        expect(worstRag([...some, ...others])).toBe(worstRag([worstRag(others), worstRag(some)]));
      }),
    );
  });
});
