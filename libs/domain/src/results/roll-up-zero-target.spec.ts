import { standingOf, type IndicatorRule, type MeasuredPeriod } from './indicator';

const RULE: IndicatorRule = {
  ...{ measure: 'unit', aggregation: 'sum', calculation: 'byHand', isAscending: true, baseline: 0 },
  tolerance: { amber: 0.1, red: 0.25 },
};
const period = (target: number | null): MeasuredPeriod => ({
  ...{ startDate: '2026-01-01', endDate: '2026-12-31', target, profile: 'linear', points: [] },
  measurements: [{ asAt: '2026-06-01', value: 3, numerator: null, denominator: null }],
});

it('a target of 0 is shown and not judged: nothing can be a share of it', () => {
  expect(standingOf(RULE, [period(0)], '2026-12-31')).toMatchObject({
    ...{ actual: 3, target: 0, expected: 0, progress: null, rag: 'grey' },
  });
  expect(standingOf({ ...RULE, isAscending: false }, [period(0)], '2026-12-31').rag).toBe('grey');
});

it('a period without a target adds to what was done, and nothing to what was agreed', () => {
  const both = [period(10), { ...period(null), startDate: '2027-01-01', endDate: '2027-12-31' }];
  expect(standingOf(RULE, both, '2026-12-31')).toMatchObject({ actual: 6, target: 10, expected: 10 });
});
