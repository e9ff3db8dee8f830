import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  daysInclusive,
  isLocalDate,
  lastDayOfMonth,
  localDate,
  localTime,
  monthOf,
  monthsBetween,
} from './local-date';

const day = fc.integer({ min: 0, max: 109_000 }).map((days) => addDays('1900-01-01', days));
const distance = fc.integer({ min: -400, max: 400 });
const laterDay = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1950-01-01', days));

describe('a local date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
    expect(localDate.parse(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2200-01-01',
    '2026-1-1',
    '26-01-01',
    '01/02/2026',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    ' 2026-01-01',
    '٢٠٢٦-٠١-٠١',
    '',
  ])('%j does not', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(localDate.safeParse(text).success).toBe(false);
  });
});

describe('a time of day', () => {
  it.each(['00:00', '09:05', '18:00', '23:59'])('%s is on the clock', (text) => {
    expect(localTime.parse(text)).toBe(text);
  });
  it.each(['24:00', '18:60', '9:05', '18:00:00', '18.00', '6pm', '18:00\n', ''])('%j is not', (text) => {
    expect(localTime.safeParse(text).success).toBe(false);
  });
});

describe('counting days', () => {
  it.each([
    ['2026-03-01', '2026-03-01', 0],
    ['2026-02-28', '2026-03-01', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-28', '2026-03-30', 2], // across the night that has 23 hours
    ['2026-12-31', '2027-01-01', 1],
    ['2026-03-02', '2026-03-01', -1],
  ])('from %s to %s there are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  it('adding and counting are each other’s inverse', () => {
    fc.assert(
      fc.property(laterDay, distance, (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(addDays(addDays(from, days), -days)).toBe(from);
      }),
    );
  });

  it('distances add up, whatever the order of the days', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      }),
    );
  });

  it('sorts as text as it does in time', () => {
    fc.assert(fc.property(day, day, (a, b) => expect(a < b).toBe(daysBetween(a, b) > 0)));
  });

  it('counts both ends of a range, and none of one that is turned round', () => {
    expect(daysInclusive('2026-03-01', '2026-03-01')).toBe(1);
    expect(daysInclusive('2026-01-01', '2026-12-31')).toBe(365);
    expect(daysInclusive('2026-03-02', '2026-03-01')).toBe(0);
    expect(daysInclusive('2026-03-09', '2026-03-01')).toBe(0);
  });
});

describe('months', () => {
  it.each([
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['2026-04', '2026-04-30'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (month, last) => {
    expect(lastDayOfMonth(month)).toBe(last);
    expect(monthOf(last)).toBe(month);
    expect(monthOf(addDays(last, 1))).not.toBe(month);
  });

  it('names every month that a range touches', () => {
    expect(monthsBetween('2026-01-31', '2026-03-01')).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(monthsBetween('2025-12-15', '2026-01-01')).toEqual(['2025-12', '2026-01']);
    expect(monthsBetween('2026-05-05', '2026-05-05')).toEqual(['2026-05']);
    expect(monthsBetween('2026-05-06', '2026-05-05')).toEqual([]);
  });

  it('names each once, in order, from the month of the first day to that of the last', () => {
    fc.assert(
      fc.property(laterDay, fc.integer({ min: 0, max: 2000 }), (first, length) => {
        const last = addDays(first, length);
        const months = monthsBetween(first, last);
        expect(months).toEqual([...new Set(months)].sort());
        expect(months[0]).toBe(monthOf(first));
        expect(months.at(-1)).toBe(monthOf(last));
      }),
    );
  });
});
