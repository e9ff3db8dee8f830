import { Component, input } from '@angular/core';
import { BulletBar } from '../bullet-bar/bullet-bar';
import { RagMark, type RagMarkStatus } from '../rag-mark/rag-mark';

/**
 * One figure, never bare: what it counts, the number, its target and what was expected by now, as words and as a line. Projected
 * content (a link that opens the figure, a note) stands below.
 */
@Component({
  selector: 'tl-figure-card',
  imports: [BulletBar, RagMark],
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    <div class="head">
      <p class="label">{{ label() }}</p>
      @if (status(); as status) {
        <tl-rag-mark [status]="status" [label]="statusLabel()" />
      }
    </div>
    <p class="value">
      <strong [class.told]="valueText()">{{ valueText() ?? write()(actual()) }}</strong>
      @if (target(); as target) {
        <span i18n>of {{ write()(target) }}</span>
      }
    </p>
    @if (target() !== null) {
      <tl-bullet-bar
        [label]="label()"
        [actual]="actual()"
        [target]="target()"
        [expected]="expected()"
        [status]="status()"
        [write]="write()"
      />
    }
    <p class="note">
      @if (target() === null) {
        <ng-container i18n>No target agreed</ng-container>
      } @else if (expected() !== null) {
        <span class="tick" aria-hidden="true"></span>
        <ng-container i18n>{{ write()(expected() ?? 0) }} expected by now</ng-container>
      }
    </p>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-2);
      align-content: start;
      padding: var(--tl-space-4) var(--tl-space-5);
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      box-shadow: var(--tl-card-shadow);
      break-inside: avoid;
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
      justify-content: space-between;
      min-block-size: 1.75rem;
    }

    .label {
      color: var(--tl-quiet-colour);
    }

    .value {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-2);
      align-items: baseline;
      color: var(--tl-quiet-colour);
    }

    strong {
      color: var(--tl-text-colour);
      font-size: var(--tl-figure);
      line-height: 1.1;
      letter-spacing: -0.01em;
    }

    /* Words in place of a number need more room than it. */
    .told {
      font-size: var(--tl-heading-2);
    }

    .note {
      display: flex;
      gap: var(--tl-space-2);
      align-items: center;
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    .tick {
      inline-size: 2px;
      block-size: 0.9em;
      border-radius: 1px;
      background: var(--tl-text-colour);
    }

    @media (forced-colors: active) {
      .tick {
        border-inline-start: 2px solid;
      }
    }
  `,
})
export class FigureCard {
  readonly label = input.required<string>();
  readonly actual = input.required<number>();
  /** In place of the number, where it is not told exactly: "fewer than 10", "about 40". */
  readonly valueText = input<string>();
  readonly target = input<number | null>(null);
  readonly expected = input<number | null>(null);
  readonly status = input<RagMarkStatus>();
  readonly statusLabel = input<string>();
  readonly write = input((value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 }));
}
