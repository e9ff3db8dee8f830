import { Component, computed, input } from '@angular/core';
import { type Mark } from '@throughline/domain/training';

/** One shape a mark, so that colour is never all that tells them apart. Drawn on a grid of 24. */
const PATHS: Readonly<Record<Mark, string>> = {
  present: 'M5 12.500l4.5 4.500L19 7',
  late: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.500l3.5 2',
  leftEarly: 'M10 4H5v16h5M9.500 12H21M17 8l4 4-4 4',
  apology: 'M3.500 6h17v12.500h-17ZM4 7l8 6.500L20 7',
  noShow: 'M6 6l12 12M18 6L6 18',
  notMarked: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17Z',
};

/** The shape of a mark, beside its word. Decoration for screen readers: the word says it. */
@Component({
  selector: 'tl-mark-shape',
  host: { 'aria-hidden': 'true', '[class]': 'mark()' },
  template: `<svg viewBox="0 0 24 24" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
    }

    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 2.25;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    :host(.notMarked) path {
      stroke-dasharray: 3.5 4;
    }
  `,
})
export class MarkShape {
  readonly mark = input.required<Mark>();
  protected readonly path = computed(() => PATHS[this.mark()]);
}
