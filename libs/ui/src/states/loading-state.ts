import { Component, computed, input } from '@angular/core';

/** Grey lines where text will be, while it is fetched. Nothing is shown for the first instant, so that a quick answer does not flicker. */
@Component({
  selector: 'tl-loading-state',
  host: { role: 'status' },
  template: `
    <span class="tl-visually-hidden">{{ label() }}</span>
    @for (width of widths(); track $index) {
      <span class="line" [style.inline-size.%]="width" aria-hidden="true"></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-4);
      padding-block: var(--tl-space-4);
      animation: appear 200ms 150ms both;
    }

    .line {
      block-size: 1.25rem;
      border-radius: var(--tl-radius-small);
      background: var(--mat-sys-surface-container-high);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    @keyframes appear {
      from {
        opacity: 0;
      }
    }

    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }

    @media (forced-colors: active) {
      .line {
        border: 1px solid;
      }
    }
  `,
})
export class LoadingState {
  readonly label = input($localize`Loading…`);
  /** How many lines of text to stand in for. */
  readonly lines = input(4);
  protected readonly widths = computed(() =>
    Array.from({ length: this.lines() }, (_, line) => [92, 78, 85, 60][line % 4]),
  );
}
