import { Injectable } from '@nestjs/common';
import type { QuoteWrite } from '@throughline/domain/events';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { EventQuoteRow } from './event-quote.row';

export type StoredQuote = Readonly<EventQuoteRow>;

/** Quotes of events. Whoever writes here holds the event. */
@Injectable()
export class QuotesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<StoredQuote | null> {
    return this.database.manager.findOne(EventQuoteRow, { where: { id } });
  }

  /** The permission is written down with it, also when it is none: then somebody asked. */
  async add(id: string, eventId: string, write: QuoteWrite): Promise<void> {
    const { created } = stamp(this.clock);
    await this.database.manager.insert(EventQuoteRow, { id, eventId, ...write, ...this.#said(), ...created });
  }

  async edit(quote: StoredQuote, write: QuoteWrite): Promise<void> {
    const { changed } = stamp(this.clock);
    const said = write.permission === quote.permission ? {} : this.#said();
    await this.database.manager.update(EventQuoteRow, { id: quote.id }, { ...write, ...said, ...changed });
  }

  async remove(id: string): Promise<void> {
    await this.database.manager.delete(EventQuoteRow, { id });
  }

  #said(): { readonly permissionAt: Date; readonly permissionBy: string | null } {
    const { at, by } = stamp(this.clock);
    return { permissionAt: at, permissionBy: by };
  }
}
