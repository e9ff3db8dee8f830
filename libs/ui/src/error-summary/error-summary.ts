import { afterRenderEffect, Component, computed, ElementRef, inject, input } from '@angular/core';
import { type FieldTree, type ValidationError } from '@angular/forms/signals';
import { FIELD_ERROR_TEXT } from '../field/field';

/**
 * What is wrong with a form, at its head, after an attempt to send it: each line leads to its field. Takes the focus with every attempt
 * that failed, so that nobody wonders why nothing happened.
 */
@Component({
  selector: 'tl-error-summary',
  host: { tabindex: '-1', '[class.shown]': 'isShown()', '[attr.role]': 'isShown() ? "alert" : null' },
  template: `
    @if (isShown()) {
      <h2 i18n>There is a problem</h2>
      @if (problem(); as problem) {
        <p>{{ problem }}</p>
      }
      @if (lines().length > 0) {
        <ul>
          @for (line of lines(); track $index) {
            <li>
              <button type="button" class="tl-link" (click)="line.goTo()">{{ line.text }}</button>
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host {
      display: none;
    }

    :host(.shown) {
      display: grid;
      gap: var(--tl-space-2);
      padding: var(--tl-space-4) var(--tl-space-5);
      border: 2px solid var(--tl-danger-colour);
      border-radius: var(--tl-radius);
    }

    h2 {
      font-size: var(--tl-heading-3);
    }

    ul {
      display: grid;
      gap: var(--tl-space-1);
      padding: 0;
      list-style: none;
    }

    .tl-link {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class ErrorSummary {
  /** The form whose fields are summed up. */
  readonly form = input.required<FieldTree<unknown>>();
  /** How many times it was tried to send it; nothing is shown before the first. */
  readonly attempts = input.required<number>();
  /** What is wrong with the whole, as a sentence. */
  readonly problem = input<string | null>(null);

  private readonly textOf = inject(FIELD_ERROR_TEXT);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly lines = computed(() =>
    this.form()()
      .errorSummary()
      .map((error) => ({
        text: lineOf(labelOf(error), this.textOf(error)),
        goTo: () => error.fieldTree().focusBoundControl(),
      })),
  );
  protected readonly isShown = computed(
    () => this.attempts() > 0 && (this.problem() !== null || this.lines().length > 0),
  );

  constructor() {
    let seen = 0;
    afterRenderEffect(() => {
      const [attempts, isShown] = [this.attempts(), this.isShown()];
      if (attempts === seen) return;
      seen = attempts;
      if (isShown) this.element.nativeElement.focus();
    });
  }
}

/** "Title: fill this in."; a label that asks needs no colon after its question mark. */
const lineOf = (label: string | undefined, text: string): string => {
  if (!label) return text;
  return /\p{P}$/u.test(label) ? `${label} ${text}` : `${label}: ${text}`;
};

/** What the label of the control says, so that a line of the summary can be told apart from the others. */
const labelOf = (error: ValidationError.WithFieldTree): string | undefined => {
  const [binding] = error.fieldTree().formFieldBindings();
  const label = (binding?.element as Partial<HTMLInputElement> | undefined)?.labels?.[0];
  return label?.firstChild?.textContent?.trim();
};
