import { Component, input } from '@angular/core';

/** What stands where a list or a chart has nothing to show: a headline, and below it whatever helps to change that. */
@Component({
  selector: 'tl-empty-state',
  template: `
    <p class="headline">{{ headline() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      padding: 2rem 1rem;
      text-align: center;
      color: var(--mat-sys-on-surface-variant);
    }

    .headline {
      margin: 0 0 0.5rem;
      font: var(--mat-sys-title-medium);
    }
  `,
})
export class EmptyState {
  readonly headline = input.required<string>();
}
