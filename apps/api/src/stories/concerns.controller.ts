import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  concern,
  concernEntryParam,
  concernEntryWrite,
  concernList,
  concernMove,
  concernParam,
  concernQuery,
  concernRaised,
  concernWrite,
  story,
  under18Approval,
  type Concern,
  type ConcernEntryWrite,
  type ConcernList,
  type ConcernMove,
  type ConcernQuery,
  type ConcernRaised,
  type ConcernWrite,
  type Story,
  type Under18Approval,
} from '@throughline/domain/stories';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { ConcernsService } from './concerns.service';
import { Under18Service } from './under-18.service';

/** What keeps people safe: concerns, and the approval of what minors publish. */
@Controller()
export class ConcernsController {
  constructor(
    private readonly concerns: ConcernsService,
    private readonly under18: Under18Service,
  ) {}

  @Put('stories/:id/concerns/:concernId')
  @Can('concern.raise', 'concern.complete')
  @Answer(concernRaised)
  raise(
    @Param({ schema: concernParam }) { id, concernId }: z.output<typeof concernParam>,
    @Body({ schema: concernWrite }) write: ConcernWrite,
  ): Promise<ConcernRaised> {
    return this.concerns.raise(id, concernId, write);
  }

  @Get('concerns')
  @Can('concern.work')
  @Answer(concernList)
  list(@Query({ schema: concernQuery }) query: ConcernQuery): Promise<ConcernList> {
    return this.concerns.list(query);
  }

  @Get('concerns/:id')
  @Can('concern.work', 'concern.complete')
  @Answer(concern)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Concern> {
    return this.concerns.read(id);
  }

  @Post('concerns/:id/moves')
  @Can('concern.work')
  @Answer(concern)
  move(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: concernMove }) move: ConcernMove,
  ): Promise<Concern> {
    return this.concerns.move(id, move);
  }

  @Put('concerns/:id/entries/:concernEntryId')
  @Can('concern.work', 'concern.complete')
  @Answer(concern)
  write(
    @Param({ schema: concernEntryParam }) { id, concernEntryId }: z.output<typeof concernEntryParam>,
    @Body({ schema: concernEntryWrite }) write: ConcernEntryWrite,
  ): Promise<Concern> {
    return this.concerns.write(id, concernEntryId, write);
  }

  @Post('stories/:id/under-18-approval')
  @Can('story.approveUnder18')
  @Answer(story)
  approve(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: under18Approval }) approval: Under18Approval,
  ): Promise<Story> {
    return this.under18.approve(id, approval);
  }

  @Delete('stories/:id/under-18-approval')
  @Can('story.approveUnder18')
  @Answer(story)
  takeBack(@Param({ schema: idParam }) { id }: { id: string }): Promise<Story> {
    return this.under18.takeBack(id);
  }
}
