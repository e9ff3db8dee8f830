import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import {
  deliverable,
  deliverableMove,
  deliverableWrite,
  type Deliverable,
  type DeliverableMove,
  type DeliverableWrite,
} from '@throughline/domain/results';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { DeliverableService } from './deliverable.service';

@Controller('deliverables/:id')
export class DeliverableController {
  constructor(private readonly deliverables: DeliverableService) {}

  @Put()
  @Can('plan.write')
  @Answer(deliverable)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: deliverableWrite }) write: DeliverableWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Deliverable> {
    return this.deliverables.put(id, write, ifMatch);
  }

  @Post('moves')
  @Can('plan.write')
  @Answer(deliverable)
  move(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: deliverableMove }) move: DeliverableMove,
  ): Promise<Deliverable> {
    return this.deliverables.move(id, move);
  }

  @Delete()
  @Can('plan.write')
  @Answer(null)
  remove(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    return this.deliverables.remove(id);
  }
}
