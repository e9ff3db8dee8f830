import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { programmeList } from '@throughline/domain/programmes';
import { disclosureList, type DisclosureList } from '@throughline/domain/stories';
import { EmptyState, PageHeader } from '@throughline/ui';
import { apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { LoadMore } from '../platform/load-more';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { StoriesNav } from './stories-nav';
import { SCOPE_WORDS } from './stories-words';
import { DISCLOSED_WORDS } from './use-words';

/** The ledger of what was given away: which version, to whom, when and under which consent. */
@Component({
  selector: 'tl-disclosures-page',
  imports: [EmptyState, LoadMore, PageHeader, ResourceState, RouterLink, StoriesNav],
  template: `
    <tl-page-header
      i18n-headline
      headline="Disclosures"
      i18n-lead
      lead="Which version of a story went to whom, when, and under which consent. Record one on the page of the story."
    />
    <tl-stories-nav />
    <form
      class="filters"
      role="search"
      i18n-aria-label
      aria-label="Filter disclosures"
      (submit)="filter({ recipient: recipient.value.trim() || null }); $event.preventDefault()"
    >
      <label>
        <span i18n>Programme</span>
        <select #programme class="tl-control" (change)="filter({ programmeId: programme.value || null })">
          <option value="" i18n>All programmes</option>
          @for (each of programmes(); track each.id) {
            <option [value]="each.id" [selected]="each.id === programmeId()">{{ each.name }}</option>
          }
        </select>
      </label>
      <label>
        <span i18n>Given to</span>
        <input #recipient class="tl-control" maxlength="120" autocomplete="off" [value]="to() ?? ''" />
      </label>
      <button type="submit" class="tl-button" i18n>Find</button>
    </form>
    @if (!list.first.hasValue()) {
      <tl-resource-state [of]="list.first" [lines]="6" />
    } @else if (list.items().length === 0) {
      @if (isFiltered()) {
        <tl-empty-state icon="stories" i18n-headline headline="Nothing was given to them">
          <a class="tl-button" routerLink="/stories/disclosures" i18n>Show all</a>
        </tl-empty-state>
      } @else {
        <tl-empty-state icon="stories" i18n-headline headline="Nothing was given away yet" />
      }
    } @else {
      <ul class="tl-card" role="list">
        @for (each of list.items(); track each.id) {
          <li>
            <p>
              <strong>{{ each.recipientName }}</strong>
            </p>
            <p class="tl-small">
              <a [routerLink]="['/stories', each.story.id, 'use']">{{ each.story.ref }}</a> ·
              <span i18n
                >{{ parts[each.what] }}, version {{ each.textVersion }}, on {{ writeDate(each.disclosedOn) }}</span
              >
            </p>
            <p class="tl-small tl-quiet">
              {{ each.programme.name }} ·
              <span i18n
                >under the consent of {{ writeDate(each.consentGivenOn) }} ({{ scopes[each.scope].short }})</span
              >
              @if (each.story.isWithdrawn) {
                · <strong i18n>taken back since</strong>
              }
            </p>
            @if (each.note) {
              <p class="tl-small">{{ each.note }}</p>
            }
          </li>
        }
      </ul>
      <tl-load-more [of]="list" i18n-label label="Load more disclosures" />
    }
  `,
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-3);
      align-items: end;
      margin-block-end: var(--tl-space-5);
    }

    label {
      display: grid;
      flex: 0 1 16rem;
      gap: var(--tl-space-1);
      min-inline-size: 0;
    }

    ul {
      margin-block-end: var(--tl-space-4);
      padding-block: 0;
      list-style: none;
    }

    li {
      display: grid;
      gap: var(--tl-space-1);
      padding-block: var(--tl-space-3);
      overflow-wrap: anywhere;
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    li a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
    }
  `,
})
export class DisclosuresPage {
  private readonly router = inject(Router);
  /** From the address. */
  readonly programmeId = input<string>();
  readonly to = input<string>();

  protected readonly list = pagedResource<DisclosureList['items'][number]>(
    disclosureList,
    () => '/disclosures',
    () => ({ programmeId: this.programmeId() ?? null, recipient: this.to() ?? null, limit: 50 }),
  );
  private readonly known = apiResource(programmeList, () => '/programmes');
  protected readonly programmes = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  protected readonly isFiltered = computed(() => this.programmeId() !== undefined || this.to() !== undefined);

  protected filter({ recipient, ...more }: { recipient?: string | null; programmeId?: string | null }): void {
    const queryParams = recipient === undefined ? more : { ...more, to: recipient };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected readonly parts = DISCLOSED_WORDS;
  protected readonly scopes = SCOPE_WORDS;
  protected readonly writeDate = writeDate;
}
