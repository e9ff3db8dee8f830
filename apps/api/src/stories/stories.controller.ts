import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { id, idParam } from '@throughline/domain/shared';
import {
  consentWrite,
  story,
  storyMove,
  storyWrite,
  withdrawalWrite,
  type ConsentWrite,
  type Story,
  type StoryMove,
  type StoryWrite,
  type WithdrawalWrite,
} from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { ConsentsService } from './consents.service';
import { StoriesService } from './stories.service';
import { StoryMovesService } from './story-moves.service';

const consentParams = idParam.extend({ consentId: id });

@Controller('stories')
export class StoriesController {
  constructor(
    private readonly stories: StoriesService,
    private readonly storyMoves: StoryMovesService,
    private readonly consents: ConsentsService,
  ) {}

  @Get(':id')
  @Can('story.read')
  @Answer(story)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Story> {
    return this.stories.read(id);
  }

  @Put(':id')
  @Can('story.write')
  @Answer(story)
  log(
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() ifMatch: number | null,
    @Body({ schema: storyWrite }) write: StoryWrite,
  ): Promise<Story> {
    return this.stories.log({ id, ifMatch, write });
  }

  @Post(':id/moves')
  @Can('story.write', 'story.review', 'story.publish')
  @Answer(story)
  move(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: storyMove }) move: StoryMove,
  ): Promise<Story> {
    return this.storyMoves.move(id, move);
  }

  @Put(':id/consents/:consentId')
  @Can('consent.record')
  @Answer(story)
  recordConsent(
    @Param({ schema: consentParams }) { id, consentId }: { id: string; consentId: string },
    @Body({ schema: consentWrite }) write: ConsentWrite,
  ): Promise<Story> {
    return this.consents.record(id, consentId, write);
  }

  @Post(':id/withdrawal')
  @Can('story.withdraw')
  @Answer(story)
  withdraw(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: withdrawalWrite }) write: WithdrawalWrite,
  ): Promise<Story> {
    return this.consents.withdraw(id, write);
  }
}
