import { Module } from '@nestjs/common';
import { constraintProblems } from '../platform/constraint-problems';
import { PlanQueries } from './plan.queries';
import { RegisterController } from './register.controller';
import { RegisterQueries } from './register.queries';
import { RegisterRepository } from './register.repository';
import { RegisterService } from './register.service';
import { TrainingSessionController } from './training-session.controller';
import { TrainingSessionQueries } from './training-session.queries';
import { TrainingSessionRepository } from './training-session.repository';
import { TrainingSessionService } from './training-session.service';

constraintProblems({
  training_session_venue: 'session.venueNeeded',
});

@Module({
  controllers: [TrainingSessionController, RegisterController],
  providers: [
    ...[TrainingSessionRepository, RegisterRepository],
    ...[TrainingSessionQueries, RegisterQueries, PlanQueries],
    ...[TrainingSessionService, RegisterService],
  ],
  exports: [TrainingSessionService, RegisterService],
})
export class TrainingModule {}
