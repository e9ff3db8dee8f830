import { type HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { venueList, regionList, type Venue } from '@throughline/domain/programmes';
import { EmptyState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { isFound, ListSearch } from './list-search';
import { VenueEditor } from './venue-editor';
import { WIFI_WORDS } from './programmes-words';
import { SetUpTabs } from './set-up-tabs';
import { UnsavedChanges, type HoldsChanges } from './unsaved-changes';

const NEW = 'new';

/** Where sessions and events are held. */
@Component({
  selector: 'tl-venues-page',
  imports: [EmptyState, ListSearch, PageHeader, ResourceState, SetUpTabs, VenueEditor],
  providers: [UnsavedChanges],
  templateUrl: './venues-page.html',
  styleUrl: './set-up-list.scss',
})
export class VenuesPage implements HoldsChanges {
  readonly changes = inject(UnsavedChanges);
  private readonly signedIn = inject(SignedIn);
  /** What is looked for, from the address. */
  readonly q = input<string>();

  protected readonly venues = apiResource(venueList, () => '/venues');
  protected readonly regions = apiResource(regionList, () => '/regions');
  protected readonly missing = computed(() => {
    const needed: readonly HttpResourceRef<unknown>[] = [this.venues, this.regions];
    return needed.find((resource) => !resource.hasValue());
  });
  protected readonly all = computed(() => (this.venues.hasValue() ? this.venues.value().items : []));
  protected readonly found = computed(() => {
    const regions = new Map((this.regions.hasValue() ? this.regions.value().items : []).map((each) => [each.id, each]));
    return this.all().filter(({ name, regionId }) => {
      const region = regions.get(regionId);
      return isFound(this.q(), name, region?.name ?? null, region?.localName ?? null, ...(region?.aliases ?? []));
    });
  });
  protected readonly open = signal<string | null>(null);
  protected readonly NEW = NEW;
  protected readonly mayWrite = computed(() => this.signedIn.may('place.write'));

  protected noteOf({ region, stepFree, hearingLoop, wifi }: Venue): string {
    return [
      region.name,
      ...(stepFree === null ? [] : [stepFree ? $localize`step-free` : $localize`not step-free`]),
      ...(hearingLoop === null ? [] : [hearingLoop ? $localize`hearing loop` : $localize`no hearing loop`]),
      ...(wifi === null ? [] : [$localize`Wi-Fi: ${WIFI_WORDS[wifi].toLowerCase()}:wifi:`]),
    ].join(' · ');
  }

  protected close(): void {
    this.open.set(null);
    this.venues.reload();
  }
}
