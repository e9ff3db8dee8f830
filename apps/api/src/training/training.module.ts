import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { constraintProblems } from '../platform/constraint-problems';
import { CohortPlacesService } from './cohort-places.service';
import { CohortController } from './cohort.controller';
import { CohortQueries } from './cohort.queries';
import { CohortRepository } from './cohort.repository';
import { CohortService } from './cohort.service';
import { CourseController } from './course.controller';
import { CourseQueries } from './course.queries';
import { CourseRepository } from './course.repository';
import { CourseService } from './course.service';
import { EnrolmentPlacesService } from './enrolment-places.service';
import { EnrolmentController } from './enrolment.controller';
import { EnrolmentRepository } from './enrolment.repository';
import { EnrolmentService } from './enrolment.service';
import { PlanQueries } from './plan.queries';
import { RegisterController } from './register.controller';
import { RegisterQueries } from './register.queries';
import { RegisterRepository } from './register.repository';
import { RegisterService } from './register.service';
import { SessionCalendarQueries } from './session-calendar.queries';
import { TrainingSessionController } from './training-session.controller';
import { TrainingSessionQueries } from './training-session.queries';
import { TrainingSessionRepository } from './training-session.repository';
import { TrainingSessionService } from './training-session.service';

constraintProblems({
  training_session_venue: 'session.venueNeeded',
  cohort_region_in_strand: 'cohort.regionOutside',
  enrolment_once: 'enrolment.twice',
  // What a session teaches is checked before it is written, so this is a module that a course would lose.
  session_module_module_fkey: 'course.moduleInUse',
});

@Module({
  imports: [PeopleModule],
  controllers: [CourseController, CohortController, EnrolmentController, TrainingSessionController, RegisterController],
  providers: [
    ...[CourseRepository, CohortRepository, EnrolmentRepository, TrainingSessionRepository, RegisterRepository],
    ...[CourseQueries, CohortQueries, PlanQueries, TrainingSessionQueries, RegisterQueries, SessionCalendarQueries],
    ...[CourseService, CohortService, EnrolmentService, TrainingSessionService, RegisterService],
    ...[CohortPlacesService, EnrolmentPlacesService],
  ],
  exports: [
    ...[CohortRepository, PlanQueries, CohortQueries, TrainingSessionQueries, SessionCalendarQueries],
    ...[
      CourseService,
      CohortService,
      EnrolmentService,
      TrainingSessionService,
      RegisterService,
      EnrolmentPlacesService,
    ],
  ],
})
export class TrainingModule {}
