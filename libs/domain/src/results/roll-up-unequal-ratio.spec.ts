import { combined, standingOf, type IndicatorRule, type Measurement } from './indicator';

const RULE: IndicatorRule = {
  ...{ measure: 'percentage', aggregation: 'ratio', calculation: 'byHand', isAscending: true, baseline: 40 },
  tolerance: { amber: 0.1, red: 0.25 },
};
const of = (numerator: number, denominator: number): Measurement => ({
  ...{ asAt: '2026-03-31', value: null, numerator, denominator },
});

it('a ratio of unequal regions comes from summed parts, and never from a mean of percentages', () => {
  const [small, large] = [of(9, 10), of(30, 100)];
  expect([combined('ratio', [small]), combined('ratio', [large])]).toEqual([90, 30]);
  // 39 of 110, where the mean would be 60.
  expect(combined('ratio', [small, large])).toBe(35.454545455);
  const period = { startDate: '2026-01-01', endDate: '2026-03-31', target: 50, profile: 'linear', points: [] } as const;
  expect(standingOf(RULE, [{ ...period, measurements: [small, large] }], '2026-03-31')).toMatchObject({
    ...{ actual: 35.454545455, numerator: 39, denominator: 110, expected: 50, rag: 'red' },
  });
});

it('a ratio of nobody is not 0', () => {
  expect(combined('ratio', [of(0, 0)])).toBeNull();
  expect(combined('ratio', [of(0, 5)])).toBe(0);
});
