import { Component } from '@angular/core';

/** The one ornament: a thread that runs from a story through an insight to an outcome. Decoration only. */
@Component({
  selector: 'tl-thread',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 320 48" focusable="false">
      <path class="line" d="M8 36c46 0 54-26 104-26s58 28 108 28c38 0 52-18 92-18" />
      <circle class="story" cx="8" cy="36" r="4" />
      <circle class="insight" cx="112" cy="10" r="5" />
      <circle class="outcome" cx="312" cy="20" r="6" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      inline-size: min(20rem, 100%);
    }

    svg {
      display: block;
      inline-size: 100%;
      overflow: visible;
    }

    .line {
      fill: none;
      stroke: var(--tl-accent-colour);
      stroke-width: 2;
      stroke-linecap: round;
      opacity: 0.55;
    }

    circle {
      stroke: var(--tl-accent-colour);
      stroke-width: 2;
      fill: var(--tl-page-colour);
    }

    .outcome {
      fill: var(--tl-accent-colour);
    }
  `,
})
export class Thread {}
