import { standingOf, type IndicatorRule, type MeasuredPeriod, type Measurement } from './indicator';

const RULE: IndicatorRule = {
  ...{ measure: 'unit', aggregation: 'sum', calculation: 'byHand', isAscending: true, baseline: 0 },
  tolerance: { amber: 0.1, red: 0.25 },
};
const on = (asAt: string, value: number): Measurement => ({ asAt, value, numerator: null, denominator: null });
const quarter = (startDate: string, endDate: string, measurements: readonly Measurement[]): MeasuredPeriod => ({
  ...{ startDate, endDate, target: 10, profile: 'linear', points: [], measurements },
});

it('a late entry for an earlier period corrects every figure after it', () => {
  const before = [
    quarter('2026-01-01', '2026-03-31', [on('2026-03-31', 8)]),
    quarter('2026-04-01', '2026-06-30', [on('2026-06-30', 9)]),
    quarter('2026-07-01', '2026-09-30', [on('2026-09-30', 12)]),
  ];
  const late = before.with(0, quarter('2026-01-01', '2026-03-31', [on('2026-03-31', 8), on('2026-02-10', 4)]));
  const ends = ['2026-03-31', '2026-06-30', '2026-09-30'];
  expect(ends.map((day) => standingOf(RULE, before, day).actual)).toEqual([8, 17, 29]);
  expect(ends.map((day) => standingOf(RULE, late, day).actual)).toEqual([12, 21, 33]);
  // Of a level, the late one is of an earlier day, and the last stays the last.
  const level = { ...RULE, aggregation: 'latest' } as const;
  expect(ends.map((day) => standingOf(level, late, day).actual)).toEqual([8, 9, 12]);
});
