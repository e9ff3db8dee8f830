import fc from 'fast-check';
import { FUNDER_METRICS, HEAD_COUNT_METRICS } from '../results';
import { funderFigureOf } from './funder-figure';

const closed = { startDate: '2022-01-01', endDate: '2022-12-31' };
const AFTER = '2023-06-01';

describe('a figure for a funder', () => {
  it('of people is rounded, and judged as it is shown', () => {
    // 88 of 100 is amber; the 90 that is shown is green.
    expect(funderFigureOf('participants', 88, [{ target: 100, period: closed }], AFTER)).toEqual({
      metric: 'participants',
      actual: { kind: 'rounded', value: 90, to: 5 },
      target: 100,
      expected: 100,
      rag: 'green',
    });
  });

  it('of few people has no number and no colour', () => {
    expect(funderFigureOf('participants', 9, [{ target: 100, period: closed }], AFTER)).toEqual({
      metric: 'participants',
      actual: { kind: 'suppressed', reason: 'fewerThan', threshold: 10 },
      target: 100,
      expected: 100,
      rag: 'grey',
    });
  });

  it('of sessions and stories is exact', () => {
    expect(funderFigureOf('storiesNet', 3, [{ target: 10, period: closed }], AFTER)).toMatchObject({
      actual: { kind: 'exact', value: 3 },
      rag: 'red',
    });
  });

  it('is the same for every count that is shown the same', () => {
    const count = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(fc.constantFrom(...HEAD_COUNT_METRICS), count, count, count, (metric, one, other, target) => {
        const shown = (actual: number) => funderFigureOf(metric, actual, [{ target, period: closed }], AFTER);
        fc.pre(JSON.stringify(shown(one).actual) === JSON.stringify(shown(other).actual));
        expect(shown(one)).toEqual(shown(other));
      }),
      { numRuns: 500 },
    );
  });

  it('never has gross beside net, whose difference is how many were withdrawn', () => {
    expect(FUNDER_METRICS).not.toContain('storiesGathered');
    expect(HEAD_COUNT_METRICS).toContain('storiesWithdrawn');
  });
});
