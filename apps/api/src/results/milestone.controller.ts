import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import {
  milestone,
  milestoneMove,
  milestoneRebaseline,
  milestoneWrite,
  type Milestone,
  type MilestoneMove,
  type MilestoneRebaseline,
  type MilestoneWrite,
} from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { MilestoneService } from './milestone.service';

@Controller('milestones/:id')
export class MilestoneController {
  constructor(private readonly milestones: MilestoneService) {}

  @Put()
  @Can('plan.write')
  @Answer(milestone)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: milestoneWrite }) write: MilestoneWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Milestone> {
    return this.milestones.put(id, write, ifMatch);
  }

  @Post('moves')
  @Can('plan.write')
  @Answer(milestone)
  move(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: milestoneMove }) move: MilestoneMove,
  ): Promise<Milestone> {
    return this.milestones.move(id, move);
  }

  @Post('rebaseline')
  @Can('plan.write')
  @Answer(milestone)
  rebaseline(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: milestoneRebaseline }) agreed: MilestoneRebaseline,
  ): Promise<Milestone> {
    return this.milestones.rebaseline(id, agreed);
  }

  @Delete()
  @Can('plan.write')
  @Answer(null)
  remove(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    return this.milestones.remove(id);
  }
}
