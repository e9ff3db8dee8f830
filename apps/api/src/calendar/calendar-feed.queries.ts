import { Injectable } from '@nestjs/common';
import type { CalendarFeed, FeedKind } from '@throughline/domain/calendar';
import type { LocalDate } from '@throughline/domain/shared';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { hashToken } from '../platform/token';

/** A feed as its owner reads it; its address is known to nobody any more. */
type StoredFeed = Omit<CalendarFeed, 'address'>;

/** What a calendar program asks for. */
export interface FeedRead {
  readonly accountId: string;
  readonly kind: FeedKind;
  readonly cohort: { readonly id: string; readonly name: string } | null;
}

const COHORT = sql`
  (select json_build_object('id', c.id, 'name', c.name) from cohort c where c.id = feed.cohort_id) as cohort`;

@Injectable()
export class CalendarFeedQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<StoredFeed | null> {
    const [feed] = await this.#feeds(sql`feed.id = ${id}`);
    return feed ?? null;
  }

  /** @param visible which of the feeds the reader may see */
  list(visible: Sql): Promise<StoredFeed[]> {
    return this.#feeds(visible);
  }

  /** What stands behind an address, of an account that is active; null when nothing does. Notes, once a day, that it was asked for. */
  async read(token: string): Promise<FeedRead | null> {
    const found = await this.database.one<FeedRead & { id: string; lastReadOn: LocalDate | null }>(sql`
      select feed.id, feed.account_id as "accountId", feed.kind, feed.last_read_on as "lastReadOn", ${COHORT}
        from calendar_feed feed join account on account.id = feed.account_id
       where feed.token_hash = ${hashToken(token)} and account.status = 'active'`);
    if (!found) return null;
    const { id, lastReadOn, ...feed } = found;
    const today = this.clock.today('UTC');
    if (lastReadOn !== today) {
      await this.database.query(sql`update calendar_feed set last_read_on = ${today} where id = ${id}`);
    }
    return feed;
  }

  #feeds(condition: Sql): Promise<StoredFeed[]> {
    return this.database.query<StoredFeed>(sql`
      select feed.id, feed.kind, ${COHORT}, ${isoInstant('feed.created_at')} as "createdAt",
             ${isoInstant('feed.renewed_at')} as "renewedAt", feed.last_read_on as "lastReadOn"
        from calendar_feed feed where ${condition}
       order by feed.kind desc, feed.created_at, feed.id`);
  }
}
