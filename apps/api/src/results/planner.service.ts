import { Injectable } from '@nestjs/common';
import { concentrationOf, coverageOf, type CollectionProgress, type CoveragePart } from '@throughline/domain/results';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import type { CollectionFacts, CollectionFrame, Place } from './collection.queries';
import { PlannerQueries, type SessionsAhead } from './planner.queries';
import type { ProgressFilter } from './progress.queries';

type Planner = CollectionProgress['planner'];
type PlannedRegion = Planner['regions'][number];

/** As many sessions as one can choose from at a glance; how many more there are is said. */
const SHOWN_SESSIONS = 5;

interface Looked {
  readonly facts: CollectionFacts;
  readonly parts: readonly Place[];
  readonly filter: ProgressFilter;
}

const isAt =
  (place: Partial<Place>) =>
  (fact: Place): boolean =>
    (place.strandId === undefined || fact.strandId === place.strandId) &&
    (place.regionId === undefined || fact.regionId === place.regionId);

/** The strand whose targets can be set: the one that is looked at, or the only one. */
const strandOf = ({ strands }: CollectionFrame, { strandId }: ProgressFilter): string | null =>
  strandId ?? (strands.length === 1 ? (strands[0]?.id ?? null) : null);

/** Regions by communities: how many stories are sought, how many there are, and what could bring the rest. */
@Injectable()
export class PlannerService {
  constructor(
    private readonly queries: PlannerQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async plan(frame: CollectionFrame, { facts, parts, filter }: Looked): Promise<Planner> {
    const strandId = strandOf(frame, filter);
    const covered = parts.flatMap((part) => coverageAt(frame, facts, part));
    const cells = coverageOf(covered);
    const communities = frame.communities.filter(
      ({ id, isArchived }) =>
        !isArchived || cells.some((cell) => cell.communityId === id && (cell.target > 0 || cell.storiesNet > 0)),
    );
    const ahead = await this.queries.sessionsAhead(frame.id, this.clock.now());
    const mayKnow = this.policy.permits('coverage.write', { programmeId: frame.id });

    const regions: PlannedRegion[] = [];
    for (const region of regionsOf(frame, parts)) {
      const here = parts.filter(isAt({ regionId: region.id }));
      const ofRegion = cells.filter((cell) => cell.regionId === region.id);
      regions.push({
        region,
        storiesNet: ofRegion.reduce((sum, cell) => sum + cell.storiesNet, 0),
        cells: [...communities.map(({ id }) => id), null].map((communityId) => {
          const cell = ofRegion.find((each) => each.communityId === communityId);
          const set = frame.targets.find(
            (target) =>
              target.communityId === communityId && target.strandId === strandId && target.regionId === region.id,
          );
          return {
            ...{ communityId, target: cell?.target ?? 0, storiesNet: cell?.storiesNet ?? 0, gap: cell?.gap ?? 0 },
            version: set?.version ?? null,
          };
        }),
        ...sessionsAt(ahead, here),
        concentration: await this.#concentration(facts, here, mayKnow ? 'named' : 'unnamed'),
      });
    }
    return { communities, regions, strandId };
  }

  async #concentration(
    { gatherers }: CollectionFacts,
    here: readonly Place[],
    naming: 'named' | 'unnamed',
  ): Promise<PlannedRegion['concentration']> {
    const among = here.flatMap((place) => gatherers.filter(isAt(place)));
    const most = concentrationOf(among.map(({ kind, id, storiesNet }) => ({ key: `${kind} ${id}`, storiesNet })));
    const who = among.find(({ kind, id }) => `${kind} ${id}` === most?.key);
    if (!most || !who) return null;
    const name = naming === 'named' ? await this.queries.nameOf(who) : null;
    return { part: most.part, of: most.of, kind: who.kind, name };
  }
}

/** What a strand has and seeks in one of its regions, community by community. */
const coverageAt = (frame: CollectionFrame, facts: CollectionFacts, place: Place): readonly CoveragePart[] => {
  const [told, sought] = [facts.communities.filter(isAt(place)), frame.targets.filter(isAt(place))];
  const ids = new Set([...told, ...sought].map(({ communityId }) => communityId));
  return [...ids].map((communityId) => ({
    ...{ strandId: place.strandId, regionId: place.regionId, communityId },
    target: sought.find((each) => each.communityId === communityId)?.target ?? 0,
    storiesNet: told.find((each) => each.communityId === communityId)?.storiesNet ?? 0,
  }));
};

/** The regions that some parts lie in, each once, by name. */
const regionsOf = ({ strands }: CollectionFrame, parts: readonly Place[]) => {
  const names = new Map(strands.flatMap(({ regions }) => regions.map(({ id, name }) => [id, name])));
  return [...new Set(parts.map(({ regionId }) => regionId))]
    .map((id) => ({ id, name: names.get(id) ?? '' }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
};

const sessionsAt = (ahead: readonly SessionsAhead[], here: readonly Place[]) => {
  const found = here.flatMap((place) => ahead.filter(isAt(place)));
  return {
    sessionsAhead: found.reduce((sum, each) => sum + each.all, 0),
    sessions: found
      .flatMap(({ sessions }) => sessions)
      .toSorted((one, other) => `${one.date} ${one.startTime}`.localeCompare(`${other.date} ${other.startTime}`, 'en'))
      .slice(0, SHOWN_SESSIONS),
  };
};
