import { Component, computed, contentChild, Directive, inject, InjectionToken, input } from '@angular/core';
import { FormField, type ValidationError } from '@angular/forms/signals';
import { Icon } from '../icon/icon';

/** Turns what a validation found into words for people. The app provides it; without it the error's own message is shown. */
export const FIELD_ERROR_TEXT = new InjectionToken<(error: ValidationError) => string>('text of a field error', {
  factory: () => (error) => error.message ?? error.kind,
});

let made = 0;

/**
 * A control with its label above it, a hint below the label, and what is wrong between the hint and the control. Wrap a native control
 * that carries `tlControl` and `[formField]`; the label, the hint and the error are tied to it.
 *
 *     <tl-field label="Name" hint="As on the badge"><input tlControl [formField]="form.name" /></tl-field>
 */
@Component({
  selector: 'tl-field',
  imports: [Icon],
  host: { '[class.wrong]': 'errors().length > 0' },
  template: `
    <label [for]="id">
      {{ label() }}
      @if (isOptional()) {
        <span class="optional" i18n>(optional)</span>
      }
    </label>
    @if (hint(); as hint) {
      <p class="hint" [id]="id + '-hint'">{{ hint }}</p>
    }
    @if (errors().length > 0) {
      <p class="error" [id]="id + '-error'">
        <tl-icon name="warning" />
        <span><span class="tl-visually-hidden" i18n>Error:</span> {{ errors().join(' ') }}</span>
      </p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-1);
      align-content: start;
      justify-items: stretch;
    }

    label {
      font-weight: 700;
    }

    .optional {
      color: var(--tl-quiet-colour);
      font-weight: 400;
    }

    .hint {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    .error {
      display: flex;
      gap: var(--tl-space-2);
      color: var(--tl-danger-colour);
      font-weight: 700;
      font-size: var(--tl-text-small);
    }

    :host(.wrong) {
      padding-inline-start: var(--tl-space-3);
      border-inline-start: 3px solid var(--tl-danger-colour);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  /** Says so beside the label: what is not marked is needed. */
  readonly isOptional = input(false);

  protected readonly formField = contentChild(FormField);
  private readonly textOf = inject(FIELD_ERROR_TEXT);
  readonly id = `tl-field-${++made}`;

  /** What is wrong, once the reader has been in the field or has tried to send. One sentence for each different thing. */
  readonly errors = computed(() => {
    const state = this.formField()?.state();
    return state?.touched() ? [...new Set(state.errors().map(this.textOf))] : [];
  });
  /** Ids of what describes the control, or null. */
  readonly describedBy = computed(() => {
    const parts = [this.hint() && `${this.id}-hint`, this.errors().length > 0 && `${this.id}-error`].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : null;
  });
}

/** Ties a native control to the `tl-field` around it, and gives it the look of one. */
@Directive({
  selector: 'input[tlControl], select[tlControl], textarea[tlControl]',
  host: {
    class: 'tl-control',
    '[id]': 'field.id',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.errors().length > 0 || null',
  },
})
export class Control {
  protected readonly field = inject(Field);
}
