import fc from 'fast-check';
import {
  combined,
  fitsMeasure,
  profileShare,
  standingOf,
  unfitIndicator,
  type IndicatorRule,
  type MeasuredPeriod,
  type Measurement,
} from './indicator';
import { AGGREGATIONS, MEASURES, TARGET_PROFILES } from './indicator-vocabulary';

const RULE: IndicatorRule = {
  ...{ measure: 'unit', aggregation: 'sum', calculation: 'byHand', isAscending: true, baseline: 0 },
  tolerance: { amber: 0.1, red: 0.25 },
};
const paths = (changes: Partial<IndicatorRule>): string[] =>
  unfitIndicator({ ...RULE, ...changes }).map(({ path }) => path);

const anyMeasurement: fc.Arbitrary<Measurement> = fc.record({
  asAt: fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`),
  value: fc.option(fc.integer({ min: 0, max: 500 })),
  numerator: fc.nat(50),
  denominator: fc.nat(100),
});
/** Two of one day: which of them is the latest would depend on the order. */
const measurements = fc.uniqueArray(anyMeasurement, { selector: ({ asAt }) => asAt, maxLength: 12 });

describe('an indicator', () => {
  it('fits together', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ calculation: 'participants' })).toEqual(['aggregation']);
    expect(paths({ calculation: 'participants', aggregation: 'distinct' })).toEqual([]);
    expect(paths({ aggregation: 'distinct' })).toEqual(['aggregation']);
    expect(paths({ measure: 'qualitative', aggregation: 'none', baseline: null })).toEqual([]);
    expect(paths({ measure: 'qualitative' })).toEqual(['aggregation', 'baseline']);
    expect(paths({ baseline: null })).toEqual(['baseline']);
    expect(paths({ measure: 'percentage' })).toEqual(['aggregation']);
    expect(paths({ aggregation: 'ratio' })).toEqual(['measure']);
    expect(paths({ measure: 'ordinal' })).toEqual(['aggregation']);
    expect(paths({ tolerance: { amber: 0.3, red: 0.2 } })).toEqual(['tolerance.red']);
  });

  it('takes only numbers of its measure', () => {
    expect(MEASURES.map((measure) => fitsMeasure(measure, 101))).toEqual([true, false, false, false]);
    expect(MEASURES.map((measure) => fitsMeasure(measure, 2.5))).toEqual([true, true, false, false]);
    expect(MEASURES.map((measure) => fitsMeasure(measure, 3))).toEqual([true, true, true, false]);
  });
});

describe('what was measured', () => {
  it('makes the same value in whatever order it was entered', () => {
    fc.assert(
      fc.property(fc.constantFrom(...AGGREGATIONS), measurements, fc.func(fc.integer()), (aggregation, list, key) => {
        const shuffled = list.toSorted((one, other) => key(one.asAt) - key(other.asAt));
        expect(combined(aggregation, shuffled)).toBe(combined(aggregation, list));
      }),
    );
  });

  it('adds up from its parts', () => {
    fc.assert(
      fc.property(measurements, fc.nat(12), (list, at) => {
        const parts = [list.slice(0, at), list.slice(at)].map((part) => combined('sum', part) ?? 0);
        expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBe(combined('sum', list) ?? 0);
      }),
    );
  });

  it('is nothing where nothing was measured, which is not 0', () => {
    for (const aggregation of AGGREGATIONS) expect(combined(aggregation, [])).toBeNull();
  });
});

describe('the way to a target', () => {
  const points = [
    { elapsed: 0.25, share: 0.1 },
    { elapsed: 0.75, share: 0.8 },
  ];

  it('begins with nothing, ends with everything, and never goes back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TARGET_PROFILES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (profile, one, other) => {
          const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
          expect(profileShare(profile, points, 0)).toBe(0);
          expect(profileShare(profile, points, 1)).toBe(1);
          expect(profileShare(profile, points, earlier)).toBeLessThanOrEqual(
            profileShare(profile, points, later) + 1e-9,
          );
        },
      ),
    );
  });

  it('goes through the points that were set', () => {
    expect(profileShare('custom', points, 0.25)).toBe(0.1);
    expect(profileShare('custom', points, 0.5)).toBe(0.45);
    expect(profileShare('custom', points, 0.125)).toBe(0.05);
    expect(profileShare('sCurve', [], 0.5)).toBe(0.5);
    expect(profileShare('sCurve', [], 0.25)).toBe(0.15625);
  });
});

describe('how an indicator stands', () => {
  const year: MeasuredPeriod = {
    ...{ startDate: '2026-01-01', endDate: '2026-12-31', target: 100, profile: 'linear', points: [], measurements: [] },
  };
  const on = (asAt: string, value: number): Measurement => ({ asAt, value, numerator: null, denominator: null });

  it('is the same in whatever order its periods come', () => {
    const quarters = ['01', '04', '07', '10'].map((month, index): MeasuredPeriod => ({
      ...year,
      startDate: `2026-${month}-01`,
      endDate: ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'][index] ?? '',
      target: 10 * (index + 1),
      measurements: [on(`2026-${month}-15`, index + 3)],
    }));
    for (const aggregation of ['sum', 'latest'] as const) {
      const rule = { ...RULE, aggregation };
      expect(standingOf(rule, quarters.toReversed(), '2026-08-01')).toEqual(standingOf(rule, quarters, '2026-08-01'));
    }
  });

  it('leaves out what is of a later day', () => {
    const period = { ...year, measurements: [on('2026-02-01', 10), on('2026-09-01', 50)] };
    expect(standingOf(RULE, [period], '2026-07-02').actual).toBe(10);
    expect(standingOf(RULE, [period], '2026-09-01').actual).toBe(60);
  });

  it('is judged by what was expected by now, and not before a tenth of the time is over', () => {
    const at = (value: number, asAt: string) =>
      standingOf(RULE, [{ ...year, measurements: [on('2026-01-02', value)] }], asAt);
    expect(at(45, '2026-07-02')).toMatchObject({ expected: 50.136986301, rag: 'amber', progress: 0.45 });
    expect(at(46, '2026-07-02').rag).toBe('green');
    expect(at(37, '2026-07-02').rag).toBe('red');
    expect(at(0, '2026-01-10').rag).toBe('grey');
  });

  it('says that there is no data, no target, or no period', () => {
    expect(standingOf(RULE, [year], '2026-07-02')).toMatchObject({
      actual: null,
      target: 100,
      rag: 'grey',
      progress: null,
    });
    const untargeted = { ...year, target: null, measurements: [on('2026-02-01', 5)] };
    expect(standingOf(RULE, [untargeted], '2026-07-02')).toMatchObject({
      actual: 5,
      target: null,
      expected: null,
      rag: 'grey',
    });
    expect(standingOf(RULE, [], '2026-07-02')).toMatchObject({ actual: null, target: null, rag: 'grey' });
  });
});
