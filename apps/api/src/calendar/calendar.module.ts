import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { EventsModule } from '../events/events.module';
import { constraintProblems } from '../platform/constraint-problems';
import { ProgrammesModule } from '../programmes/programmes.module';
import { TrainingModule } from '../training/training.module';
import { CalendarFeedController } from './calendar-feed.controller';
import { CalendarFeedQueries } from './calendar-feed.queries';
import { CalendarFeedRepository } from './calendar-feed.repository';
import { CalendarFeedService } from './calendar-feed.service';
import { CalendarController } from './calendar.controller';
import { CalendarService } from './calendar.service';

constraintProblems({ calendar_feed_once: 'calendarFeed.twice' });

@Module({
  imports: [AccessModule, ProgrammesModule, TrainingModule, EventsModule],
  controllers: [CalendarController, CalendarFeedController],
  providers: [CalendarService, CalendarFeedService, CalendarFeedQueries, CalendarFeedRepository],
})
export class CalendarModule {}
