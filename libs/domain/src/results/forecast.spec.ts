import fc from 'fast-check';
import { addDays } from '../shared';
import {
  expectedAfter,
  forecastAt,
  forecastAtEnd,
  paceBegins,
  paceOf,
  requiredRate,
  weeksActive,
  weeksLeft,
  type CollectingPart,
} from './forecast';

const TODAY = '2026-06-15';
const year = { startDate: '2026-01-01', endDate: '2026-12-31' };
/** Ends eight weeks from today. */
const eightWeeksLeft = { startDate: '2026-01-05', endDate: addDays(TODAY, 56) };

const collecting = (storiesNet: number, recentNet: number, period = eightWeeksLeft): CollectingPart => ({
  ...period,
  storiesNet,
  recentNet,
});

const anyPart = fc
  .record({
    begins: fc.integer({ min: -400, max: 200 }),
    days: fc.integer({ min: 0, max: 600 }),
    recentNet: fc.nat(60),
    older: fc.nat(80),
  })
  .map(({ begins, days, recentNet, older }): CollectingPart => {
    const startDate = addDays(TODAY, begins);
    const hasBegun = begins <= 0;
    return {
      startDate,
      endDate: addDays(startDate, days),
      storiesNet: hasBegun ? recentNet + older : 0,
      recentNet: hasBegun ? recentNet : 0,
    };
  });
const anyParts = fc.array(anyPart, { maxLength: 8 });
const shuffled = anyParts.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
);

describe('the weeks of a period', () => {
  it.each([
    ['2026-05-31', 0, 2],
    ['2026-06-01', 1 / 7, 13 / 7],
    ['2026-06-07', 1, 1],
    ['2026-06-14', 2, 0],
    ['2026-09-01', 2, 0],
    ['2020-01-01', 0, 2],
  ])('by %s are %d, and %d are left', (asAt, active, left) => {
    const fortnight = { startDate: '2026-06-01', endDate: '2026-06-14' };
    expect(weeksActive(fortnight, asAt)).toBeCloseTo(active, 12);
    expect(weeksLeft(fortnight, asAt)).toBeCloseTo(left, 12);
  });

  it('that make the pace are eight, today among them', () => {
    expect(paceBegins(TODAY)).toBe('2026-04-21');
  });
});

describe('the pace', () => {
  it.each([
    ['eight weeks, of a part that has run for longer', '2026-01-05', 16, 2],
    ['the weeks active, where they are fewer', '2026-05-12', 10, 2],
    ['three weeks at the least', '2026-06-15', 3, 1],
    ['nothing, before it begins', '2026-06-16', 0, 0],
  ])('is over %s', (_, startDate, recentNet, pace) => {
    expect(paceOf(collecting(recentNet, recentNet, { startDate, endDate: '2026-12-31' }), TODAY)).toBeCloseTo(pace, 12);
  });
});

describe('the forecast', () => {
  it.each([
    ['there is no part', [], 'notBegun'],
    ['nothing has begun', [collecting(0, 0, { startDate: '2026-07-01', endDate: '2026-12-31' })], 'notBegun'],
    ['everything is over', [collecting(9, 9, { startDate: '2026-01-01', endDate: '2026-06-15' })], 'over'],
    ['it has run for 20 days', [collecting(9, 9, { startDate: '2026-05-27', endDate: '2026-12-31' })], 'tooFewWeeks'],
    ['there are two stories', [collecting(2, 2)], 'tooFewStories'],
  ])('is none while %s', (_, parts, reason) => {
    expect(forecastAtEnd(parts, TODAY)).toEqual({ kind: 'none', reason });
    expect(forecastAt(parts, { asAt: TODAY, until: '2026-12-31' })).toBeNull();
  });

  it('is given from three weeks and three stories on', () => {
    const first = collecting(3, 3, { startDate: '2026-05-26', endDate: '2026-06-22' });
    expect(forecastAtEnd([first], TODAY)).toMatchObject({ kind: 'given', likely: 4, perWeek: 1 });
  });

  it('is what there is, and the pace times the weeks left, with a band of 1.28 standard deviations, rounded outwards', () => {
    // 2 a week for 8 weeks: 16 expected, ± 1.28 × 4 = 5.12.
    expect(forecastAtEnd([collecting(29, 16)], TODAY)).toEqual({
      kind: 'given',
      low: 39,
      likely: 45,
      high: 51,
      perWeek: 2,
      endsOn: eightWeeksLeft.endDate,
      partsToCome: 0,
    });
  });

  it('is never below what there is', () => {
    // 1 expected, ± 1.28.
    expect(forecastAtEnd([collecting(29, 1)], TODAY)).toMatchObject({ low: 29, likely: 30, high: 32 });
    expect(forecastAtEnd([collecting(29, 0)], TODAY)).toMatchObject({ low: 29, likely: 29, high: 29, perWeek: 0 });
  });

  it('lets every part run at its own pace to its own end, and says how many are to come', () => {
    const over = collecting(10, 8, { startDate: '2026-01-01', endDate: '2026-05-31' });
    const toCome = collecting(0, 0, { startDate: '2026-09-01', endDate: '2026-12-31' });
    expect(forecastAtEnd([collecting(29, 16), over, toCome], TODAY)).toMatchObject({
      likely: 55,
      perWeek: 2,
      endsOn: '2026-12-31',
      partsToCome: 1,
    });
  });

  it('expects of the whole what it expects of its parts, whatever their order', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(400), ([parts, others], days) => {
        const when = { asAt: TODAY, until: addDays(TODAY, days) };
        const sum = parts.reduce((all, part) => all + expectedAfter([part], when), 0);
        expect(expectedAfter(parts, when)).toBeCloseTo(sum, 6);
        expect(forecastAtEnd(others, TODAY)).toEqual(forecastAtEnd(parts, TODAY));
      }),
    );
  });

  it('lies in its band, does not fall as time goes on, and ends at its end', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(300), fc.nat(300), (parts, one, other) => {
        const end = forecastAtEnd(parts, TODAY);
        const bands = [Math.min(one, other), Math.max(one, other)].map((days) =>
          forecastAt(parts, { asAt: TODAY, until: addDays(TODAY, days) }),
        );
        if (end.kind === 'none') {
          expect(bands).toEqual([null, null]);
          return;
        }
        const actual = parts.reduce((sum, part) => sum + part.storiesNet, 0);
        for (const band of [...bands, end]) {
          expect(band?.low).toBeGreaterThanOrEqual(actual);
          expect(band?.likely).toBeGreaterThanOrEqual(band?.low ?? Infinity);
          expect(band?.high).toBeGreaterThanOrEqual(band?.likely ?? Infinity);
        }
        expect(bands[0]?.likely).toBeLessThanOrEqual(bands[1]?.likely ?? -1);
        expect(forecastAt(parts, { asAt: TODAY, until: end.endsOn })).toEqual({
          low: end.low,
          likely: end.likely,
          high: end.high,
        });
      }),
    );
  });
});

describe('what is needed', () => {
  const need = (target: number | null, actual: number, period = year) =>
    requiredRate({ target, actual, period }, TODAY);

  it('is nothing without a target, and nothing of one that is reached, also when the time is over', () => {
    const past = { startDate: '2026-01-01', endDate: '2026-05-31' };
    expect(need(null, 3)).toEqual({ kind: 'noTarget' });
    expect(need(0, 3)).toEqual({ kind: 'noTarget' });
    expect(need(40, 40)).toEqual({ kind: 'reached' });
    expect(need(40, 41, past)).toEqual({ kind: 'reached' });
  });

  it.each([
    ['2026-05-31', 11],
    ['2026-06-15', 11], // the last day counts as over by its end, as in what was expected by now
  ])('cannot be gathered any more after %s', (endDate, missing) => {
    expect(need(40, 29, { startDate: '2026-01-01', endDate })).toEqual({ kind: 'over', missing });
  });

  it.each([
    [eightWeeksLeft.endDate, 1.4], // 11 in 8 weeks: 1.375, rounded up
    [addDays(TODAY, 77), 1],
    [addDays(TODAY, 7), 11],
    [addDays(TODAY, 1), 11], // not 77 a week
  ])('by %s is %d a week', (endDate, perWeek) => {
    expect(need(40, 29, { startDate: '2026-01-01', endDate })).toEqual({ kind: 'perWeek', missing: 11, perWeek });
  });

  it('of what has not begun is spread over all of its time', () => {
    expect(need(20, 0, { startDate: '2026-07-01', endDate: addDays('2026-07-01', 69) })).toMatchObject({ perWeek: 2 });
  });

  it('is enough for whoever keeps to it, and not much more', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 900 }), (target, actual, days) => {
        const needed = need(target, actual, { startDate: '2026-01-01', endDate: addDays(TODAY, days) });
        if (needed.kind !== 'perWeek') return;
        const weeks = Math.max(1, days / 7);
        expect(needed.perWeek * weeks + 1e-6).toBeGreaterThanOrEqual(needed.missing);
        expect((needed.perWeek - 0.1) * weeks).toBeLessThanOrEqual(needed.missing + 1e-6);
      }),
    );
  });
});
