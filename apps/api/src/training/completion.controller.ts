import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  batchParam,
  cohortCompletion,
  completionWrite,
  personCompletion,
  type CohortCompletion,
  type CompletionWrite,
  type PersonCompletion,
} from '@throughline/domain/training';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { CompletionService } from './completion.service';

@Controller()
export class CompletionController {
  constructor(private readonly completions: CompletionService) {}

  @Get('cohorts/:id/completion')
  @Can('cohort.read')
  @Answer(cohortCompletion)
  ofCohort(@Param({ schema: idParam }) { id }: { id: string }): Promise<CohortCompletion> {
    return this.completions.ofCohort(id);
  }

  @Post('cohorts/:id/completion')
  @Can('certificate.issue')
  @Answer(cohortCompletion)
  finish(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: completionWrite }) write: CompletionWrite,
  ): Promise<CohortCompletion> {
    return this.completions.finish(id, write);
  }

  @Post('cohorts/:id/completion/:batchId/undo')
  @Can('certificate.issue')
  @Answer(cohortCompletion)
  undo(@Param({ schema: batchParam }) { id, batchId }: { id: string; batchId: string }): Promise<CohortCompletion> {
    return this.completions.undo(id, batchId);
  }

  @Get('people/:id/completion')
  @Can('person.read')
  @Answer(personCompletion)
  ofPerson(@Param({ schema: idParam }) { id }: { id: string }): Promise<PersonCompletion> {
    return this.completions.ofPerson(id);
  }
}
