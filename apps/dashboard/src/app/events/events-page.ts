import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EVENT_KINDS, eventList, type Event } from '@throughline/domain/events';
import { programmeList } from '@throughline/domain/programmes';
import { EmptyState, Icon, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { today } from '../platform/format';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { EventTable } from './event-table';
import { EVENT_KIND_WORDS } from './events-words';

type Filter = 'programmeId' | 'regionId' | 'kind';

/** What is coming, the next first; then what was, the latest first. The filters are the address. */
@Component({
  selector: 'tl-events-page',
  imports: [EmptyState, EventTable, Icon, PageHeader, ResourceState, RouterLink],
  templateUrl: './events-page.html',
  styleUrl: './events-page.scss',
})
export class EventsPage {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);

  /** From the address. */
  readonly programmeId = input<string>();
  readonly regionId = input<string>();
  readonly kind = input<string>();

  private readonly filters = computed(() => ({
    programmeId: this.programmeId(),
    regionId: this.regionId(),
    kind: this.kind(),
  }));
  private readonly today = today();
  protected readonly coming = pagedResource<Event>(
    eventList,
    () => '/events',
    () => ({ ...this.filters(), from: this.today, sort: 'startsAt', limit: 20 }),
  );
  protected readonly past = pagedResource<Event>(
    eventList,
    () => '/events',
    () => ({ ...this.filters(), until: this.today, sort: '-startsAt', limit: 20 }),
  );
  private readonly menus = apiResource(programmeList, () => '/programmes');

  protected readonly isFiltered = computed(() => Object.values(this.filters()).some(Boolean));
  protected readonly programmes = computed(() => (this.menus.hasValue() ? this.menus.value().items : []));
  protected readonly regions = computed(() => {
    const chosen = this.programmes().filter(({ id }) => !this.programmeId() || id === this.programmeId());
    const all = chosen.flatMap(({ strands }) => strands).flatMap(({ regions }) => regions);
    return [...new Map(all.map((region) => [region.id, region])).values()].sort((one, other) =>
      one.name.localeCompare(other.name),
    );
  });
  protected readonly mayWrite = computed(() => this.signedIn.may('event.write'));
  /** What is not there yet, or did not come; the page shows its state. */
  protected readonly missing = computed(() => [this.coming.first, this.past.first].find((list) => !list.hasValue()));
  protected readonly isEmpty = computed(() => this.coming.total() + this.past.total() === 0);

  protected choose(filter: Filter, value: string): void {
    void this.router.navigate([], {
      queryParams: { [filter]: value || null, ...(filter === 'programmeId' && { regionId: null }) },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected readonly kinds = EVENT_KINDS;
  protected readonly kindWords = EVENT_KIND_WORDS;
}
