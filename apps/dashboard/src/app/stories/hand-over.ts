import { Component, computed, effect, type ElementRef, input, linkedSignal, output, viewChild } from '@angular/core';
import {
  ASKED_SCOPES,
  IDENTITY_DISPLAYS,
  QUESTIONS,
  questionsIn,
  type ConsentScope,
  type IdentityDisplay,
} from '@throughline/domain/stories';

/** What somebody answered by themselves. What they left open is a no. */
export interface HandedAnswers {
  readonly scopes: Readonly<Partial<Record<ConsentScope, boolean>>>;
  readonly identityDisplay: IdentityDisplay | '';
}

/**
 * The phone in the hand of the one whose story it is: the questions in their language, large, with Yes and No side by side, and nothing
 * else on the screen. Nothing here is kept in the browser.
 */
@Component({
  selector: 'tl-hand-over',
  template: `
    <dialog #dialog [attr.lang]="language()" [attr.aria-label]="words().intro" (cancel)="leave($event)">
      <p class="intro">{{ words().intro }}</p>
      @for (scope of scopes; track scope) {
        <fieldset>
          <legend>
            {{ words().scopes[scope] }}
            @if (words().hints[scope]; as hint) {
              <span class="hint">{{ hint }}</span>
            }
          </legend>
          <div class="answers">
            <label>
              <input type="radio" [name]="scope" [checked]="given()[scope] === true" (change)="answer(scope, true)" />
              <span>{{ words().yes }}</span>
            </label>
            <label>
              <input type="radio" [name]="scope" [checked]="given()[scope] === false" (change)="answer(scope, false)" />
              <span>{{ words().no }}</span>
            </label>
          </div>
        </fieldset>
      }
      <fieldset>
        <legend>{{ words().naming }}</legend>
        <div class="named">
          @for (each of identities; track each) {
            <label>
              <input type="radio" name="naming" [checked]="identity() === each" (change)="identity.set(each)" />
              <span>{{ words().identities[each] }}</span>
            </label>
          }
        </div>
      </fieldset>
      <p>{{ words().takeBack }}</p>
      <button type="button" class="tl-button tl-filled" (click)="finish()">{{ words().done }}</button>
    </dialog>
  `,
  styles: `
    dialog {
      display: grid;
      grid-template-columns: minmax(0, 40rem);
      gap: var(--tl-space-6);
      justify-content: center;
      align-content: start;
      box-sizing: border-box;
      inline-size: 100vw;
      max-inline-size: none;
      block-size: 100dvh;
      max-block-size: none;
      margin: 0;
      padding: var(--tl-space-5) var(--tl-space-4) var(--tl-space-7);
      border: 0;
      background: var(--tl-page-colour);
      color: var(--tl-text-colour);
      font-size: 1.25rem;
      overflow-y: auto;
    }

    .intro {
      font-size: 1.5rem;
      font-weight: 700;
    }

    fieldset {
      display: grid;
      gap: var(--tl-space-3);
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      font-weight: 700;
    }

    .hint {
      display: block;
      color: var(--tl-quiet-colour);
      font-weight: 400;
      font-size: var(--tl-text);
    }

    .answers {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--tl-space-3);
    }

    .named {
      display: grid;
      gap: var(--tl-space-2);
    }

    label {
      display: flex;
      gap: var(--tl-space-3);
      align-items: center;
      min-block-size: 3.25rem;
      padding-inline: var(--tl-space-4);
      border: 2px solid var(--tl-edge-colour);
      border-radius: var(--tl-radius);
      cursor: pointer;
    }

    label:has(:checked) {
      border-color: var(--tl-accent-colour);
      background: color-mix(in srgb, var(--tl-accent-colour) 12%, transparent);
      font-weight: 700;
    }

    input {
      inline-size: 1.5rem;
      block-size: 1.5rem;
      accent-color: var(--tl-accent-colour);
    }

    button {
      min-block-size: 3.5rem;
      font-size: inherit;
    }
  `,
})
export class HandOver {
  readonly language = input.required<string>();
  readonly before = input.required<HandedAnswers>();
  readonly answered = output<HandedAnswers>();
  readonly left = output();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly words = computed(() => questionsIn(this.language()) ?? QUESTIONS.en);
  protected readonly given = linkedSignal(() => this.before().scopes);
  protected readonly identity = linkedSignal(() => this.before().identityDisplay);

  constructor() {
    effect(() => this.dialog().nativeElement.showModal());
  }

  protected answer(scope: ConsentScope, isYes: boolean): void {
    this.given.update((given) => ({ ...given, [scope]: isYes }));
  }

  protected finish(): void {
    this.dialog().nativeElement.close();
    this.answered.emit({ scopes: this.given(), identityDisplay: this.identity() });
  }

  protected leave(event: Event): void {
    event.preventDefault();
    this.dialog().nativeElement.close();
    this.left.emit();
  }

  protected readonly scopes = ASKED_SCOPES;
  protected readonly identities = IDENTITY_DISPLAYS;
}
