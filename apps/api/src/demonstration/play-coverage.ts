import { CommunityService } from '../results/community.service';
import { CoverageService } from '../results/coverage.service';
import { COMMUNITIES, COVERAGE } from './coverage.data';
import type { Player } from './player';

/** Whose stories are sought, and how many of each in every region: before the first of them is told. */
export const playCoverage = (player: Player, now: string): Promise<void> =>
  player.as('manager', now, async () => {
    const programmeId = player.id('nacp');
    for (const { key, name } of COMMUNITIES)
      await player.the(CommunityService).put(player.id(key), { programmeId, name, isArchived: false }, null);
    for (const [region, community, target] of COVERAGE) {
      const cell = {
        strandId: player.id('y2'),
        regionId: player.id(region),
        communityId: player.id(community),
      };
      await player.the(CoverageService).put({ cell, write: { target }, ifMatch: null });
    }
  });
