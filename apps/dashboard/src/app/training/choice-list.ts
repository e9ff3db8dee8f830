import { Component, input, model } from '@angular/core';
import { type Id } from '@throughline/domain/shared';

export interface Choice {
  readonly id: Id;
  readonly name: string;
  /** What sets it apart, beside its name. */
  readonly note?: string;
}

/** Some of many: a box for each, under one heading. */
@Component({
  selector: 'tl-choice-list',
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @if (hint(); as hint) {
        <p class="tl-quiet tl-small">{{ hint }}</p>
      }
      @for (choice of choices(); track choice.id) {
        <label class="tl-choice">
          <input type="checkbox" [checked]="chosen().includes(choice.id)" (change)="toggle(choice.id)" />
          <span>
            {{ choice.name }}
            @if (choice.note) {
              <span class="tl-quiet tl-small">· {{ choice.note }}</span>
            }
          </span>
        </label>
      } @empty {
        <p class="tl-quiet">{{ emptyText() }}</p>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      font-weight: 700;
    }
  `,
})
export class ChoiceList {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly emptyText = input($localize`There is nothing to choose from yet.`);
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = model.required<readonly Id[]>();

  protected toggle(id: Id): void {
    this.chosen.update((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]));
  }
}
