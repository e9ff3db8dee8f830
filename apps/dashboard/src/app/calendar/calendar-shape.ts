import { Component, input } from '@angular/core';
import { type CalendarKind } from '@throughline/domain/calendar';

/** A session is a round mark, an event a diamond: told apart without colour. Hollow where it does not take place. Words near it say so too. */
@Component({
  selector: 'tl-calendar-shape',
  host: { 'aria-hidden': 'true', '[class]': 'kind()', '[class.off]': 'isOff()' },
  template: `<svg viewBox="0 0 16 16" focusable="false">
    @if (kind() === 'session') {
      <circle cx="8" cy="8" r="5" />
    } @else {
      <path d="M8 1.500 14.500 8 8 14.500 1.500 8Z" />
    }
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 0.8em;
      block-size: 0.8em;
      color: var(--tl-accent-colour);
    }

    :host(.event) {
      color: var(--mat-sys-tertiary);
    }

    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: currentColor;
      stroke: currentColor;
      stroke-width: 2;
    }

    :host(.off) svg {
      fill: none;
    }
  `,
})
export class CalendarShape {
  readonly kind = input.required<CalendarKind>();
  readonly isOff = input(false);
}
