import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { followUpList, type FollowUp, type FollowUpList } from '@throughline/domain/events';
import { EmptyState, PageHeader } from '@throughline/ui';
import { LoadMore } from '../platform/load-more';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { FollowUpLine } from './follow-up-line';
import { byUrgency } from './follow-up-order';

type Item = FollowUpList['items'][number];

/** What is still to be done after events: one's own, or everybody's. Overdue first. */
@Component({
  selector: 'tl-follow-ups-page',
  imports: [EmptyState, FollowUpLine, LoadMore, PageHeader, ResourceState, RouterLink],
  template: `
    <tl-page-header
      i18n-headline
      headline="Follow-ups"
      i18n-lead
      lead="What was promised at events, and is still to be done."
      [back]="back"
    />
    <div class="tl-choices" role="group" i18n-aria-label aria-label="Whose">
      <button type="button" class="tl-button" [attr.aria-pressed]="isMine()" (click)="choose(true)" i18n>Mine</button>
      <button type="button" class="tl-button" [attr.aria-pressed]="!isMine()" (click)="choose(false)" i18n>
        Everybody’s
      </button>
    </div>
    @if (!list.first.hasValue()) {
      <tl-resource-state [of]="list.first" [lines]="6" />
    } @else if (items().length === 0) {
      <tl-empty-state icon="check" i18n-headline headline="Nothing is open" />
    } @else {
      <ul role="list" class="tl-rows">
        @for (each of items(); track each.id) {
          <li>
            <tl-follow-up-line [eventId]="each.event.id" [followUp]="each" (changed)="set($event)">
              <a [routerLink]="['/events', each.event.id, 'follow-ups']">{{ each.event.title }}</a>
            </tl-follow-up-line>
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

    tl-page-header {
      margin-block-end: 0;
    }

    li {
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
    }
  `,
})
export class FollowUpsPage {
  private readonly router = inject(Router);

  /** From the address. */
  readonly of = input<string>();

  protected readonly isMine = computed(() => this.of() !== 'everybody');
  protected readonly list = pagedResource<Item>(
    followUpList,
    () => '/events/follow-ups',
    () => ({ mine: this.isMine() || undefined, limit: 50 }),
  );
  /** What was ticked here, as it stands now: it stays in sight until the page is left, so that it can be unticked. */
  private readonly changed = linkedSignal<boolean, ReadonlyMap<string, FollowUp>>({
    source: this.isMine,
    computation: () => new Map(),
  });
  protected readonly items = computed(() =>
    byUrgency(this.list.items().map((each) => ({ ...each, ...this.changed().get(each.id) }))),
  );
  protected readonly back = { link: '/events', label: $localize`Events` };

  protected set(told: FollowUp): void {
    this.changed.update((all) => new Map([...all, [told.id, told]]));
  }

  protected choose(isMine: boolean): void {
    void this.router.navigate([], { queryParams: { of: isMine ? null : 'everybody' }, replaceUrl: true });
  }
}
