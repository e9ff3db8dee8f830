import { Body, Controller, Param, Put } from '@nestjs/common';
import {
  planAction,
  planActionWrite,
  planDecision,
  planDecisionWrite,
  type PlanAction,
  type PlanActionWrite,
  type PlanDecision,
  type PlanDecisionWrite,
} from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { DecisionService } from './decision.service';

/** Decisions and actions. They are corrected, and never taken away. */
@Controller()
export class DecisionController {
  constructor(private readonly decisions: DecisionService) {}

  @Put('decisions/:id')
  @Can('plan.write')
  @Answer(planDecision)
  putDecision(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: planDecisionWrite }) write: PlanDecisionWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<PlanDecision> {
    return this.decisions.putDecision(id, write, ifMatch);
  }

  @Put('actions/:id')
  @Can('plan.write')
  @Answer(planAction)
  putAction(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: planActionWrite }) write: PlanActionWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<PlanAction> {
    return this.decisions.putAction(id, write, ifMatch);
  }
}
