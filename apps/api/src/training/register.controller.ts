import { Body, Controller, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { id, idParam } from '@throughline/domain/shared';
import {
  marksAnswer,
  marksWrite,
  register,
  registerEntry,
  reopenWrite,
  walkInWrite,
  type MarksAnswer,
  type MarksWrite,
  type Register,
  type RegisterEntry,
  type WalkInWrite,
} from '@throughline/domain/training';
import { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { RegisterService } from './register.service';

const walkInParam = z.strictObject({ id, walkInId: id });

@Controller('training-sessions/:id/register')
export class RegisterController {
  constructor(private readonly registers: RegisterService) {}

  @Get()
  @Can('trainingSession.read')
  @Answer(register)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Register> {
    return this.registers.read(id);
  }

  @Patch('marks')
  @Can('register.record')
  @Answer(marksAnswer)
  mark(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: marksWrite }) write: MarksWrite,
  ): Promise<MarksAnswer> {
    return this.registers.mark(id, write);
  }

  @Put('walk-ins/:walkInId')
  @Can('register.record')
  @Answer(registerEntry)
  addWalkIn(
    @Param({ schema: walkInParam }) { id, walkInId }: z.output<typeof walkInParam>,
    @Body({ schema: walkInWrite }) write: WalkInWrite,
  ): Promise<RegisterEntry> {
    return this.registers.addWalkIn(id, walkInId, write);
  }

  @Post('submission')
  @Can('register.submit')
  @Answer(register)
  submit(@Param({ schema: idParam }) { id }: { id: string }): Promise<Register> {
    return this.registers.submit(id);
  }

  @Post('reopen')
  @Can('register.reopen')
  @Answer(register)
  reopen(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: reopenWrite }) { reason }: { reason: string },
  ): Promise<Register> {
    return this.registers.reopen(id, reason);
  }
}
