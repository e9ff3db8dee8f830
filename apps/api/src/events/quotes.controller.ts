import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import { event, quoteParam, quoteWrite, type Event, type QuoteWrite } from '@throughline/domain/events';
import type { z } from 'zod';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { QuotesService } from './quotes.service';

type QuoteParam = z.output<typeof quoteParam>;

@Controller('events/:id/quotes/:quoteId')
export class QuotesController {
  constructor(private readonly quotes: QuotesService) {}

  @Put()
  @Can('event.write')
  @Answer(event)
  write(
    @Param({ schema: quoteParam }) { id, quoteId }: QuoteParam,
    @IfMatch() ifMatch: number | null,
    @Body({ schema: quoteWrite }) write: QuoteWrite,
  ): Promise<Event> {
    return this.quotes.write(id, quoteId, ifMatch, write);
  }

  @Delete()
  @Can('event.write')
  @Answer(event)
  remove(@Param({ schema: quoteParam }) { id, quoteId }: QuoteParam): Promise<Event> {
    return this.quotes.remove(id, quoteId);
  }
}
