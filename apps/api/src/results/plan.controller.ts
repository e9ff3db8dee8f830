import { Controller, Get, Param } from '@nestjs/common';
import { programmePlan, type ProgrammePlan } from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { PlanService } from './plan.service';

@Controller('programmes/:id/plan')
export class PlanController {
  constructor(private readonly plan: PlanService) {}

  @Get()
  @Can('progress.read')
  @Answer(programmePlan)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<ProgrammePlan> {
    return this.plan.read(id);
  }
}
