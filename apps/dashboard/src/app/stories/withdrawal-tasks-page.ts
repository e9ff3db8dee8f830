import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { withdrawalTaskList, type WithdrawalTask } from '@throughline/domain/stories';
import { EmptyState, PageHeader } from '@throughline/ui';
import { LoadMore } from '../platform/load-more';
import { pagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { WithdrawalTaskLine } from './withdrawal-task-line';

/** What was promised to people who took their story back: one's own, or everybody's. Overdue first. */
@Component({
  selector: 'tl-withdrawal-tasks-page',
  imports: [EmptyState, LoadMore, PageHeader, ResourceState, RouterLink, WithdrawalTaskLine],
  template: `
    <tl-page-header
      i18n-headline
      headline="Promises to keep"
      i18n-lead
      lead="Somebody took their consent back. What no system can undo is for you to do."
      [back]="back"
    />
    <div class="tl-choices" role="group" i18n-aria-label aria-label="Whose">
      <button type="button" class="tl-button" [attr.aria-pressed]="isMine()" (click)="choose(null)" i18n>Mine</button>
      <button type="button" class="tl-button" [attr.aria-pressed]="!isMine()" (click)="choose('everybody')" i18n>
        Everybody’s
      </button>
    </div>
    @if (!list.first.hasValue()) {
      <tl-resource-state [of]="list.first" [lines]="6" />
    } @else if (items().length === 0) {
      <tl-empty-state icon="check" i18n-headline headline="Every promise is kept" />
    } @else {
      <ul role="list" class="tl-rows">
        @for (each of items(); track each.id) {
          <li>
            <tl-withdrawal-task-line [task]="each" (changed)="set($event)">
              <a [routerLink]="['/stories', each.story.id, 'use']">{{ each.story.ref }}</a>
            </tl-withdrawal-task-line>
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
  `,
})
export class WithdrawalTasksPage {
  private readonly router = inject(Router);

  /** From the address. */
  readonly of = input<string>();

  protected readonly isMine = computed(() => this.of() !== 'everybody');
  protected readonly list = pagedResource<WithdrawalTask>(
    withdrawalTaskList,
    () => '/withdrawal-tasks',
    () => ({ whose: this.isMine() ? 'mine' : 'all', limit: 50 }),
  );
  /** What was done here stays in sight until the page is left, so that it can be undone. */
  private readonly changed = linkedSignal<boolean, ReadonlyMap<string, WithdrawalTask>>({
    source: this.isMine,
    computation: () => new Map(),
  });
  protected readonly items = computed(() => this.list.items().map((each) => this.changed().get(each.id) ?? each));
  protected readonly back = { link: '/stories', label: $localize`Stories` };

  protected set(told: WithdrawalTask): void {
    this.changed.update((all) => new Map([...all, [told.id, told]]));
  }

  protected choose(of: 'everybody' | null): void {
    void this.router.navigate([], { queryParams: { of }, replaceUrl: true });
  }
}
