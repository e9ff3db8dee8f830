import { Component, input } from '@angular/core';
import { type EventState } from '@throughline/domain/events';
import { EVENT_STATE_WORDS } from './events-words';

/** How an event stands, as a word with a quiet ground. What has to be heeded, postponed or cancelled, has a shape beside its word. */
@Component({
  selector: 'tl-state-chip',
  host: { '[class]': 'state()' },
  template: `<span class="dot" aria-hidden="true"></span>{{ words[state()] }}`,
  styles: `
    :host {
      --ink: var(--tl-rag-grey);
      --ground: var(--tl-rag-grey-ground);

      display: inline-flex;
      gap: 0.4em;
      align-items: center;
      padding: 0.125rem 0.625rem;
      border-radius: var(--tl-radius-round);
      background: var(--ground);
      color: var(--ink);
      font-size: var(--tl-text-small);
      font-weight: 700;
      white-space: nowrap;
    }

    .dot {
      inline-size: 0.5em;
      block-size: 0.5em;
      border-radius: 50%;
      background: currentcolor;
    }

    :host(.draft) .dot {
      border: 2px solid currentcolor;
      background: none;
    }

    :host(.announced) {
      --ink: var(--tl-rag-green);
      --ground: var(--tl-rag-green-ground);
    }

    :host(.held),
    :host(.writtenUp) {
      --ink: var(--mat-sys-on-secondary-container);
      --ground: var(--mat-sys-secondary-container);
    }

    :host(.postponed) {
      --ink: var(--tl-rag-amber);
      --ground: var(--tl-rag-amber-ground);

      .dot {
        border-radius: 0;
        clip-path: polygon(50% 0, 100% 100%, 0 100%);
      }
    }

    :host(.cancelled) {
      --ink: var(--tl-rag-red);
      --ground: var(--tl-rag-red-ground);

      .dot {
        border-radius: 0;
      }
    }
  `,
})
export class StateChip {
  readonly state = input.required<EventState>();
  protected readonly words = EVENT_STATE_WORDS;
}
