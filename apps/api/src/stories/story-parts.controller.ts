import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import {
  assetWrite,
  contributorWrite,
  story,
  storyPartParam,
  type AssetWrite,
  type ContributorWrite,
  type Story,
} from '@throughline/domain/stories';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { StoryPartsService } from './story-parts.service';

type PartParam = z.output<typeof storyPartParam>;

@Controller('stories/:id')
export class StoryPartsController {
  constructor(private readonly parts: StoryPartsService) {}

  @Put('contributors/:partId')
  @Can('story.write')
  @Answer(story)
  writeContributor(
    @Param({ schema: storyPartParam }) param: PartParam,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: contributorWrite }) write: ContributorWrite,
  ): Promise<Story> {
    return this.parts.writeContributor({ ...param, ifMatch, write });
  }

  @Delete('contributors/:partId')
  @Can('story.write')
  @Answer(story)
  removeContributor(@Param({ schema: storyPartParam }) { id, partId }: PartParam): Promise<Story> {
    return this.parts.removeContributor(id, partId);
  }

  @Put('assets/:partId')
  @Can('story.write')
  @Answer(story)
  writeAsset(
    @Param({ schema: storyPartParam }) param: PartParam,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: assetWrite }) write: AssetWrite,
  ): Promise<Story> {
    return this.parts.writeAsset({ ...param, ifMatch, write });
  }

  @Delete('assets/:partId')
  @Can('story.write')
  @Answer(story)
  removeAsset(@Param({ schema: storyPartParam }) { id, partId }: PartParam): Promise<Story> {
    return this.parts.removeAsset(id, partId);
  }
}
