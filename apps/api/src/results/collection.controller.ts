import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  collectionProgress,
  community,
  communityList,
  communityWrite,
  coverageParam,
  coverageTarget,
  coverageTargetWrite,
  progressQuery,
  type CollectionProgress,
  type Community,
  type CommunityList,
  type CommunityWrite,
  type CoverageParam,
  type CoverageTarget,
  type CoverageTargetWrite,
} from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { CollectionService } from './collection.service';
import { CommunityService } from './community.service';
import { CoverageService } from './coverage.service';
import type { ProgressFilter } from './progress.queries';

/** The collection of stories: how it comes on, and from whom stories are sought. */
@Controller()
export class CollectionController {
  constructor(
    private readonly collection: CollectionService,
    private readonly communities: CommunityService,
    private readonly coverage: CoverageService,
  ) {}

  @Get('programmes/:id/collection')
  @Can('progress.read')
  @Answer(collectionProgress)
  read(
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: progressQuery }) filter: ProgressFilter,
  ): Promise<CollectionProgress> {
    return this.collection.read(id, filter);
  }

  @Get('programmes/:id/communities')
  @Can('progress.read')
  @Answer(communityList)
  list(@Param({ schema: idParam }) { id }: { id: string }): Promise<CommunityList> {
    return this.communities.list(id);
  }

  @Put('communities/:id')
  @Can('coverage.write')
  @Answer(community)
  putCommunity(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: communityWrite }) write: CommunityWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Community> {
    return this.communities.put(id, write, ifMatch);
  }

  @Put('strands/:id/coverage/:regionId/:communityId')
  @Can('coverage.write')
  @Answer(coverageTarget)
  putTarget(
    @Param({ schema: coverageParam }) { id, regionId, communityId }: CoverageParam,
    @Body({ schema: coverageTargetWrite }) write: CoverageTargetWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<CoverageTarget> {
    return this.coverage.put({ cell: { strandId: id, regionId, communityId }, write, ifMatch });
  }
}
