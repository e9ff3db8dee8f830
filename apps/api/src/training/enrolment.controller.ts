import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  cohortMember,
  enrolmentMove,
  enrolmentStepParams,
  enrolmentStepWrite,
  enrolmentWrite,
  offerWrite,
  transferWrite,
  type CohortMember,
  type EnrolmentMove,
  type EnrolmentStepWrite,
  type EnrolmentWrite,
  type OfferWrite,
  type TransferWrite,
} from '@throughline/domain/training';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { EnrolmentPlacesService } from './enrolment-places.service';
import { EnrolmentService } from './enrolment.service';

interface StepParams {
  readonly id: string;
  readonly stepId: string;
}

@Controller()
export class EnrolmentController {
  constructor(
    private readonly enrolments: EnrolmentService,
    private readonly places: EnrolmentPlacesService,
  ) {}

  @Put('enrolments/:id')
  @Can('enrolment.write')
  @Answer(cohortMember)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: enrolmentWrite }) write: EnrolmentWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<CohortMember> {
    return this.enrolments.put(id, write, ifMatch);
  }

  @Post('enrolments/:id/moves')
  @Can('enrolment.write')
  @Answer(cohortMember)
  move(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: enrolmentMove }) move: EnrolmentMove,
  ): Promise<CohortMember> {
    return this.enrolments.move(id, move);
  }

  @Put('enrolments/:id/steps/:stepId')
  @Can('enrolment.write')
  @Answer(cohortMember)
  correctStep(
    @Param({ schema: enrolmentStepParams }) { id, stepId }: StepParams,
    @Body({ schema: enrolmentStepWrite }) write: EnrolmentStepWrite,
  ): Promise<CohortMember> {
    return this.enrolments.correctStep(id, stepId, write);
  }

  @Delete('enrolments/:id/steps/:stepId')
  @Can('enrolment.write')
  @Answer(cohortMember)
  takeBack(@Param({ schema: enrolmentStepParams }) { id, stepId }: StepParams): Promise<CohortMember> {
    return this.enrolments.takeBack(id, stepId);
  }

  @Post('enrolments/:id/transfer')
  @Can('enrolment.write')
  @Answer(cohortMember)
  transfer(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: transferWrite }) write: TransferWrite,
  ): Promise<CohortMember> {
    return this.places.transfer(id, write);
  }

  @Post('cohorts/:id/offers')
  @Can('enrolment.write')
  @Answer(cohortMember)
  offer(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: offerWrite }) write: OfferWrite,
  ): Promise<CohortMember> {
    return this.places.offer(id, write);
  }
}
