import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { id, idParam } from '@throughline/domain/shared';
import {
  absences,
  absencesQuery,
  callWrite,
  knownAbsence,
  knownAbsenceList,
  knownAbsenceWrite,
  type Absences,
  type CallWrite,
  type KnownAbsence,
  type KnownAbsenceList,
  type KnownAbsenceWrite,
} from '@throughline/domain/training';
import { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { RegisterAbsenceService } from './register-absence.service';

const absenceParam = z.strictObject({ id, absenceId: id });
const callParam = z.strictObject({ id, sessionId: id });

@Controller()
export class RegisterAbsenceController {
  constructor(private readonly absences: RegisterAbsenceService) {}

  @Get('absences')
  @Can('cohort.read')
  @Answer(absences)
  missed(@Query({ schema: absencesQuery }) query: z.output<typeof absencesQuery>): Promise<Absences> {
    return this.absences.missed(query);
  }

  @Get('enrolments/:id/absences')
  @Can('cohort.read')
  @Answer(knownAbsenceList)
  list(@Param({ schema: idParam }) { id }: { id: string }): Promise<KnownAbsenceList> {
    return this.absences.list(id);
  }

  @Put('enrolments/:id/absences/:absenceId')
  @Can('enrolment.write')
  @Answer(knownAbsence)
  put(
    @Param({ schema: absenceParam }) { id, absenceId }: z.output<typeof absenceParam>,
    @Body({ schema: knownAbsenceWrite }) write: KnownAbsenceWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<KnownAbsence> {
    return this.absences.put(id, absenceId, { write, ifMatch });
  }

  @Delete('enrolments/:id/absences/:absenceId')
  @Can('enrolment.write')
  @Answer(null)
  remove(@Param({ schema: absenceParam }) { id, absenceId }: z.output<typeof absenceParam>): Promise<void> {
    return this.absences.remove(id, absenceId);
  }

  @Put('enrolments/:id/calls/:sessionId')
  @Can('enrolment.write')
  @Answer(null)
  call(
    @Param({ schema: callParam }) { id, sessionId }: z.output<typeof callParam>,
    @Body({ schema: callWrite }) write: CallWrite,
  ): Promise<void> {
    return this.absences.call(id, sessionId, write);
  }

  @Delete('enrolments/:id/calls/:sessionId')
  @Can('enrolment.write')
  @Answer(null)
  uncall(@Param({ schema: callParam }) { id, sessionId }: z.output<typeof callParam>): Promise<void> {
    return this.absences.uncall(id, sessionId);
  }
}
