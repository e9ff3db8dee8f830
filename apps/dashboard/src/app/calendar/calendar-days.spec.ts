import { dayAfterKey, daysOf, spanOf, stepped, WEEKDAYS, weeksOf, writeSpan } from './calendar-days';

describe('the days of a view', () => {
  it.each([
    ['month', '2026-03-09', '2026-02-23', '2026-04-06'],
    ['month', '2027-02-14', '2027-02-01', '2027-03-01'],
    ['week', '2026-03-15', '2026-03-09', '2026-03-16'],
    ['week', '2026-03-09', '2026-03-09', '2026-03-16'],
    ['agenda', '2026-03-11', '2026-03-11', '2026-04-08'],
  ] as const)('of the %s around %s are from %s until %s', (view, date, from, until) => {
    expect(spanOf(view, date)).toEqual({ from, until });
  });

  it('of a month stand in whole weeks, and every day stands once', () => {
    const weeks = weeksOf('2026-08-15');
    expect(weeks.map(({ length }) => length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks.flat()).toEqual(daysOf({ from: '2026-07-27', until: '2026-09-07' }));
  });

  it.each([
    ['month', '2026-01-31', 1, '2026-02-28'],
    ['month', '2026-01-15', -1, '2025-12-15'],
    ['week', '2026-03-30', 1, '2026-04-06'],
    ['agenda', '2026-03-01', -1, '2026-02-01'],
  ] as const)('of the %s on %s, %d on, are around %s', (view, date, steps, on) => {
    expect(stepped(view, date, steps)).toBe(on);
  });

  it.each([
    ['month', 'March 2026'],
    ['week', '9–15 Mar 2026'],
    ['agenda', '11 Mar–7 Apr 2026'],
  ] as const)('are called, for the %s, %s', (view, words) => {
    expect(writeSpan(view, '2026-03-11').replace(/\s*–\s*/, '–')).toBe(words);
  });

  it('begin on Monday', () => {
    expect(WEEKDAYS[0]).toEqual({ short: 'Mon', long: 'Monday' });
    expect(WEEKDAYS[6]).toEqual({ short: 'Sun', long: 'Sunday' });
  });
});

describe('the keys of the month', () => {
  it.each([
    ['ArrowLeft', '2026-02-28'],
    ['ArrowRight', '2026-03-02'],
    ['ArrowUp', '2026-02-22'],
    ['ArrowDown', '2026-03-08'],
    ['Home', '2026-02-23'],
    ['End', '2026-03-01'],
    ['PageUp', '2026-02-01'],
    ['PageDown', '2026-04-01'],
    ['a', null],
  ])('%s leads from 1 March to %s', (key, day) => {
    expect(dayAfterKey(key, '2026-03-01')).toBe(day);
  });
});
