import { standingOf, type IndicatorRule, type MeasuredPeriod } from './indicator';

const RULE: IndicatorRule = {
  ...{ measure: 'percentage', aggregation: 'latest', calculation: 'byHand', isAscending: false, baseline: 40 },
  tolerance: { amber: 0.1, red: 0.25 },
};
const period = (value: number, target: number): MeasuredPeriod => ({
  ...{ startDate: '2026-01-01', endDate: '2026-12-31', target, profile: 'linear', points: [] },
  measurements: [{ asAt: '2026-12-31', value, numerator: null, denominator: null }],
});
const at = (value: number, target = 20, rule = RULE) => standingOf(rule, [period(value, target)], '2026-12-31');

it('an indicator that is to go down is judged by how far down it has come', () => {
  expect(at(20)).toMatchObject({ rag: 'green', progress: 1, expected: 20 });
  expect([at(22).rag, at(23).rag, at(25).rag, at(26).rag]).toEqual(['green', 'amber', 'amber', 'red']);
  expect(at(10)).toMatchObject({ rag: 'green', progress: 1.5 });
  // It went up.
  expect(at(45)).toMatchObject({ rag: 'red', progress: -0.25 });
});

it('a level that is to be kept below a target is judged by the target as a share of it', () => {
  const keep = { ...RULE, baseline: 5 };
  expect([at(5, 5, keep).rag, at(5.5, 5, keep).rag, at(6, 5, keep).rag, at(8, 5, keep).rag]).toEqual([
    ...['green', 'green', 'amber', 'red'],
  ]);
  expect(at(0, 5, keep).rag).toBe('green');
});
