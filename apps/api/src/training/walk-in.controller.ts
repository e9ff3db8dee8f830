import { Body, Controller, Delete, Param, Patch, Post, Put } from '@nestjs/common';
import { id } from '@throughline/domain/shared';
import {
  register,
  registerEntry,
  walkInEnrol,
  walkInJoin,
  walkInRename,
  walkInWrite,
  type Register,
  type RegisterEntry,
  type WalkInEnrol,
  type WalkInJoin,
  type WalkInRename,
  type WalkInWrite,
} from '@throughline/domain/training';
import { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { WalkInService } from './walk-in.service';

const param = z.strictObject({ id, walkInId: id });
type Where = z.output<typeof param>;

@Controller('training-sessions/:id/register/walk-ins/:walkInId')
export class WalkInController {
  constructor(private readonly walkIns: WalkInService) {}

  @Put()
  @Can('register.record')
  @Answer(registerEntry)
  add(
    @Param({ schema: param }) { id, walkInId }: Where,
    @Body({ schema: walkInWrite }) write: WalkInWrite,
  ): Promise<RegisterEntry> {
    return this.walkIns.add(id, walkInId, write);
  }

  @Patch()
  @Can('register.record')
  @Answer(registerEntry)
  rename(
    @Param({ schema: param }) { id, walkInId }: Where,
    @Body({ schema: walkInRename }) { name }: WalkInRename,
  ): Promise<RegisterEntry> {
    return this.walkIns.rename(id, walkInId, name);
  }

  @Delete()
  @Can('register.record')
  @Answer(null)
  remove(@Param({ schema: param }) { id, walkInId }: Where): Promise<void> {
    return this.walkIns.remove(id, walkInId);
  }

  @Post('join')
  @Can('register.record')
  @Answer(register)
  join(
    @Param({ schema: param }) { id, walkInId }: Where,
    @Body({ schema: walkInJoin }) write: WalkInJoin,
  ): Promise<Register> {
    return this.walkIns.join(id, walkInId, write);
  }

  @Post('enrol')
  @Can('register.record')
  @Answer(register)
  enrol(
    @Param({ schema: param }) { id, walkInId }: Where,
    @Body({ schema: walkInEnrol }) write: WalkInEnrol,
  ): Promise<Register> {
    return this.walkIns.enrol(id, walkInId, write);
  }
}
