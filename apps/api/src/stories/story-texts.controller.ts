import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { id, idParam } from '@throughline/domain/shared';
import {
  story,
  storyTextList,
  storyTextWrite,
  textAgreementWrite,
  type Story,
  type StoryTextList,
  type StoryTextWrite,
  type TextAgreementWrite,
} from '@throughline/domain/stories';
import { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { StoryTextsService } from './story-texts.service';

const textParam = z.strictObject({ id, version: z.coerce.number().int().min(2).max(100_000) });
const agreementParam = z.strictObject({ id, agreementId: id });

@Controller('stories/:id')
export class StoryTextsController {
  constructor(private readonly texts: StoryTextsService) {}

  @Get('texts')
  @Can('story.write')
  @Answer(storyTextList)
  list(@Param({ schema: idParam }) { id }: { id: string }): Promise<StoryTextList> {
    return this.texts.list(id);
  }

  @Put('texts/:version')
  @Can('story.write')
  @Answer(story)
  write(
    @Param({ schema: textParam }) { id, version }: z.output<typeof textParam>,
    @Body({ schema: storyTextWrite }) write: StoryTextWrite,
  ): Promise<Story> {
    return this.texts.write(id, version, write);
  }

  @Put('agreements/:agreementId')
  @Can('consent.record')
  @Answer(story)
  agree(
    @Param({ schema: agreementParam }) { id, agreementId }: z.output<typeof agreementParam>,
    @Body({ schema: textAgreementWrite }) write: TextAgreementWrite,
  ): Promise<Story> {
    return this.texts.agree(id, agreementId, write);
  }
}
