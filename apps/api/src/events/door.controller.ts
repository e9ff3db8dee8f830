import { Body, Controller, Get, Param, Patch, Put } from '@nestjs/common';
import {
  door,
  doorEntry,
  doorMarksAnswer,
  doorMarksWrite,
  doorWalkInWrite,
  guestParam,
  type Door,
  type DoorEntry,
  type DoorMarksAnswer,
  type DoorMarksWrite,
  type DoorWalkInWrite,
} from '@throughline/domain/events';
import { idParam } from '@throughline/domain/shared';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { DoorService } from './door.service';

/** Who comes to an event. */
@Controller('events/:id/door')
export class DoorController {
  constructor(private readonly doors: DoorService) {}

  @Get()
  @Can('event.welcome')
  @Answer(door)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Door> {
    return this.doors.read(id);
  }

  @Patch('marks')
  @Can('event.welcome')
  @Answer(doorMarksAnswer)
  mark(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: doorMarksWrite }) write: DoorMarksWrite,
  ): Promise<DoorMarksAnswer> {
    return this.doors.mark(id, write);
  }

  @Put('walk-ins/:guestId')
  @Can('event.welcome')
  @Answer(doorEntry)
  walkIn(
    @Param({ schema: guestParam }) { id, guestId }: z.output<typeof guestParam>,
    @Body({ schema: doorWalkInWrite }) write: DoorWalkInWrite,
  ): Promise<DoorEntry> {
    return this.doors.walkIn(id, guestId, write);
  }
}
