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
import { GuideController } from './guide.controller';
import { GuideRepository } from './guide.repository';
import { GuideService } from './guide.service';
import { NoteController } from './note.controller';
import { NoteQueries } from './note.queries';
import { NoteRepository } from './note.repository';
import { NoteService } from './note.service';
import { PlanQueries } from './plan.queries';
import { RegisterAbsenceController } from './register-absence.controller';
import { RegisterAbsenceQueries } from './register-absence.queries';
import { RegisterAbsenceRepository } from './register-absence.repository';
import { RegisterAbsenceService } from './register-absence.service';
import { RegisterHold } from './register-hold.service';
import { RegisterModuleRepository } from './register-module.repository';
import { RegisterModuleService } from './register-module.service';
import { RegisterOverdueController } from './register-overdue.controller';
import { RegisterOverdueQueries } from './register-overdue.queries';
import { RegisterPhotoRepository } from './register-photo.repository';
import { RegisterPhotoService } from './register-photo.service';
import { RegisterController } from './register.controller';
import { RegisterQueries } from './register.queries';
import { RegisterRepository } from './register.repository';
import { RegisterService } from './register.service';
import { SeriesClashQueries } from './series-clash.queries';
import { SeriesCoverController } from './series-cover.controller';
import { SeriesCoverRepository } from './series-cover.repository';
import { SeriesCoverService } from './series-cover.service';
import { SeriesEditService } from './series-edit.service';
import { SeriesNotesService } from './series-notes.service';
import { SeriesController } from './series.controller';
import { SeriesQueries } from './series.queries';
import { SeriesRepository } from './series.repository';
import { SeriesService } from './series.service';
import { SessionCalendarQueries } from './session-calendar.queries';
import { TrainingSessionController } from './training-session.controller';
import { TrainingSessionQueries } from './training-session.queries';
import { TrainingSessionRepository } from './training-session.repository';
import { TrainingSessionService } from './training-session.service';
import { WalkInController } from './walk-in.controller';
import { WalkInRepository } from './walk-in.repository';
import { WalkInService } from './walk-in.service';

constraintProblems({
  training_session_venue: 'session.venueNeeded',
  session_series_venue: 'session.venueNeeded',
  cohort_region_in_strand: 'cohort.regionOutside',
  enrolment_once: 'enrolment.twice',
  session_note_once: 'note.twice',
  // What a session teaches is checked before it is written, so this is a module that a course would lose.
  session_module_module_fkey: 'course.moduleInUse',
});

@Module({
  imports: [PeopleModule],
  controllers: [
    ...[
      CourseController,
      CohortController,
      EnrolmentController,
      TrainingSessionController,
      RegisterController,
      SeriesController,
      SeriesCoverController,
    ],
    ...[WalkInController, RegisterAbsenceController, RegisterOverdueController, NoteController, GuideController],
  ],
  providers: [
    ...[SeriesRepository, SeriesCoverRepository, SeriesQueries, SeriesClashQueries],
    ...[SeriesService, SeriesEditService, SeriesNotesService, SeriesCoverService],
    ...[RegisterHold, RegisterModuleRepository, RegisterModuleService, RegisterPhotoRepository, RegisterPhotoService],
    ...[RegisterAbsenceQueries, RegisterAbsenceRepository, RegisterAbsenceService, RegisterOverdueQueries],
    ...[WalkInRepository, WalkInService, NoteQueries, NoteRepository, NoteService, GuideRepository, GuideService],
    ...[CourseRepository, CohortRepository, EnrolmentRepository, TrainingSessionRepository, RegisterRepository],
    ...[CourseQueries, CohortQueries, PlanQueries, TrainingSessionQueries, RegisterQueries, SessionCalendarQueries],
    ...[CourseService, CohortService, EnrolmentService, TrainingSessionService, RegisterService],
    ...[CohortPlacesService, EnrolmentPlacesService],
  ],
  exports: [
    ...[SeriesService, SeriesEditService],
    ...[CohortRepository, PlanQueries, CohortQueries, TrainingSessionQueries, SessionCalendarQueries],
    ...[
      CourseService,
      CohortService,
      EnrolmentService,
      TrainingSessionService,
      RegisterService,
      EnrolmentPlacesService,
      WalkInService,
      RegisterAbsenceService,
      RegisterModuleService,
      NoteService,
      GuideService,
    ],
  ],
})
export class TrainingModule {}
