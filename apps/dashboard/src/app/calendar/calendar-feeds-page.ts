import { type HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { calendarFeed, calendarFeedList, type CalendarFeed } from '@throughline/domain/calendar';
import { type Id } from '@throughline/domain/shared';
import { cohortList } from '@throughline/domain/training';
import { Confirm, Icon, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { CalendarFeedAddress } from './calendar-feed-address';

/** Addresses with which a calendar program shows what stands here: of all that the reader sees, or of one cohort. */
@Component({
  selector: 'tl-calendar-feeds-page',
  imports: [CalendarFeedAddress, Icon, PageHeader, ResourceState],
  templateUrl: './calendar-feeds-page.html',
  styleUrl: './calendar-feeds-page.scss',
})
export class CalendarFeedsPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  protected readonly feeds = apiResource(calendarFeedList, () => '/calendar-feeds');
  protected readonly cohorts = apiResource(
    cohortList,
    () => '/cohorts',
    () => ({ limit: 200 }),
  );
  /** What was not there yet, or did not come. */
  protected readonly missing = computed(() => {
    const needed: readonly HttpResourceRef<unknown>[] = [this.feeds, this.cohorts];
    return needed.find((resource) => !resource.hasValue());
  });
  private readonly all = computed(() => (this.feeds.hasValue() ? this.feeds.value().items : []));
  protected readonly own = computed(() => this.all().find(({ kind }) => kind === 'own'));
  protected readonly ofCohorts = computed(() => this.all().filter(({ kind }) => kind === 'cohort'));
  /** Those that have no address yet. */
  protected readonly choices = computed(() => {
    const taken = new Set(this.ofCohorts().map(({ cohort }) => cohort?.id));
    return this.cohorts.hasValue() ? this.cohorts.value().items.filter(({ id }) => !taken.has(id)) : [];
  });

  /** The addresses that were made since the page was opened: nobody can look them up later. */
  protected readonly addresses = signal<Readonly<Record<Id, string>>>({});
  protected readonly isBusy = signal(false);
  protected readonly back = { link: '/calendar', label: $localize`Calendar` };
  protected readonly writeDate = writeDate;
  /** Kept until an answer came, so that a repeat makes nothing twice. */
  private nextId = newId();

  protected async make(cohortId: Id | null): Promise<void> {
    const body = { kind: cohortId === null ? ('own' as const) : ('cohort' as const), cohortId };
    const made = await this.send(() =>
      this.api.send('PUT', `/calendar-feeds/${this.nextId}`, { body, schema: calendarFeed }),
    );
    if (!made) return;
    this.nextId = newId();
    this.notice.say($localize`The address is made. Copy it now: it is shown only this once.`);
  }

  protected async renew(feed: CalendarFeed): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Give it a new address?`,
      text: $localize`The present address stops working at once, in every calendar that was given it. Those that should go on need the new one.`,
      yes: $localize`Make a new address`,
    });
    if (!isSure) return;
    const made = await this.send(() =>
      this.api.send('POST', `/calendar-feeds/${feed.id}/renewal`, { schema: calendarFeed }),
    );
    if (made)
      this.notice.say($localize`The old address has stopped. Copy the new one now: it is shown only this once.`);
  }

  protected async stop(feed: CalendarFeed): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Stop this address?`,
      text: $localize`It stops working at once, in every calendar that was given it. A new one can be made later.`,
      yes: $localize`Stop the address`,
      isDangerous: true,
    });
    if (!isSure) return;
    const isStopped = await this.send(async () => {
      await this.api.send('DELETE', `/calendar-feeds/${feed.id}`);
      return null;
    });
    if (isStopped) this.notice.say($localize`The address has stopped.`);
  }

  /** Whether it was taken. What came back is shown; what was refused is told. */
  private async send(action: () => Promise<CalendarFeed | null>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      const feed = await action();
      const address = feed?.address;
      if (feed && address) this.addresses.update((all) => ({ ...all, [feed.id]: address }));
      return true;
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.isBusy.set(false);
      this.feeds.reload();
    }
  }
}
