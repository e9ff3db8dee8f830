import { Component, computed, inject, input } from '@angular/core';
import { type FieldTree } from '@angular/forms/signals';
import { FIELD_ERROR_TEXT, Icon } from '@throughline/ui';

let made = 0;

/** Boxes or dots that belong together, below what is asked, with what is wrong between the two. */
@Component({
  selector: 'tl-boxes',
  imports: [Icon],
  template: `
    <fieldset [class.wrong]="errors().length > 0" [attr.aria-describedby]="describedBy()">
      <legend>{{ legend() }}</legend>
      @if (hint(); as hint) {
        <p class="hint" [id]="id + '-hint'">{{ hint }}</p>
      }
      @if (errors().length > 0) {
        <p class="error" [id]="id + '-error'">
          <tl-icon name="warning" />
          <span><span class="tl-visually-hidden" i18n>Error:</span> {{ errors().join(' ') }}</span>
        </p>
      }
      <div class="boxes" [class.inline]="isInline()"><ng-content /></div>
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--tl-space-1);
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      margin-block-end: var(--tl-space-1);
      padding: 0;
      font-weight: 700;
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

    .wrong {
      padding-inline-start: var(--tl-space-3);
      border-inline-start: 3px solid var(--tl-danger-colour);
    }

    .inline {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-5);
    }
  `,
})
export class Boxes {
  readonly legend = input.required<string>();
  readonly hint = input<string>();
  readonly isInline = input(false);
  /** The field that carries what is wrong with all of them together. */
  readonly field = input<FieldTree<unknown>>();

  protected readonly id = `tl-boxes-${++made}`;
  private readonly textOf = inject(FIELD_ERROR_TEXT);
  protected readonly errors = computed(() => {
    const state = this.field()?.();
    return state?.touched() ? [...new Set(state.errors().map(this.textOf))] : [];
  });
  protected readonly describedBy = computed(() => {
    const parts = [this.hint() && `${this.id}-hint`, this.errors().length > 0 && `${this.id}-error`].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : null;
  });
}
