import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  portfolio,
  programmeProgress,
  progressQuery,
  type Portfolio,
  type ProgrammeProgress,
} from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import type { ProgressFilter } from './progress.queries';
import { ProgressService } from './progress.service';

@Controller()
export class ResultsController {
  constructor(private readonly progress: ProgressService) {}

  @Get('portfolio')
  @Can('progress.read')
  @Answer(portfolio)
  portfolio(): Promise<Portfolio> {
    return this.progress.portfolio();
  }

  @Get('programmes/:id/progress')
  @Can('progress.read')
  @Answer(programmeProgress)
  programme(
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: progressQuery }) filter: ProgressFilter,
  ): Promise<ProgrammeProgress> {
    return this.progress.programme(id, filter);
  }
}
