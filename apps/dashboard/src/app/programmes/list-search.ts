import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { foldForSearch } from '@throughline/domain/shared';

/** Whether what is looked for is part of any of these; case and accents do not count. */
export const isFound = (looked: string | undefined, ...texts: readonly (string | null)[]): boolean => {
  const folded = foldForSearch(looked ?? '');
  return folded === '' || texts.some((text) => text !== null && foldForSearch(text).includes(folded));
};

/** Looks through a list as one types. What is looked for stands in the address. */
@Component({
  selector: 'tl-list-search',
  template: `
    <form role="search" (submit)="$event.preventDefault()">
      <label [for]="'search'">{{ label() }}</label>
      <input
        #search
        id="search"
        class="tl-control"
        type="search"
        autocomplete="off"
        spellcheck="false"
        [value]="looked() ?? ''"
        (input)="look(search.value)"
      />
    </form>
    <p role="status" class="tl-quiet tl-small">
      @if (looked()) {
        <ng-container i18n>{found(), plural, =0 {Nothing found} =1 {1 found} other {{{ found() }} found}}</ng-container>
      }
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-1);
      max-inline-size: 24rem;
    }

    form {
      display: grid;
      gap: var(--tl-space-1);
    }

    label {
      font-weight: 700;
    }

    p {
      min-block-size: 1.5em;
    }
  `,
})
export class ListSearch {
  private readonly router = inject(Router);
  readonly label = input.required<string>();
  readonly looked = input<string>();
  readonly found = input.required<number>();

  protected look(text: string): void {
    void this.router.navigate([], { queryParams: { q: text || null }, replaceUrl: true });
  }
}
