import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  keyQuoteParam,
  keyQuoteWrite,
  storyReviewPage,
  storyReviewParam,
  storyReviewWrite,
  type KeyQuoteWrite,
  type StoryReviewPage,
  type StoryReviewWrite,
} from '@throughline/domain/stories';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { StoryQuotesService } from './story-quotes.service';
import { StoryReviewsService } from './story-reviews.service';

@Controller('stories/:id')
export class StoryReviewsController {
  constructor(
    private readonly reviews: StoryReviewsService,
    private readonly quotes: StoryQuotesService,
  ) {}

  @Get('review')
  @Can('story.review', 'story.write')
  @Answer(storyReviewPage)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<StoryReviewPage> {
    return this.reviews.read(id);
  }

  @Put('reviews/:reviewId')
  @Can('story.review')
  @Answer(storyReviewPage)
  writeReview(
    @Param({ schema: storyReviewParam }) param: z.output<typeof storyReviewParam>,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: storyReviewWrite }) write: StoryReviewWrite,
  ): Promise<StoryReviewPage> {
    return this.reviews.write({ ...param, ifMatch, write });
  }

  @Put('quotes/:quoteId')
  @Can('story.review')
  @Answer(storyReviewPage)
  writeQuote(
    @Param({ schema: keyQuoteParam }) param: z.output<typeof keyQuoteParam>,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: keyQuoteWrite }) write: KeyQuoteWrite,
  ): Promise<StoryReviewPage> {
    return this.quotes.write({ ...param, ifMatch, write });
  }

  @Delete('quotes/:quoteId')
  @Can('story.review')
  @Answer(storyReviewPage)
  removeQuote(
    @Param({ schema: keyQuoteParam }) { id, quoteId }: z.output<typeof keyQuoteParam>,
  ): Promise<StoryReviewPage> {
    return this.quotes.remove(id, quoteId);
  }
}
