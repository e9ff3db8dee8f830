import { byUrgency, isBehind, monthlyLine, targetPartsOf, type Aims } from './aims';
import { figureOf } from './progress';

const year: Aims = {
  startDate: '2026-01-01',
  endDate: '2026-12-31',
  storyTarget: 365,
  reporterTarget: 10,
  sessionTarget: null,
  participantTarget: 0,
};

describe('targets of several parts', () => {
  it.each([
    ['storiesNet', [365, 365]],
    ['reportersCompleted', [10, 10]],
    ['sessionsDelivered', [12]],
    ['participants', [0, 0]],
    ['contacts', []],
    ['storiesGathered', []],
  ] as const)('of %s are those that were agreed', (metric, targets) => {
    const parts = targetPartsOf(metric, [year, { ...year, sessionTarget: 12 }]);
    expect(parts.map((part) => part.target)).toEqual(targets);
  });
});

describe('the line of months', () => {
  const line = monthlyLine(
    year,
    [year],
    new Map([
      ['2026-01', 3],
      ['2026-03', 4],
    ]),
    '2026-03-02',
  );

  it('has every month of the period, adds up to today, and leaves the future open', () => {
    expect(line).toHaveLength(12);
    expect(line.slice(0, 4)).toEqual([
      { month: '2026-01', storiesNet: 3, cumulative: 3, expected: 31 },
      { month: '2026-02', storiesNet: 0, cumulative: 3, expected: 59 },
      { month: '2026-03', storiesNet: 4, cumulative: 7, expected: 90 },
      { month: '2026-04', storiesNet: null, cumulative: null, expected: 120 },
    ]);
    expect(line.at(-1)).toMatchObject({ month: '2026-12', expected: 365 });
  });

  it('expects nothing where no stories are aimed at', () => {
    expect(monthlyLine(year, [], new Map(), '2025-12-31')[0]).toEqual({
      month: '2026-01',
      storiesNet: null,
      cumulative: null,
      expected: 0,
    });
  });
});

describe('what is behind', () => {
  const figure = (actual: number) => figureOf('storiesNet', actual, [{ target: 100, period: year }], '2026-12-31');

  it('is amber or red', () => {
    expect([100, 90, 89, 75, 74].map((actual) => isBehind(figure(actual)))).toEqual([false, false, true, true, true]);
    expect(isBehind(figureOf('contacts', 0, [], '2026-12-31'))).toBe(false);
  });

  it('stands worst first', () => {
    const behind = [80, 0, 50, 89].map(figure).filter(isBehind);
    expect(behind.toSorted(byUrgency).map((each) => each.actual)).toEqual([0, 50, 80, 89]);
  });
});
