import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { eventList, type EventSummary } from '@throughline/domain/events';
import { EmptyState, Icon, PageHeader } from '@throughline/ui';
import { today } from '../platform/format';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { EventFilters } from './event-filters';
import { EventList } from './event-list';

/** What is coming, the next first; what waits for a date; then what was, the latest first. The filters are the address. */
@Component({
  selector: 'tl-events-page',
  imports: [EmptyState, EventFilters, EventList, Icon, PageHeader, ResourceState, RouterLink],
  templateUrl: './events-page.html',
  styles: `
    .sections {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-7);
    }

    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }
  `,
})
export class EventsPage {
  private readonly signedIn = inject(SignedIn);

  /** From the address. */
  readonly programmeId = input<string>();
  readonly regionId = input<string>();
  readonly kind = input<string>();

  protected readonly filter = computed(() => ({
    programmeId: this.programmeId(),
    regionId: this.regionId(),
    kind: this.kind(),
  }));
  private readonly today = today();
  private readonly dated = pagedResource<EventSummary>(
    eventList,
    () => '/events',
    () => ({ ...this.filter(), from: this.today, sort: 'startsAt', limit: 20 }),
  );
  private readonly before = pagedResource<EventSummary>(
    eventList,
    () => '/events',
    () => ({ ...this.filter(), until: this.today, sort: '-startsAt', limit: 20 }),
  );
  private readonly postponed = pagedResource<EventSummary>(
    eventList,
    () => '/events',
    () => ({ ...this.filter(), state: 'postponed', sort: 'startsAt', limit: 20 }),
  );
  /** A postponed one has lost its day: it stands apart from what has one, whatever its day was. */
  protected readonly coming = withItems(this.dated, ({ hasDate }) => hasDate);
  protected readonly past = withItems(this.before, ({ hasDate }) => hasDate);
  protected readonly undated = withItems(this.postponed, ({ hasDate }) => !hasDate);

  protected readonly isFiltered = computed(() => Object.values(this.filter()).some(Boolean));
  protected readonly mayWrite = computed(() => this.signedIn.may('event.write'));
  /** What is not there yet, or did not come; the page shows its state. */
  protected readonly missing = computed(() =>
    [this.coming.first, this.past.first, this.undated.first].find((list) => !list.hasValue()),
  );
  protected readonly isEmpty = computed(() => this.dated.total() + this.before.total() + this.postponed.total() === 0);
}

/** The same list with these of its items alone. */
const withItems = (
  list: ReturnType<typeof pagedResource<EventSummary>>,
  isShown: (event: EventSummary) => boolean,
): typeof list => ({ ...list, items: computed(() => list.items().filter(isShown)) });
