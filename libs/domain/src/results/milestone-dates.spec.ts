import fc from 'fast-check';
import { addDays } from '../shared';
import {
  expectedOn,
  isLate,
  milestoneRag,
  milestonesInOrder,
  onTimeRate,
  slippageDays,
  type MilestoneDates,
} from './milestone-dates';
import { MILESTONE_STATES } from './plan-vocabulary';

const TODAY = '2026-06-15';
const milestone = (more: Partial<MilestoneDates> = {}): MilestoneDates => ({
  ...{ state: 'inProgress', baselineDate: '2026-06-01', forecastDate: '2026-06-10', actualDate: null },
  ...more,
});

const anyDay = fc.integer({ min: -120, max: 120 }).map((days) => addDays(TODAY, days));
const anyMilestone = fc
  .record({
    id: fc.uuid(),
    state: fc.constantFrom(...MILESTONE_STATES),
    baselineDate: anyDay,
    forecastDate: anyDay,
    on: anyDay,
  })
  .map(({ on, ...each }) => ({ ...each, actualDate: each.state === 'achieved' ? (on < TODAY ? on : TODAY) : null }));
const shuffled = fc
  .uniqueArray(anyMilestone, { selector: ({ id }) => id, maxLength: 12 })
  .chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );

describe('slippage', () => {
  it.each([
    ['achieved early', { state: 'achieved', actualDate: '2026-05-30' }, -2],
    ['achieved on the day', { state: 'achieved', actualDate: '2026-06-01' }, 0],
    ['achieved late, whatever the forecast was', { state: 'achieved', actualDate: '2026-06-15' }, 14],
    ['past its forecast', {}, 14],
    ['expected later', { forecastDate: '2026-06-29' }, 28],
    ['expected today', { forecastDate: TODAY }, 14],
    ['still on time', { baselineDate: '2026-07-01', forecastDate: '2026-07-01' }, 0],
    ['expected early', { baselineDate: '2026-07-01', forecastDate: '2026-06-20' }, -11],
    ['forecast early, and not there', { baselineDate: '2026-07-01', forecastDate: '2026-06-01' }, -16],
    ['missed', { state: 'missed' }, 14],
    ['dropped', { state: 'dropped' }, null],
  ] as const)('of a milestone that is %s', (_, more, days) => {
    expect(slippageDays(milestone(more), TODAY)).toBe(days);
  });

  it('grows by one a day while a milestone that is due does not come', () => {
    fc.assert(
      fc.property(fc.nat(400), (days) => {
        expect(slippageDays(milestone(), addDays('2026-06-10', days))).toBe(9 + days);
      }),
    );
  });

  it('is to be late only while something is expected', () => {
    expect(MILESTONE_STATES.filter((state) => isLate(milestone({ state }), TODAY))).toEqual(['planned', 'inProgress']);
    expect(isLate(milestone({ baselineDate: '2026-07-01' }), TODAY)).toBe(false);
  });
});

it.each([
  ['on time', { baselineDate: '2026-07-01', forecastDate: '2026-07-01' }, 'green'],
  ['a day late', { baselineDate: '2026-06-14' }, 'amber'],
  ['thirty days late', { baselineDate: '2026-05-16' }, 'amber'],
  ['later than that', { baselineDate: '2026-05-15' }, 'red'],
  ['missed', { state: 'missed' }, 'red'],
  ['achieved, however late', { state: 'achieved', baselineDate: '2026-01-01', actualDate: TODAY }, 'green'],
  ['dropped', { state: 'dropped', baselineDate: '2026-01-01' }, 'grey'],
] as const)('a milestone that is %s stands so', (_, more, rag) => {
  expect(milestoneRag(milestone(more), TODAY)).toBe(rag);
});

describe('the rate of what is on time', () => {
  it('is of what was due by now: today too, missed and open ones too, dropped ones not', () => {
    const all = [
      milestone({ state: 'achieved', actualDate: '2026-06-01' }),
      milestone({ state: 'achieved', actualDate: '2026-06-02' }),
      milestone({ state: 'achieved', baselineDate: '2026-06-16', actualDate: '2026-06-14' }),
      milestone({ baselineDate: TODAY, forecastDate: TODAY }),
      milestone({ state: 'missed' }),
      milestone({ state: 'dropped' }),
      milestone({ baselineDate: '2026-06-16' }),
    ];
    expect(onTimeRate(all, TODAY)).toEqual({ part: 1, of: 4 });
    expect(onTimeRate([], TODAY)).toEqual({ part: 0, of: 0 });
  });

  it('is a part of the whole, in whatever order', () => {
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const { part, of } = onTimeRate(one, TODAY);
        expect(onTimeRate(other, TODAY)).toEqual({ part, of });
        expect(part).toBeLessThanOrEqual(of);
      }),
    );
  });
});

describe('the order of milestones', () => {
  it('begins with the latest, goes on by date, and ends with what is settled', () => {
    const named = (id: string, more: Partial<MilestoneDates>) => ({ id, ...milestone(more) });
    const all = [
      named('done', { state: 'achieved', actualDate: '2026-05-01' }),
      named('october', { baselineDate: '2026-10-01', forecastDate: '2026-10-01' }),
      named('a little late', { baselineDate: '2026-06-14' }),
      named('july', { baselineDate: '2026-07-01', forecastDate: '2026-07-01' }),
      named('very late', { baselineDate: '2026-02-01' }),
    ];
    expect(milestonesInOrder(all, TODAY).map(({ id }) => id)).toEqual([
      ...['very late', 'a little late', 'july', 'october', 'done'],
    ]);
  });

  it('is the same in whatever order they were entered', () => {
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(milestonesInOrder(other, TODAY)).toEqual(milestonesInOrder(one, TODAY));
      }),
    );
  });

  it('never expects anything before today that has not been achieved', () => {
    fc.assert(
      fc.property(anyMilestone, (each) => {
        expect(expectedOn(each, TODAY) >= (each.actualDate ?? TODAY)).toBe(true);
      }),
    );
  });
});
