import { Component, computed, inject, input } from '@angular/core';
import { type PagedResource } from './paged-resource';
import { ProblemText } from './problem-text';

/**
 * The next page of a list, while there is one, and why it did not come. Stands below the list.
 *
 *     <tl-load-more [of]="list" />
 */
@Component({
  selector: 'tl-load-more',
  template: `
    @if (problem(); as problem) {
      <p role="alert">{{ problem }}</p>
    }
    @if (of().hasMore()) {
      <button type="button" class="tl-button" [disabled]="of().isLoadingMore()" (click)="of().more()">
        {{ label() }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--tl-space-3);
    }

    :host:empty {
      display: none;
    }

    p {
      color: var(--tl-danger-colour);
    }
  `,
})
export class LoadMore {
  private readonly texts = inject(ProblemText);
  readonly of = input.required<PagedResource<unknown>>();
  readonly label = input($localize`Load more`);

  protected readonly problem = computed(() => {
    const problem = this.of().problem();
    return problem && this.texts.of(problem);
  });
}
