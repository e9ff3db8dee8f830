import { Injectable } from '@nestjs/common';
import {
  FEED_DAYS_BACK,
  type CalendarFeed,
  type CalendarFeedList,
  type CalendarFeedWrite,
} from '@throughline/domain/calendar';
import { addDays } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { SignInQueries } from '../access/sign-in.queries';
import { EventCalendarQueries } from '../events/event-calendar.queries';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Document } from '../platform/document';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { RequestContext } from '../platform/request-context';
import { isToken } from '../platform/token';
import { CohortService } from '../training/cohort.service';
import { SessionCalendarQueries } from '../training/session-calendar.queries';
import { CalendarFeedQueries, type FeedRead } from './calendar-feed.queries';
import { CalendarFeedRepository } from './calendar-feed.repository';
import { writeCalendar } from './write-calendar';

/** Feeds: making them, ending them, and what a calendar program reads at their address. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly feeds: CalendarFeedRepository,
    private readonly queries: CalendarFeedQueries,
    private readonly cohorts: CohortService,
    private readonly sessions: SessionCalendarQueries,
    private readonly events: EventCalendarQueries,
    private readonly accounts: SignInQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<CalendarFeedList> {
    this.policy.demand('calendarFeed.manage');
    const visible = this.policy.narrow('calendarFeed.manage', { accountId: sql`feed.account_id` });
    return { items: (await this.queries.list(visible)).map((feed) => ({ ...feed, address: null })) };
  }

  async put(id: string, write: CalendarFeedWrite): Promise<CalendarFeed> {
    const stored = await this.feeds.hold(id);
    if (stored) {
      this.#authorise(stored);
      if (stored.kind !== write.kind || stored.cohortId !== write.cohortId) {
        throw new ProblemError('request.alreadyExists');
      }
      return this.#answer(id, null);
    }
    this.policy.demand('calendarFeed.manage');
    // Whoever cannot read the cohort learns, as everywhere, that it is not there.
    if (write.cohortId !== null) await this.cohorts.read(write.cohortId);
    const token = await this.feeds.create(id, this.policy.actor.accountId, write);
    await this.audit.record({ action: 'calendarFeed.create', entity: 'calendar_feed', id });
    return this.#answer(id, token);
  }

  async renew(id: string): Promise<CalendarFeed> {
    this.#authorise(await this.feeds.hold(id));
    const token = await this.feeds.renew(id);
    await this.audit.record({ action: 'calendarFeed.renew', entity: 'calendar_feed', id });
    return this.#answer(id, token);
  }

  async remove(id: string): Promise<void> {
    this.#authorise(await this.feeds.hold(id));
    await this.feeds.remove(id);
    await this.audit.record({ action: 'calendarFeed.remove', entity: 'calendar_feed', id });
  }

  /** What stands at an address, as its owner may see it now. An address that leads nowhere is as good as none that ever was. */
  async read(name: string): Promise<Document> {
    const token = name.endsWith('.ics') ? name.slice(0, -'.ics'.length) : '';
    const feed = isToken(token) ? await this.queries.read(token) : null;
    const owner = feed && (await this.accounts.actor(feed.accountId));
    if (!feed || !owner) throw new ProblemError('request.notFound');
    const text = await RequestContext.as(owner, () => this.#write(feed));
    return new Document('text/calendar', Buffer.from(text), 'throughline.ics');
  }

  async #write({ kind, cohort }: FeedRead): Promise<string> {
    const from = addDays(this.clock.today('UTC'), -FEED_DAYS_BACK);
    const sessions = await this.sessions.on({ from, ...(cohort && { cohortId: cohort.id }) });
    const events = kind === 'own' ? await this.events.on({ from }) : [];
    // A cohort that its owner has lost is not named either.
    const name = cohort && (await this.cohorts.isReadable(cohort.id)) ? cohort.name : 'Throughline';
    return writeCalendar({ name, sessions, events });
  }

  #authorise(feed: { readonly accountId: string } | null): void {
    const subject = feed && { accountId: feed.accountId };
    this.policy.authorise({ read: 'calendarFeed.manage', subject });
  }

  async #answer(id: string, token: string | null): Promise<CalendarFeed> {
    const feed = await this.queries.find(id);
    if (!feed) throw new ProblemError('request.notFound');
    return { ...feed, address: token === null ? null : `/api/v1/feeds/${token}.ics` };
  }
}
