import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { concernList, type ConcernList } from '@throughline/domain/stories';
import { EmptyState, PageHeader } from '@throughline/ui';
import { writeInstant } from '../platform/format';
import { LoadMore } from '../platform/load-more';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { CONCERN_CATEGORY_WORDS, CONCERN_STATE_WORDS } from './concern-words';

/** What waits for the safeguarding lead: open concerns, the one that waits longest first; or all there were. None of their words. */
@Component({
  selector: 'tl-concerns-page',
  imports: [EmptyState, LoadMore, PageHeader, ResourceState, RouterLink],
  template: `
    <tl-page-header
      i18n-headline
      headline="Concerns"
      i18n-lead
      lead="What people worried about. You alone read their words, and each reading is noted."
    />
    <div class="tl-choices" role="group" i18n-aria-label aria-label="Which">
      <button type="button" class="tl-button" [attr.aria-pressed]="!isAll()" (click)="choose(null)" i18n>Open</button>
      <button type="button" class="tl-button" [attr.aria-pressed]="isAll()" (click)="choose('all')" i18n>All</button>
    </div>
    @if (!list.first.hasValue()) {
      <tl-resource-state [of]="list.first" [lines]="6" />
    } @else if (list.items().length === 0) {
      <tl-empty-state
        icon="check"
        [headline]="isAll() ? nothingYet : nothingOpen"
        i18n-text
        text="Whoever worries about somebody raises it on the page of the story."
      />
    } @else {
      <ul role="list" class="tl-rows">
        @for (each of list.items(); track each.id) {
          <li>
            <p class="line">
              <a [routerLink]="['/concerns', each.id]">{{ each.ref }}</a>
              <strong [class.waits]="each.state === 'raised'">{{ stateWords[each.state] }}</strong>
              @if (each.holds) {
                <span i18n>holds its story</span>
              }
            </p>
            <p class="tl-small tl-quiet">{{ categoryWords[each.category] }} · {{ each.programme.name }}</p>
            <p class="tl-small tl-quiet" i18n>Raised by {{ each.raisedBy }}, {{ writeInstant(each.raisedAt) }}</p>
          </li>
        }
      </ul>
      <tl-load-more [of]="list" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
      max-inline-size: 48rem;
    }

    li {
      display: grid;
      gap: var(--tl-space-1);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
    }

    a {
      font-weight: 700;
    }

    .waits {
      color: var(--tl-rag-red);
    }
  `,
})
export class ConcernsPage {
  private readonly router = inject(Router);

  /** From the address. */
  readonly show = input<string>();

  protected readonly isAll = computed(() => this.show() === 'all');
  protected readonly list = pagedResource<ConcernList['items'][number]>(
    concernList,
    () => '/concerns',
    () => ({ show: this.isAll() ? 'all' : 'open' }),
  );

  protected choose(show: 'all' | null): void {
    void this.router.navigate([], { queryParams: { show }, replaceUrl: true });
  }

  protected readonly nothingOpen = $localize`No concern is open`;
  protected readonly nothingYet = $localize`No concern was raised yet`;
  protected readonly stateWords = CONCERN_STATE_WORDS;
  protected readonly categoryWords = CONCERN_CATEGORY_WORDS;
  protected readonly writeInstant = writeInstant;
}
