import { Controller, Get, Query } from '@nestjs/common';
import { calendar, calendarQuery, type Calendar, type CalendarQuery } from '@throughline/domain/calendar';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { CalendarService } from './calendar.service';

@Controller('calendar')
export class CalendarController {
  constructor(private readonly service: CalendarService) {}

  @Get()
  @Can('trainingSession.read', 'event.read')
  @Answer(calendar)
  read(@Query({ schema: calendarQuery }) query: CalendarQuery): Promise<Calendar> {
    return this.service.read(query);
  }
}
