import { Body, Controller, Post } from '@nestjs/common';
import {
  storySearchList,
  storySearchQuery,
  type StorySearchList,
  type StorySearchQuery,
} from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { StorySearchService } from './story-search.service';

@Controller('stories/search')
export class StorySearchController {
  constructor(private readonly stories: StorySearchService) {}

  /** A `POST` although nothing changes: what somebody looks for can be about a person, and would stand in logs as part of an address. */
  @Post()
  @Can('story.read')
  @Answer(storySearchList)
  search(@Body({ schema: storySearchQuery }) query: StorySearchQuery): Promise<StorySearchList> {
    return this.stories.search(query);
  }
}
