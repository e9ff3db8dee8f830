import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { EVENT_KINDS } from '@throughline/domain/events';
import { programmeList } from '@throughline/domain/programmes';
import { apiResource } from '../platform/api';
import { EVENT_KIND_WORDS } from './events-words';

/** What the address says about which events. */
export interface EventFilter {
  readonly programmeId: string | undefined;
  readonly regionId: string | undefined;
  readonly kind: string | undefined;
}

/** Which events: by programme, region and kind. What is chosen stands in the address. */
@Component({
  selector: 'tl-event-filters',
  template: `
    <form role="search" i18n-aria-label aria-label="Filter events" (submit)="$event.preventDefault()">
      @for (each of menus(); track each.key) {
        <label>
          <span>{{ each.label }}</span>
          <select #menu class="tl-control" (change)="choose(each.key, menu.value)">
            <option value="">{{ each.all }}</option>
            @for (option of each.options; track option.id) {
              <option [value]="option.id" [selected]="option.id === filter()[each.key]">{{ option.name }}</option>
            }
          </select>
        </label>
      }
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
      gap: var(--tl-space-3);
      max-inline-size: 48rem;
      margin-block-end: var(--tl-space-6);
    }

    label {
      display: grid;
      gap: var(--tl-space-1);
      font-weight: 700;
      font-size: var(--tl-text-small);
    }

    select {
      min-inline-size: 0;
      font-size: var(--tl-text);
      font-weight: 400;
    }
  `,
})
export class EventFilters {
  private readonly router = inject(Router);
  readonly filter = input.required<EventFilter>();

  private readonly known = apiResource(programmeList, () => '/programmes');
  protected readonly menus = computed(() => {
    const programmes = this.known.hasValue() ? this.known.value().items : [];
    const chosen = programmes.filter(({ id }) => !this.filter().programmeId || id === this.filter().programmeId);
    const regions = chosen.flatMap(({ strands }) => strands).flatMap((strand) => strand.regions);
    const options = [...new Map(regions.map((region) => [region.id, region])).values()].sort((one, other) =>
      one.name.localeCompare(other.name),
    );
    return [
      { key: 'programmeId', label: $localize`Programme`, all: $localize`All programmes`, options: programmes },
      { key: 'regionId', label: $localize`Region`, all: $localize`All regions`, options },
      { key: 'kind', label: $localize`Kind`, all: $localize`All kinds`, options: KINDS },
    ] as const;
  });

  /** Another programme works in other regions. */
  protected choose(filter: keyof EventFilter, value: string): void {
    void this.router.navigate([], {
      queryParams: { [filter]: value || null, ...(filter === 'programmeId' && { regionId: null }) },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

const KINDS = EVENT_KINDS.map((kind) => ({ id: kind, name: EVENT_KIND_WORDS[kind] }));
