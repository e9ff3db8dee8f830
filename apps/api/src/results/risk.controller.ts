import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { risk, riskMove, riskWrite, type Risk, type RiskMove, type RiskWrite } from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { RiskService } from './risk.service';

@Controller('risks/:id')
export class RiskController {
  constructor(private readonly risks: RiskService) {}

  @Put()
  @Can('plan.write')
  @Answer(risk)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: riskWrite }) write: RiskWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Risk> {
    return this.risks.put(id, write, ifMatch);
  }

  @Post('moves')
  @Can('plan.write')
  @Answer(risk)
  move(@Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: riskMove }) move: RiskMove): Promise<Risk> {
    return this.risks.move(id, move);
  }

  @Delete()
  @Can('plan.write')
  @Answer(null)
  remove(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    return this.risks.remove(id);
  }
}
