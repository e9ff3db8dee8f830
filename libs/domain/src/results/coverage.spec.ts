import fc from 'fast-check';
import { concentrationOf, coverageOf, gapOf, type CoveragePart } from './coverage';

const part = (changes: Partial<CoveragePart>): CoveragePart => ({
  strandId: 'S1',
  regionId: 'north',
  communityId: 'elders',
  target: 5,
  storiesNet: 2,
  ...changes,
});

const anyPart: fc.Arbitrary<CoveragePart> = fc.record({
  strandId: fc.constantFrom('S1', 'S2', 'S3'),
  regionId: fc.constantFrom('north', 'south'),
  communityId: fc.constantFrom('elders', 'carers', null),
  target: fc.nat(20),
  storiesNet: fc.nat(20),
});
const anyParts = fc.uniqueArray(anyPart, {
  selector: ({ strandId, regionId, communityId }) => `${strandId} ${regionId} ${communityId ?? ''}`,
});

describe('a gap', () => {
  it.each([
    [5, 2, 3],
    [5, 5, 0],
    [5, 9, 0],
    [0, 3, 0],
    [0, 0, 0],
  ])('between %d sought and %d there is %d', (target, storiesNet, gap) => {
    expect(gapOf({ target, storiesNet })).toBe(gap);
  });

  it('of one strand is not closed by what another has too many', () => {
    const cells = coverageOf([part({ storiesNet: 9 }), part({ strandId: 'S2', storiesNet: 1 })]);
    expect(cells).toEqual([{ regionId: 'north', communityId: 'elders', target: 10, storiesNet: 10, gap: 4 }]);
  });

  it('adds up over strands, whatever their order', () => {
    const shuffled = anyParts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    const inOrder = (parts: readonly CoveragePart[]) =>
      coverageOf(parts).toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    fc.assert(
      fc.property(shuffled, ([parts, others]) => {
        const cells = coverageOf(parts);
        for (const field of ['target', 'storiesNet'] as const)
          expect(cells.reduce((sum, each) => sum + each[field], 0)).toBe(
            parts.reduce((sum, each) => sum + each[field], 0),
          );
        expect(cells.reduce((sum, each) => sum + each.gap, 0)).toBe(parts.reduce((sum, each) => sum + gapOf(each), 0));
        for (const cell of cells) expect(cell.gap).toBeGreaterThanOrEqual(gapOf(cell));
        expect(inOrder(others)).toEqual(inOrder(parts));
      }),
    );
  });
});

describe('most of the stories of a region', () => {
  it.each([
    ['of nobody where there are none', {}, null],
    ['of nobody below five stories', { a: 4 }, null],
    ['of nobody at one half', { a: 3, b: 3 }, null],
    ['of whoever has more than half of five', { a: 3, b: 1, c: 1 }, { key: 'a', part: 3, of: 5 }],
    ['of whoever has all', { a: 5 }, { key: 'a', part: 5, of: 5 }],
    ['of nobody where they are spread', { a: 2, b: 2, c: 2, d: 2 }, null],
  ])('are %s', (_, stories, expected) => {
    const gatherers = Object.entries(stories).map(([key, storiesNet]) => ({ key, storiesNet }));
    expect(concentrationOf(gatherers)).toEqual(expected);
  });

  it('are of one gatherer at most, however their stories are cut and in whatever order', () => {
    const gatherers = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), storiesNet: fc.nat(6) }));
    fc.assert(
      fc.property(gatherers, (all) => {
        const found = concentrationOf(all);
        expect(concentrationOf(all.toReversed())).toEqual(found);
        if (!found) return;
        expect(found.part * 2).toBeGreaterThan(found.of);
        expect(found.of).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
