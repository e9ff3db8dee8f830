import { Injectable } from '@nestjs/common';
import type { CalendarFeedWrite } from '@throughline/domain/calendar';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { hashToken, newToken } from '../platform/token';
import { CalendarFeedRow } from './calendar-feed.row';

/** Feeds as they are kept. Of the secret in an address only a hash is. */
@Injectable()
export class CalendarFeedRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<CalendarFeedRow | null> {
    return this.database.manager.findOne(CalendarFeedRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /** Makes a feed and gives the token of its address. */
  async create(id: string, accountId: string, write: CalendarFeedWrite): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await this.database.manager.insert(CalendarFeedRow, {
      ...{ id, accountId, ...write, tokenHash: hashToken(token) },
      ...{ createdAt: now, renewedAt: now, lastReadOn: null },
    });
    return token;
  }

  /** Gives a feed another address; the earlier one leads nowhere from then on. */
  async renew(id: string): Promise<string> {
    const token = newToken();
    const change = { tokenHash: hashToken(token), renewedAt: this.clock.now() };
    await this.database.manager.update(CalendarFeedRow, { id }, change);
    return token;
  }

  async remove(id: string): Promise<void> {
    await this.database.manager.delete(CalendarFeedRow, { id });
  }
}
