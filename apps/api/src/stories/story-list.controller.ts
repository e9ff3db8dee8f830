import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  storyBoard,
  storyBoardQuery,
  storyBulk,
  storyBulkAnswer,
  storyExportQuery,
  storyList,
  storyQuery,
  type StoryBoard,
  type StoryBoardQuery,
  type StoryBulk,
  type StoryBulkAnswer,
  type StoryExportQuery,
  type StoryList,
  type StoryQuery,
} from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { AnswerCsv, type Csv } from '../platform/csv';
import { StoriesService } from './stories.service';
import { StoryBulkService } from './story-bulk.service';
import { StoryExportService } from './story-export.service';
import { capped, StoryListQueries } from './story-list.queries';

/** Many stories at once. */
@Controller('stories')
export class StoryListController {
  constructor(
    private readonly queries: StoryListQueries,
    private readonly stories: StoriesService,
    private readonly bulk: StoryBulkService,
    private readonly exports: StoryExportService,
  ) {}

  @Get()
  @Can('story.read')
  @Answer(storyList)
  list(@Query({ schema: storyQuery }) query: StoryQuery): Promise<StoryList> {
    return this.queries.list(query);
  }

  @Get('board')
  @Can('story.read')
  @Answer(storyBoard)
  async board(@Query({ schema: storyBoardQuery }) query: StoryBoardQuery): Promise<StoryBoard> {
    const columns = await this.queries.board(query);
    return {
      columns: columns.map(({ state, total, items }) => ({
        state,
        ...capped(total),
        items: items.map(({ subject, ...card }) => ({ ...card, moves: this.stories.moves(card.state, subject) })),
      })),
    };
  }

  @Get('export')
  @Can('story.read')
  @AnswerCsv()
  export(@Query({ schema: storyExportQuery }) query: StoryExportQuery): Promise<Csv> {
    return this.exports.export(query);
  }

  @Post('bulk')
  @Can('story.review')
  @Answer(storyBulkAnswer)
  change(@Body({ schema: storyBulk }) bulk: StoryBulk): Promise<StoryBulkAnswer> {
    return this.bulk.change(bulk);
  }
}
