import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  cohort,
  cohortList,
  cohortQuery,
  cohortWrite,
  type Cohort,
  type CohortList,
  type CohortWrite,
} from '@throughline/domain/training';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { CohortService } from './cohort.service';

@Controller('cohorts')
export class CohortController {
  constructor(private readonly cohorts: CohortService) {}

  @Get()
  @Can('cohort.read')
  @Answer(cohortList)
  list(@Query({ schema: cohortQuery }) query: z.output<typeof cohortQuery>): Promise<CohortList> {
    return this.cohorts.list(query);
  }

  @Get(':id')
  @Can('cohort.read')
  @Answer(cohort)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Cohort> {
    return this.cohorts.read(id);
  }

  @Put(':id')
  @Can('cohort.write')
  @Answer(cohort)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: cohortWrite }) write: CohortWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Cohort> {
    return this.cohorts.put(id, write, ifMatch);
  }
}
