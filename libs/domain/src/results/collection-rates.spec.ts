import fc from 'fast-check';
import {
  addCounts,
  collectionRates,
  coreTrainingCoverage,
  medianDays,
  netOf,
  NO_STORIES,
  unreviewedAge,
  valueOf,
  type StoryCounts,
} from './collection-rates';

const counts: StoryCounts = {
  ...{ gathered: 31, withdrawn: 2, recentNet: 8, published: 12, publishable: 20 },
  ...{ held: 33, heldWithConsent: 32, consentsExpiring: 3, curatable: 25, curated: 10 },
};

/** Counts as they can be: what is withdrawn was gathered, and so on. */
const anyCounts: fc.Arbitrary<StoryCounts> = fc
  .record({
    withdrawn: fc.nat(9),
    net: fc.nat(99),
    extra: fc.nat(9),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ withdrawn, net, extra, shares: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] }) => {
    const held = net + extra;
    const curatable = Math.floor(held * e);
    return {
      gathered: net + withdrawn,
      withdrawn,
      recentNet: Math.floor(net * a),
      published: Math.floor(net * b),
      publishable: Math.floor(net * c),
      held,
      heldWithConsent: Math.floor(held * d),
      consentsExpiring: Math.floor(held * f),
      curatable,
      curated: Math.floor(curatable * g),
    };
  });
const several = fc.array(anyCounts, { maxLength: 6 });
const spread = fc.array(fc.record({ days: fc.nat(90), stories: fc.nat(5) }), { maxLength: 20 });
const shuffledSpread = spread.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
);

describe('the rates of a collection', () => {
  it('each have their numerator and denominator', () => {
    const reporters = [
      { personId: 'a', hasCoreTraining: true },
      { personId: 'b', hasCoreTraining: false },
    ];
    expect(collectionRates(counts, reporters)).toEqual({
      publish: { part: 12, of: 29 },
      publishConsent: { part: 20, of: 29 },
      consentCoverage: { part: 32, of: 33 },
      curation: { part: 10, of: 25 },
      coreTraining: { part: 1, of: 2 },
    });
  });

  it.each([
    [{ part: 1, of: 4 }, 0.25],
    [{ part: 0, of: 4 }, 0],
    [{ part: 4, of: 4 }, 1],
    [{ part: 0, of: 0 }, null],
  ])('have a value where there is something to take a share of: %j is %j', (share, value) => {
    expect(valueOf(share)).toBe(value);
  });

  it('count a reporter once, however many regions they gather in', () => {
    const reporter = { personId: 'a', hasCoreTraining: true };
    expect(coreTrainingCoverage([reporter, reporter, { personId: 'b', hasCoreTraining: false }])).toEqual({
      part: 1,
      of: 2,
    });
    expect(coreTrainingCoverage([])).toEqual({ part: 0, of: 0 });
  });
});

describe('the counts of parts', () => {
  it('of no part are nothing', () => {
    expect(addCounts([])).toEqual(NO_STORIES);
  });

  it('add up, in any order and however they are cut', () => {
    fc.assert(
      fc.property(several, several, (some, others) => {
        const whole = addCounts([...others, ...some]);
        expect(whole).toEqual(addCounts([addCounts(some), addCounts(others)]));
        expect(netOf(whole)).toBe([...some, ...others].reduce((sum, each) => sum + netOf(each), 0));
        expect(netOf(whole)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('give shares from 0 to 1', () => {
    fc.assert(
      fc.property(several, (parts) => {
        for (const share of Object.values(collectionRates(addCounts(parts), []))) {
          expect(share.part).toBeLessThanOrEqual(share.of);
          expect(valueOf(share) ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('the median of days', () => {
  it.each([
    [[], null],
    [[{ days: 3, stories: 0 }], null],
    [[{ days: 7, stories: 1 }], 7],
    [
      [
        { days: 9, stories: 1 },
        { days: 2, stories: 1 },
      ],
      5.5,
    ],
    [
      [
        { days: 9, stories: 1 },
        { days: 2, stories: 2 },
      ],
      2,
    ],
    [
      [
        { days: 30, stories: 3 },
        { days: 0, stories: 3 },
      ],
      15,
    ],
  ])('of %j is %j', (days, median) => {
    expect(medianDays(days)).toBe(median);
  });

  it('is the middle of what is written out in full, in any order', () => {
    fc.assert(
      fc.property(shuffledSpread, ([all, other]) => {
        const full = all
          .flatMap(({ days, stories }) => Array.from({ length: stories }, () => days))
          .sort((a, b) => a - b);
        const middle = full.length / 2;
        const expected =
          full.length === 0
            ? null
            : ((full[Math.ceil(middle) - 1] ?? 0) + (full[Math.floor(middle)] ?? full[Math.ceil(middle) - 1] ?? 0)) / 2;
        expect(medianDays(all)).toBe(expected);
        expect(medianDays(other)).toBe(expected);
      }),
    );
  });
});

describe('what waits for review', () => {
  it('is classed by its days, each in one class', () => {
    const days = [0, 7, 8, 14, 15, 28, 29, 400].map((each) => ({ days: each, stories: 1 }));
    expect(unreviewedAge(days)).toEqual({
      stories: 8,
      medianDays: 14.5,
      oldestDays: 400,
      classes: [
        { fromDays: 0, toDays: 7, stories: 2 },
        { fromDays: 8, toDays: 14, stories: 2 },
        { fromDays: 15, toDays: 28, stories: 2 },
        { fromDays: 29, toDays: null, stories: 2 },
      ],
    });
  });

  it('is nothing where nothing waits', () => {
    expect(unreviewedAge([])).toMatchObject({ stories: 0, medianDays: null, oldestDays: null });
  });

  it('is in its classes, all of it, whatever the order', () => {
    fc.assert(
      fc.property(shuffledSpread, ([all, other]) => {
        const waiting = unreviewedAge(all);
        expect(waiting.classes.reduce((sum, each) => sum + each.stories, 0)).toBe(waiting.stories);
        expect(unreviewedAge(other)).toEqual(waiting);
      }),
    );
  });
});
