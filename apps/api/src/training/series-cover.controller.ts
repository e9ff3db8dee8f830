import { Body, Controller, Post } from '@nestjs/common';
import { coverAnswer, coverWrite, type CoverAnswer, type CoverWrite } from '@throughline/domain/training';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { SeriesCoverService } from './series-cover.service';

@Controller('cover')
export class SeriesCoverController {
  constructor(private readonly covers: SeriesCoverService) {}

  @Post('preview')
  @Can('trainingSession.write')
  @Answer(coverAnswer)
  preview(@Body({ schema: coverWrite }) cover: CoverWrite): Promise<CoverAnswer> {
    return this.covers.preview(cover);
  }

  @Post()
  @Can('trainingSession.write')
  @Answer(coverAnswer)
  apply(@Body({ schema: coverWrite }) cover: CoverWrite): Promise<CoverAnswer> {
    return this.covers.apply(cover);
  }
}
