import fc from 'fast-check';
import { ancestorsOf, checkParent, type RegionNode } from './region-tree';

const tree: readonly RegionNode[] = [
  { id: 'uk', parentId: null },
  { id: 'westMidlands', parentId: 'uk' },
  { id: 'birmingham', parentId: 'westMidlands' },
  { id: 'online', parentId: null },
];

describe('the regions above one', () => {
  it('are named from the nearest', () => {
    expect(ancestorsOf('birmingham', tree)).toEqual(['westMidlands', 'uk']);
    expect(ancestorsOf('online', tree)).toEqual([]);
    expect(ancestorsOf('nowhere', tree)).toEqual([]);
  });

  it('end at a loop, and at a gap', () => {
    const broken = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'c' },
      { id: 'c', parentId: 'b' },
      { id: 'd', parentId: 'missing' },
    ];
    expect(ancestorsOf('a', broken)).toEqual(['b', 'c']);
    expect(ancestorsOf('d', broken)).toEqual(['missing']);
  });
});

describe('moving a region', () => {
  it.each<[string, string | null, boolean]>([
    ['birmingham', 'uk', true],
    ['birmingham', null, true],
    ['birmingham', 'westMidlands', true],
    ['westMidlands', 'online', true],
    ['uk', 'uk', false],
    ['uk', 'westMidlands', false],
    ['uk', 'birmingham', false],
  ])('%s under %s: %s', (region, parent, isAllowed) => {
    expect(checkParent(region, parent, tree).ok).toBe(isAllowed);
  });

  it('never makes a region lie above itself, however often regions are moved', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.option(name))), (moves) => {
        let regions: readonly RegionNode[] = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, parentId: null }));
        for (const [id, parentId] of moves)
          if (checkParent(id, parentId, regions).ok)
            regions = regions.map((region) => (region.id === id ? { id, parentId } : region));
        for (const { id } of regions) {
          const above = ancestorsOf(id, regions);
          expect(above).not.toContain(id);
          expect(regions.find((region) => region.id === (above.at(-1) ?? id))?.parentId).toBeNull();
        }
      }),
    );
  });
});
