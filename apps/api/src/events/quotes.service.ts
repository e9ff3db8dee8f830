import { Injectable } from '@nestjs/common';
import type { Event, QuoteWrite } from '@throughline/domain/events';
import { Audit } from '../platform/audit';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { EventsService } from './events.service';
import { QuotesRepository, type StoredQuote } from './quotes.repository';

/** What people said of an event, with their permission to use it. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly events: EventsService,
    private readonly quotes: QuotesRepository,
    private readonly audit: Audit,
  ) {}

  async write(eventId: string, id: string, ifMatch: number | null, write: QuoteWrite): Promise<Event> {
    await this.events.hold(eventId);
    const quote = await this.quotes.find(id);
    if (quote && quote.eventId !== eventId) throw new ProblemError('request.alreadyExists');
    const stored = quote && { version: quote.version, write: writeOf(quote) };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.events.answer(eventId) });
    if (decision.kind === 'same') return this.events.answer(eventId);
    if (quote) await this.quotes.edit(quote, write);
    else await this.quotes.add(id, eventId, write);
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'eventQuote.write', entity: 'event_quote', id, fields });
    return this.events.answer(eventId);
  }

  /** A repeat finds nothing, and that is what was wanted. */
  async remove(eventId: string, id: string): Promise<Event> {
    await this.events.hold(eventId);
    const quote = await this.quotes.find(id);
    if (quote?.eventId === eventId) {
      await this.quotes.remove(id);
      await this.audit.record({ action: 'eventQuote.remove', entity: 'event_quote', id });
    }
    return this.events.answer(eventId);
  }
}

const writeOf = ({ text, attribution, permission }: StoredQuote): QuoteWrite => ({ text, attribution, permission });
