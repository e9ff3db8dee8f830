import { Module } from '@nestjs/common';
import { EventsController } from './events.controller';
import { EventCalendarQueries } from './event-calendar.queries';
import { EventsQueries } from './events.queries';
import { EventsRepository } from './events.repository';
import { EventsService } from './events.service';

@Module({
  controllers: [EventsController],
  providers: [EventsRepository, EventsQueries, EventCalendarQueries, EventsService],
  exports: [EventsQueries, EventCalendarQueries, EventsService],
})
export class EventsModule {}
