import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import {
  calendarFeed,
  calendarFeedList,
  calendarFeedWrite,
  feedParam,
  type CalendarFeed,
  type CalendarFeedList,
  type CalendarFeedWrite,
} from '@throughline/domain/calendar';
import { idParam } from '@throughline/domain/shared';
import { Answer } from '../platform/answer';
import { Can, Public } from '../platform/can';
import { AnswerDocument, type Document } from '../platform/document';
import { CalendarFeedService } from './calendar-feed.service';

@Controller()
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeedService) {}

  @Get('calendar-feeds')
  @Can('calendarFeed.manage')
  @Answer(calendarFeedList)
  list(): Promise<CalendarFeedList> {
    return this.feeds.list();
  }

  @Put('calendar-feeds/:id')
  @Can('calendarFeed.manage')
  @Answer(calendarFeed)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: calendarFeedWrite }) write: CalendarFeedWrite,
  ): Promise<CalendarFeed> {
    return this.feeds.put(id, write);
  }

  @Post('calendar-feeds/:id/renewal')
  @Can('calendarFeed.manage')
  @Answer(calendarFeed)
  renew(@Param({ schema: idParam }) { id }: { id: string }): Promise<CalendarFeed> {
    return this.feeds.renew(id);
  }

  @Delete('calendar-feeds/:id')
  @Can('calendarFeed.manage')
  @Answer(null)
  remove(@Param({ schema: idParam }) { id }: { id: string }): Promise<void> {
    return this.feeds.remove(id);
  }

  /** For calendar programs, which cannot sign in: the address is the secret. */
  @Get('feeds/:name')
  @Public()
  @AnswerDocument('text/calendar')
  read(@Param({ schema: feedParam }) { name }: { name: string }): Promise<Document> {
    return this.feeds.read(name);
  }
}
