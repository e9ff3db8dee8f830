import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import {
  event,
  followUp,
  followUpDone,
  followUpList,
  followUpParam,
  followUpQuery,
  followUpWrite,
  ownerList,
  type Event,
  type FollowUp,
  type FollowUpList,
  type FollowUpWrite,
  type OwnerList,
} from '@throughline/domain/events';
import { idParam } from '@throughline/domain/shared';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import type { FollowUpQuery } from './follow-ups.queries';
import { FollowUpsService } from './follow-ups.service';

type FollowUpParam = z.output<typeof followUpParam>;

/** Stands before the controller of events: `follow-ups` is no id of an event. */
@Controller('events')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUpsService) {}

  @Get('follow-ups')
  @Can('event.read')
  @Answer(followUpList)
  list(@Query({ schema: followUpQuery }) query: FollowUpQuery): Promise<FollowUpList> {
    return this.followUps.list(query);
  }

  @Get(':id/owners')
  @Can('event.write')
  @Answer(ownerList)
  owners(@Param({ schema: idParam }) { id }: { id: string }): Promise<OwnerList> {
    return this.followUps.owners(id);
  }

  @Put(':id/follow-ups/:followUpId')
  @Can('event.write')
  @Answer(event)
  write(
    @Param({ schema: followUpParam }) { id, followUpId }: FollowUpParam,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: followUpWrite }) write: FollowUpWrite,
  ): Promise<Event> {
    return this.followUps.write(id, followUpId, ifMatch, write);
  }

  @Put(':id/follow-ups/:followUpId/done')
  @Can('event.finishFollowUp')
  @Answer(followUp)
  finish(
    @Param({ schema: followUpParam }) { id, followUpId }: FollowUpParam,
    @Body({ schema: followUpDone }) { isDone }: { isDone: boolean },
  ): Promise<FollowUp> {
    return this.followUps.finish(id, followUpId, isDone);
  }

  @Delete(':id/follow-ups/:followUpId')
  @Can('event.write')
  @Answer(event)
  remove(@Param({ schema: followUpParam }) { id, followUpId }: FollowUpParam): Promise<Event> {
    return this.followUps.remove(id, followUpId);
  }
}
