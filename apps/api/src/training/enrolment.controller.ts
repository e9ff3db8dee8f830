import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  cohortMember,
  enrolmentMove,
  enrolmentWrite,
  type CohortMember,
  type EnrolmentMove,
  type EnrolmentWrite,
} from '@throughline/domain/training';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { EnrolmentService } from './enrolment.service';

@Controller('enrolments')
export class EnrolmentController {
  constructor(private readonly enrolments: EnrolmentService) {}

  @Put(':id')
  @Can('enrolment.write')
  @Answer(cohortMember)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: enrolmentWrite }) write: EnrolmentWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<CohortMember> {
    return this.enrolments.put(id, write, ifMatch);
  }

  @Post(':id/moves')
  @Can('enrolment.write')
  @Answer(cohortMember)
  move(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: enrolmentMove }) move: EnrolmentMove,
  ): Promise<CohortMember> {
    return this.enrolments.move(id, move);
  }
}
