import { Body, Controller, Delete, Get, Param, Post, Put, Query, Req } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import * as stories from '@throughline/domain/stories';
import type { Request } from 'express';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can, Public } from '../platform/can';
import { OwnTransaction } from '../platform/transaction.interceptor';
import { StoryUseService } from './story-use.service';
import { TakeBackService } from './take-back.service';

type DisclosureParam = z.output<typeof stories.disclosureParam>;

/** What uses a story, and what becomes of it. */
@Controller()
export class StoryUseController {
  constructor(
    private readonly use: StoryUseService,
    private readonly takeBacks: TakeBackService,
  ) {}

  @Get('stories/:id/use')
  @Can('storyUse.read')
  @Answer(stories.storyUse)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<stories.StoryUse> {
    return this.use.read(id);
  }

  @Put('stories/:id/disclosures/:disclosureId')
  @Can('disclosure.record')
  @Answer(stories.storyUse)
  disclose(
    @Param({ schema: stories.disclosureParam }) { id, disclosureId }: DisclosureParam,
    @Body({ schema: stories.disclosureWrite }) write: stories.DisclosureWrite,
  ): Promise<stories.StoryUse> {
    return this.use.disclose(id, disclosureId, write);
  }

  @Post('stories/:id/withdrawal-link')
  @Can('consent.record')
  @Answer(stories.withdrawalLink)
  link(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: stories.withdrawalLinkWrite }) { contributorId }: stories.WithdrawalLinkWrite,
  ): Promise<stories.WithdrawalLink> {
    return this.use.link(id, contributorId);
  }

  @Delete('stories/:id/withdrawal-link')
  @Can('consent.record')
  @Answer(null)
  unlink(
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: stories.withdrawalLinkQuery }) { contributorId }: stories.WithdrawalLinkWrite,
  ): Promise<void> {
    return this.use.unlink(id, contributorId);
  }

  @Post('stories/:id/erasure')
  @Can('story.erase')
  @Answer(stories.storyUse)
  erase(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: stories.erasureWrite }) _: stories.ErasureWrite,
  ): Promise<stories.StoryUse> {
    return this.use.erase(id);
  }

  @Get('disclosures')
  @Can('storyUse.read')
  @Answer(stories.disclosureList)
  disclosures(
    @Query({ schema: stories.disclosureQuery }) query: stories.DisclosureQuery,
  ): Promise<stories.DisclosureList> {
    return this.use.disclosures(query);
  }

  @Get('withdrawal-tasks')
  @Can('withdrawalTask.read')
  @Answer(stories.withdrawalTaskList)
  tasks(
    @Query({ schema: stories.withdrawalTaskQuery }) query: stories.WithdrawalTaskQuery,
  ): Promise<stories.WithdrawalTaskList> {
    return this.use.tasks(query);
  }

  @Post('withdrawal-tasks/:id/done')
  @Can('withdrawalTask.read')
  @Answer(stories.withdrawalTask)
  finish(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: stories.withdrawalTaskDone }) write: stories.WithdrawalTaskDone,
  ): Promise<stories.WithdrawalTask> {
    return this.use.finish(id, write);
  }

  @Get('withdrawal-tasks/:id/owners')
  @Can('withdrawalTask.reassign')
  @Answer(stories.withdrawalTaskOwners)
  owners(@Param({ schema: idParam }) { id }: { id: string }): Promise<stories.WithdrawalTaskOwners> {
    return this.use.owners(id);
  }

  @Put('withdrawal-tasks/:id/owner')
  @Can('withdrawalTask.reassign')
  @Answer(stories.withdrawalTask)
  reassign(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: stories.withdrawalTaskOwner }) { ownerId }: stories.WithdrawalTaskOwner,
  ): Promise<stories.WithdrawalTask> {
    return this.use.reassign(id, ownerId);
  }

  /** The token comes in the body: an address ends up in logs. */
  @Post('withdrawal-links/read')
  @Public()
  @OwnTransaction()
  @Answer(stories.takeBack)
  readLink(
    @Body({ schema: stories.takeBackRead }) { token }: stories.TakeBackRead,
    @Req() request: Request,
  ): Promise<stories.TakeBack> {
    return this.takeBacks.read({ token, networkAddress: request.ip ?? '' });
  }

  @Post('withdrawal-links/take-back')
  @Public()
  @OwnTransaction()
  @Answer(stories.takeBack)
  takeBack(
    @Body({ schema: stories.takeBackWrite }) write: stories.TakeBackWrite,
    @Req() request: Request,
  ): Promise<stories.TakeBack> {
    return this.takeBacks.takeBack({ ...write, networkAddress: request.ip ?? '' });
  }
}
