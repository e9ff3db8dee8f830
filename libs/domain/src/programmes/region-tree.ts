import { accepted, refused, type Result } from '../shared';

/** What the tree needs to know of a region. */
export interface RegionNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** The ids of the regions above one, nearest first; the region itself is not among them. Stops at a loop or a gap. */
export const ancestorsOf = (regionId: string, regions: readonly RegionNode[]): readonly string[] => {
  const parents = new Map(regions.map((region) => [region.id, region.parentId]));
  const found: string[] = [];
  for (let at = parents.get(regionId); at && at !== regionId && !found.includes(at); at = parents.get(at))
    found.push(at);
  return found;
};

/** A region may move anywhere but under itself or under a region that it contains. */
export const checkParent = (
  regionId: string,
  parentId: string | null,
  regions: readonly RegionNode[],
): Result<string | null, 'region.insideItself'> =>
  parentId !== null && (parentId === regionId || ancestorsOf(parentId, regions).includes(regionId))
    ? refused('region.insideItself')
    : accepted(parentId);
