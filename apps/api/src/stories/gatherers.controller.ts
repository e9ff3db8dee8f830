import { Controller, Get, Param } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import { gathererList, type GathererList } from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { StoriesService } from './stories.service';

@Controller('strands/:id/gatherers')
export class GatherersController {
  constructor(private readonly stories: StoriesService) {}

  @Get()
  @Can('story.write')
  @Answer(gathererList)
  list(@Param({ schema: idParam }) { id }: { id: string }): Promise<GathererList> {
    return this.stories.gatherers(id);
  }
}
