import { CONCENTRATION } from './vocabulary';

/** Net stories of a community in a region of a strand, beside how many are sought there. Null: nobody said of which community it is. */
export interface CoveragePart {
  readonly strandId: string;
  readonly regionId: string;
  readonly communityId: string | null;
  /** 0: none are sought. */
  readonly target: number;
  readonly storiesNet: number;
}

export interface CoverageCell {
  readonly regionId: string;
  readonly communityId: string | null;
  readonly target: number;
  readonly storiesNet: number;
  /** Stories that are missing, 0 or more. */
  readonly gap: number;
}

/** Stories that are missing from a target; more than were sought is no gap. */
export const gapOf = ({ target, storiesNet }: Pick<CoveragePart, 'target' | 'storiesNet'>): number =>
  Math.max(0, target - storiesNet);

/**
 * Region by community, over all strands that are given. Targets, stories and gaps add up; a strand that has more than it sought closes no
 * gap of another, which was agreed with somebody else. In the order in which regions and communities first appear.
 */
export const coverageOf = (parts: readonly CoveragePart[]): readonly CoverageCell[] => {
  const cells = new Map<string, CoverageCell>();
  for (const part of parts) {
    const { regionId, communityId } = part;
    const key = `${regionId} ${communityId ?? ''}`;
    const before = cells.get(key) ?? { regionId, communityId, target: 0, storiesNet: 0, gap: 0 };
    cells.set(key, {
      ...before,
      target: before.target + part.target,
      storiesNet: before.storiesNet + part.storiesNet,
      gap: before.gap + gapOf(part),
    });
  }
  return [...cells.values()];
};

/** Net stories of one gatherer. The key tells gatherers apart, and is nothing to show. */
export interface GathererShare {
  readonly key: string;
  readonly storiesNet: number;
}

export interface Concentration {
  readonly key: string;
  /** Stories of this gatherer, of all the net stories there. */
  readonly part: number;
  readonly of: number;
}

/**
 * The gatherer who supplies most of the stories of a region, if one does: more than half of its net stories, from five on. Then what is
 * heard there is what one person or organisation hears. Null where nobody does.
 */
export const concentrationOf = (gatherers: readonly GathererShare[]): Concentration | null => {
  const sums = new Map<string, number>();
  for (const { key, storiesNet } of gatherers) sums.set(key, (sums.get(key) ?? 0) + storiesNet);
  const of = [...sums.values()].reduce((sum, each) => sum + each, 0);
  if (of < CONCENTRATION.fromStories) return null;
  const most = [...sums].find(([, part]) => part > of * CONCENTRATION.moreThan);
  return most ? { key: most[0], part: most[1], of } : null;
};
