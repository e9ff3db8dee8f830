import { timelineShape } from './plan-timeline-shape';

describe('the shape of a timeline', () => {
  it('is of whole months, the first and the last day among them', () => {
    const { months } = timelineShape(['2026-06-15', '2026-04-30', '2026-07-01']);
    expect(months.map(({ month }) => month)).toEqual(['2026-04', '2026-05', '2026-06', '2026-07']);
    expect(months.map(({ at }) => at)).toEqual([0, 24.59, 50, 74.59]);
  });

  it('has each day in its place, in order and inside', () => {
    const { at } = timelineShape(['2026-06-01', '2026-06-30']);
    expect([at('2026-06-01'), at('2026-06-15'), at('2026-06-30')]).toEqual([1.67, 48.33, 98.33]);
  });

  it('has one month where all is on one day', () => {
    const { months, at } = timelineShape(['2026-02-14']);
    expect(months).toEqual([{ month: '2026-02', at: 0, isLabelled: true }]);
    expect(at('2026-02-14')).toBeCloseTo(48.21, 2);
  });

  it.each([
    [8, '2026-08-31', 4],
    [9, '2026-09-30', 5],
    [24, '2027-12-31', 4],
    [48, '2029-12-31', 4],
    [120, '2035-12-31', 5],
  ])('of %d months labels as many as there is room for', (count, last, labels) => {
    const { months } = timelineShape(['2026-01-01', last]);
    expect(months).toHaveLength(count);
    expect(months.filter(({ isLabelled }) => isLabelled)).toHaveLength(labels);
  });
});
