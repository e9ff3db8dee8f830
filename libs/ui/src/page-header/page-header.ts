import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icon/icon';

/**
 * The head of a page: its one `h1`, a line that says what the page is for, the way back, and what can be done here.
 * Actions are projected: `<div actions> … </div>`. Whatever else is projected stands below the lead.
 */
@Component({
  selector: 'tl-page-header',
  imports: [Icon, RouterLink],
  template: `
    @if (back(); as back) {
      <a class="back" [routerLink]="back.link"><tl-icon name="back" />{{ back.label }}</a>
    }
    <div class="line">
      <div class="words">
        @if (eyebrow(); as eyebrow) {
          <p class="eyebrow">{{ eyebrow }}</p>
        }
        <h1>{{ headline() }}</h1>
        @if (lead(); as lead) {
          <p class="lead">{{ lead }}</p>
        }
        <ng-content />
      </div>
      <div class="actions"><ng-content select="[actions]" /></div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: var(--tl-space-6);
    }

    .back {
      display: inline-flex;
      align-items: center;
      gap: var(--tl-space-2);
      min-block-size: var(--tl-target);
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
      text-decoration: none;
    }

    .back:hover {
      color: var(--tl-accent-colour);
      text-decoration: underline;
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-4);
      align-items: flex-start;
      justify-content: space-between;
    }

    .words {
      display: grid;
      gap: var(--tl-space-2);
      flex: 1 1 20rem;
      min-inline-size: 0;
    }

    .eyebrow {
      color: var(--tl-accent-colour);
      font-size: var(--tl-text-small);
      font-weight: 700;
    }

    .lead {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-large);
    }

    .actions {
      display: contents;
    }

    ::ng-deep [actions] {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2);
    }
  `,
})
export class PageHeader {
  /** The `h1`. Never personal where it is also the document's title. */
  readonly headline = input.required<string>();
  readonly lead = input<string>();
  /** A word or two above the heading: what kind of thing this is, or which programme it belongs to. */
  readonly eyebrow = input<string>();
  /** Where the reader came from, one level up. */
  readonly back = input<{ readonly link: string | readonly unknown[]; readonly label: string }>();
}
