import { Component, computed, input } from '@angular/core';

export type RagMarkStatus = 'green' | 'amber' | 'red' | 'grey';

/** Each status has a shape of its own, so that it reads without colour. */
const SHAPES = {
  green: 'M8 1.500a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z',
  amber: 'M8 1.5 15.2 14H.800Z',
  red: 'M2 2h12v12H2Z',
  grey: 'M8 1.500a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 2.200a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.600Z',
} as const satisfies Record<RagMarkStatus, string>;

const WORDS = {
  green: $localize`On track`,
  amber: $localize`Slipping`,
  red: $localize`Behind`,
  grey: $localize`Not judged yet`,
} as const satisfies Record<RagMarkStatus, string>;

/** How something stands, as a shape, a word and a colour together. */
@Component({
  selector: 'tl-rag-mark',
  host: { '[class]': 'status()', '[class.compact]': 'isCompact()' },
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" [attr.d]="shape()" /></svg>
    <span [class.tl-visually-hidden]="isCompact()">{{ words() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 0.45em;
      align-items: center;
      padding: 0.15em 0.65em 0.15em 0.5em;
      border: 1px solid transparent;
      border-radius: var(--tl-radius-round);
      color: var(--colour);
      background: var(--ground);
      font-size: var(--tl-text-small);
      font-weight: 700;
      white-space: nowrap;
    }

    :host(.compact) {
      padding: 0;
      background: none;
    }

    :host(.green) {
      --colour: var(--tl-rag-green);
      --ground: var(--tl-rag-green-ground);
    }

    :host(.amber) {
      --colour: var(--tl-rag-amber);
      --ground: var(--tl-rag-amber-ground);
    }

    :host(.red) {
      --colour: var(--tl-rag-red);
      --ground: var(--tl-rag-red-ground);
    }

    :host(.grey) {
      --colour: var(--tl-rag-grey);
      --ground: var(--tl-rag-grey-ground);
    }

    svg {
      flex: none;
      inline-size: 0.75em;
      block-size: 0.75em;
      fill: currentColor;
    }

    :host(.compact) svg {
      inline-size: 0.9em;
      block-size: 0.9em;
    }
  `,
})
export class RagMark {
  readonly status = input.required<RagMarkStatus>();
  /** In place of the usual words: "On track", "Slipping", "Behind", "Not judged yet". */
  readonly label = input<string>();
  /** The shape alone, for dense tables; the word stays for screen readers. */
  readonly isCompact = input(false);
  protected readonly shape = computed(() => SHAPES[this.status()]);
  protected readonly words = computed(() => this.label() ?? WORDS[this.status()]);
}
