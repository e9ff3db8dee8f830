import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import {
  assetParam,
  assetWrite,
  contributorParam,
  contributorWrite,
  story,
  type AssetWrite,
  type ContributorWrite,
  type Story,
} from '@throughline/domain/stories';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { StoryPartsService } from './story-parts.service';

type ContributorParam = z.output<typeof contributorParam>;
type AssetParam = z.output<typeof assetParam>;

@Controller('stories/:id')
export class StoryPartsController {
  constructor(private readonly parts: StoryPartsService) {}

  @Put('contributors/:contributorId')
  @Can('story.write')
  @Answer(story)
  writeContributor(
    @Param({ schema: contributorParam }) { id, contributorId }: ContributorParam,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: contributorWrite }) write: ContributorWrite,
  ): Promise<Story> {
    return this.parts.writeContributor({ id, partId: contributorId, ifMatch, write });
  }

  @Delete('contributors/:contributorId')
  @Can('story.write')
  @Answer(story)
  removeContributor(@Param({ schema: contributorParam }) { id, contributorId }: ContributorParam): Promise<Story> {
    return this.parts.removeContributor(id, contributorId);
  }

  @Put('assets/:assetId')
  @Can('story.write')
  @Answer(story)
  writeAsset(
    @Param({ schema: assetParam }) { id, assetId }: AssetParam,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: assetWrite }) write: AssetWrite,
  ): Promise<Story> {
    return this.parts.writeAsset({ id, partId: assetId, ifMatch, write });
  }

  @Delete('assets/:assetId')
  @Can('story.write')
  @Answer(story)
  removeAsset(@Param({ schema: assetParam }) { id, assetId }: AssetParam): Promise<Story> {
    return this.parts.removeAsset(id, assetId);
  }
}
