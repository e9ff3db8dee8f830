import { Module } from '@nestjs/common';
import { EventsController } from './events.controller';
import { EventsQueries } from './events.queries';
import { EventsRepository } from './events.repository';
import { EventsService } from './events.service';

@Module({
  controllers: [EventsController],
  providers: [EventsRepository, EventsQueries, EventsService],
  exports: [EventsQueries, EventsService],
})
export class EventsModule {}
