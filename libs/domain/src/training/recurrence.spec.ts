import fc from 'fast-check';
import { RRule, type Options } from 'rrule';
import { addDays } from '../shared';
import { datesOf, splitRule, type RecurrenceRhythm, type RecurrenceRule } from './recurrence';
import { MOST_DATES } from './vocabulary';
import { WEEKDAYS } from './vocabulary';

const rule = (
  rhythm: RecurrenceRhythm,
  ends: RecurrenceRule['ends'],
  exceptions: readonly string[] = [],
): RecurrenceRule => ({ rhythm, ends, exceptions });
const times = (count: number): RecurrenceRule['ends'] => ({ kind: 'count', count });
const until = (day: string): RecurrenceRule['ends'] => ({ kind: 'until', until: day });
const everyDay: RecurrenceRhythm = { frequency: 'daily', interval: 1 };

const dates = (given: RecurrenceRule, firstDate: string): readonly string[] => {
  const result = datesOf(given, firstDate);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const refusal = (given: RecurrenceRule, firstDate: string) => {
  const result = datesOf(given, firstDate);
  return result.ok ? null : [result.refusal.code, result.refusal.params];
};

describe('a rule of a series is refused', () => {
  it.each<[string, RecurrenceRule, string, object]>([
    ['without an end', rule(everyDay, null), 'series.endless', {}],
    ['with 10,000 dates', rule(everyDay, times(10_000)), 'series.tooMany', { limit: MOST_DATES }],
    ['that runs for years', rule(everyDay, until('2199-12-31')), 'series.tooMany', { limit: MOST_DATES }],
    [
      'that ends before it starts',
      rule(everyDay, until('2026-01-04')),
      'series.endBeforeStart',
      { firstDate: '2026-01-05' },
    ],
    ['with all its dates left out', rule(everyDay, times(1), ['2026-01-05']), 'series.noDates', {}],
    [
      'on a day that no month of it has',
      rule({ frequency: 'monthlyByDate', interval: 12, day: 31 }, until('2030-12-31')),
      'series.noDates',
      {},
    ],
  ])('%s', (_, given, code, params) => {
    const firstDate = given.rhythm.frequency === 'monthlyByDate' ? '2026-02-01' : '2026-01-05';
    expect(refusal(given, firstDate)).toEqual([code, params]);
  });

  it('with one date more than the most, and not with the most', () => {
    expect(dates(rule(everyDay, times(MOST_DATES)), '2026-01-05')).toHaveLength(MOST_DATES);
    expect(refusal(rule(everyDay, times(MOST_DATES + 1)), '2026-01-05')).toEqual([
      'series.tooMany',
      { limit: MOST_DATES },
    ]);
  });
});

describe('the dates of a series', () => {
  it.each<[string, RecurrenceRule, string, string[]]>([
    ['every day', rule(everyDay, times(3)), '2026-02-27', ['2026-02-27', '2026-02-28', '2026-03-01']],
    [
      'every other week on Tuesday and Thursday, from a Wednesday',
      rule({ frequency: 'weekly', interval: 2, weekdays: ['thursday', 'tuesday'] }, times(4)),
      '2026-03-04',
      ['2026-03-05', '2026-03-17', '2026-03-19', '2026-03-31'],
    ],
    [
      'the 31st, in the months that have one',
      rule({ frequency: 'monthlyByDate', interval: 1, day: 31 }, until('2026-07-31')),
      '2026-01-15',
      ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31'],
    ],
    [
      'the fifth Friday, in the months that have one',
      rule({ frequency: 'monthlyByWeekday', interval: 1, nth: 5, weekday: 'friday' }, times(3)),
      '2026-01-01',
      ['2026-01-30', '2026-05-29', '2026-07-31'],
    ],
    [
      'the last Monday',
      rule({ frequency: 'monthlyByWeekday', interval: 1, nth: 'last', weekday: 'monday' }, times(3)),
      '2026-01-27',
      ['2026-02-23', '2026-03-30', '2026-04-27'],
    ],
    [
      'without those left out, which the count counts',
      rule(everyDay, times(4), ['2026-01-02', '2026-12-24']),
      '2026-01-01',
      ['2026-01-01', '2026-01-03', '2026-01-04'],
    ],
  ])('%s', (_, given, firstDate, expected) => {
    expect(dates(given, firstDate)).toEqual(expected);
  });
});

const RRULE_DAYS = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU];
const weekdayOf = (name: (typeof WEEKDAYS)[number]) => RRULE_DAYS[WEEKDAYS.indexOf(name)] ?? RRule.MO;

const asRRule = (rhythm: RecurrenceRhythm): Partial<Options> => {
  const { interval } = rhythm;
  switch (rhythm.frequency) {
    case 'daily':
      return { freq: RRule.DAILY, interval };
    case 'weekly':
      return { freq: RRule.WEEKLY, interval, wkst: RRule.MO, byweekday: rhythm.weekdays.map(weekdayOf) };
    case 'monthlyByDate':
      return { freq: RRule.MONTHLY, interval, bymonthday: rhythm.day };
    case 'monthlyByWeekday': {
      const nth = rhythm.nth === 'last' ? -1 : rhythm.nth;
      return { freq: RRule.MONTHLY, interval, byweekday: [weekdayOf(rhythm.weekday).nth(nth)] };
    }
  }
};

/** The dates by the library `rrule`, which knows nothing of ours. */
const byLibrary = ({ rhythm, ends, exceptions }: RecurrenceRule, firstDate: string): string[] => {
  const end = ends?.kind === 'count' ? { count: ends.count } : { until: new Date(`${ends?.until ?? ''}T00:00:00Z`) };
  const all = new RRule({ ...asRRule(rhythm), ...end, dtstart: new Date(`${firstDate}T00:00:00Z`) }).all();
  return all.map((date) => date.toISOString().slice(0, 10)).filter((date) => !exceptions.includes(date));
};

const interval = fc.integer({ min: 1, max: 7 });
const weekday = fc.constantFrom(...WEEKDAYS);
const rhythms: fc.Arbitrary<RecurrenceRhythm> = fc.oneof(
  fc.record({ frequency: fc.constant('daily' as const), interval }),
  fc.record({
    frequency: fc.constant('weekly' as const),
    interval,
    weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
  }),
  fc.record({ frequency: fc.constant('monthlyByDate' as const), interval, day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({
    frequency: fc.constant('monthlyByWeekday' as const),
    interval,
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 'last' as const),
    weekday,
  }),
);
const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2024-01-01', offset));
const rules = fc
  .record({
    rhythm: rhythms,
    firstDate: days,
    count: fc.integer({ min: 1, max: 40 }),
    span: fc.integer({ min: 0, max: 390 }),
    isCounted: fc.boolean(),
    leftOut: fc.array(fc.nat({ max: 400 }), { maxLength: 5 }),
  })
  .map(({ rhythm, firstDate, count, span, isCounted, leftOut }) => ({
    firstDate,
    rule: rule(
      rhythm,
      isCounted ? times(count) : until(addDays(firstDate, span)),
      [...new Set(leftOut)].map((offset) => addDays(firstDate, offset)),
    ),
  }));

describe('any rule', () => {
  it('has the dates that RFC 5545 gives it', () => {
    fc.assert(
      fc.property(rules, ({ rule: given, firstDate }) => {
        const result = datesOf(given, firstDate);
        const expected = byLibrary(given, firstDate);
        expect(result.ok ? result.value : []).toEqual(expected);
        if (!result.ok) expect(result.refusal.code).toBe('series.noDates');
      }),
      { numRuns: 400 },
    );
  });

  it('cut in two at any of its dates has the same dates', () => {
    fc.assert(
      fc.property(rules, fc.nat(), ({ rule: given, firstDate }, pick) => {
        const result = datesOf(given, firstDate);
        const all = result.ok ? result.value : [];
        fc.pre(all.length > 1);
        const index = 1 + (pick % (all.length - 1));
        const at = all[index] ?? firstDate;
        const { before, after } = splitRule(given, firstDate, at);
        expect([dates(before, firstDate), dates(after, at)]).toEqual([all.slice(0, index), all.slice(index)]);
      }),
      { numRuns: 300 },
    );
  });
});
