import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  event,
  eventList,
  eventMove,
  eventQuery,
  eventReportWrite,
  eventWrite,
  type Event,
  type EventList,
  type EventMove,
  type EventReportWrite,
  type EventWrite,
} from '@throughline/domain/events';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import type { EventQuery } from './events.queries';
import { EventsService } from './events.service';

@Controller('events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Get()
  @Can('event.read')
  @Answer(eventList)
  list(@Query({ schema: eventQuery }) query: EventQuery): Promise<EventList> {
    return this.events.list(query);
  }

  @Get(':id')
  @Can('event.read')
  @Answer(event)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Event> {
    return this.events.read(id);
  }

  @Put(':id')
  @Can('event.write')
  @Answer(event)
  write(
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() ifMatch: number | null,
    @Body({ schema: eventWrite }) write: EventWrite,
  ): Promise<Event> {
    return this.events.write({ id, ifMatch, write });
  }

  @Post(':id/moves')
  @Can('event.write')
  @Answer(event)
  move(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: eventMove }) move: EventMove,
  ): Promise<Event> {
    return this.events.move(id, move);
  }

  @Put(':id/report')
  @Can('event.write')
  @Answer(event)
  report(
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() ifMatch: number | null,
    @Body({ schema: eventReportWrite }) write: EventReportWrite,
  ): Promise<Event> {
    return this.events.report(id, ifMatch, write);
  }
}
