import { Component, computed, input } from '@angular/core';
import { type Story } from '@throughline/domain/stories';
import { STORY_STATE_WORDS } from './stories-words';
import { stepsOf } from './story-progress';

/** How far a story has come, as a short thread. */
@Component({
  selector: 'tl-story-steps',
  template: `
    <ol i18n-aria-label aria-label="How far it has come">
      @for (step of steps(); track step.state) {
        <li [class]="step.at" [attr.aria-current]="step.at === 'here' ? 'step' : null">
          <span>{{ words[step.state] }}</span>
          @if (step.at === 'past') {
            <span class="tl-visually-hidden" i18n>(done)</span>
          }
          @if (step.at === 'ahead') {
            <span class="tl-visually-hidden" i18n>(to come)</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: block;
      container-type: inline-size;
    }

    ol {
      display: grid;
      padding: 0;
      list-style: none;
    }

    li {
      position: relative;
      padding-inline-start: 1.75rem;
      padding-block-end: var(--tl-space-3);
    }

    li::before,
    li::after {
      content: '';
      position: absolute;
      background: var(--tl-accent-colour);
    }

    li::before {
      inset-block-start: 0.35em;
      inset-inline-start: 0;
      inline-size: 0.75rem;
      block-size: 0.75rem;
      box-sizing: border-box;
      border: 2px solid var(--tl-accent-colour);
      border-radius: var(--tl-radius-round);
      z-index: 1;
    }

    li:not(:last-child)::after {
      inset-block: 0.75em -0.5em;
      inset-inline-start: calc(0.375rem - 1px);
      inline-size: 2px;
      opacity: 0.4;
    }

    .here {
      font-weight: 700;
    }

    .here::before {
      box-shadow: 0 0 0 4px color-mix(in srgb, var(--tl-accent-colour) 25%, transparent);
    }

    .ahead {
      color: var(--tl-quiet-colour);
    }

    .ahead::before {
      border-color: var(--tl-edge-colour);
      background: var(--tl-page-colour);
    }

    @container (width >= 40rem) {
      ol {
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
      }

      li {
        padding: 1.5rem var(--tl-space-2) 0 0;
        font-size: var(--tl-text-small);
      }

      li::before {
        inset-block-start: 0;
      }

      li:not(:last-child)::after {
        inset-block: calc(0.375rem - 1px) auto;
        inset-inline: 0 0;
        inline-size: auto;
        block-size: 2px;
      }
    }

    @media print {
      li::before {
        print-color-adjust: exact;
      }
    }
  `,
})
export class StorySteps {
  readonly story = input.required<Pick<Story, 'state' | 'publishedAt' | 'submittedAt'>>();
  protected readonly steps = computed(() => stepsOf(this.story()));
  protected readonly words = STORY_STATE_WORDS;
}
