import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  cancelWrite,
  plannedSession,
  postponeWrite,
  trainingSession,
  trainingSessionList,
  trainingSessionQuery,
  trainingSessionWrite,
  type PlannedSession,
  type TrainingSession,
  type TrainingSessionList,
  type TrainingSessionWrite,
} from '@throughline/domain/training';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { TrainingSessionService } from './training-session.service';

@Controller('training-sessions')
export class TrainingSessionController {
  constructor(private readonly sessions: TrainingSessionService) {}

  @Get()
  @Can('trainingSession.read')
  @Answer(trainingSessionList)
  list(
    @Query({ schema: trainingSessionQuery }) query: z.output<typeof trainingSessionQuery>,
  ): Promise<TrainingSessionList> {
    return this.sessions.list(query);
  }

  @Get(':id')
  @Can('trainingSession.read')
  @Answer(trainingSession)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<TrainingSession> {
    return this.sessions.read(id);
  }

  @Put(':id')
  @Can('trainingSession.write')
  @Answer(trainingSession)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: trainingSessionWrite }) write: TrainingSessionWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<TrainingSession> {
    return this.sessions.put(id, write, ifMatch);
  }

  @Post(':id/preview')
  @Can('trainingSession.write')
  @Answer(plannedSession)
  preview(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: trainingSessionWrite }) write: TrainingSessionWrite,
  ): Promise<PlannedSession> {
    return this.sessions.preview(id, write);
  }

  @Post(':id/cancel')
  @Can('trainingSession.write')
  @Answer(trainingSession)
  cancel(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: cancelWrite }) { reason }: { reason: string },
  ): Promise<TrainingSession> {
    return this.sessions.cancel(id, reason);
  }

  @Post(':id/postpone')
  @Can('trainingSession.write')
  @Answer(trainingSession)
  postpone(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: postponeWrite }) { reason }: { reason: string },
  ): Promise<TrainingSession> {
    return this.sessions.postpone(id, reason);
  }
}
