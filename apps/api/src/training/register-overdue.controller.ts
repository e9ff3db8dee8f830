import { Controller, Get, Query } from '@nestjs/common';
import { overdueQuery, overdueRegisters, type OverdueRegisters } from '@throughline/domain/training';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { RegisterOverdueQueries } from './register-overdue.queries';

@Controller('registers/overdue')
export class RegisterOverdueController {
  constructor(private readonly queries: RegisterOverdueQueries) {}

  @Get()
  @Can('trainingSession.read')
  @Answer(overdueRegisters)
  list(@Query({ schema: overdueQuery }) query: z.output<typeof overdueQuery>): Promise<OverdueRegisters> {
    return this.queries.list(query);
  }
}
