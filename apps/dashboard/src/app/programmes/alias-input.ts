import { Component, inject, model } from '@angular/core';
import { type FormValueControl } from '@angular/forms/signals';
import { Field } from '@throughline/ui';

const split = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

/** Other names of a thing, written one after the other with commas between them. Stands in a `tl-field`. */
@Component({
  selector: 'tl-alias-input',
  template: `
    <input
      #input
      class="tl-control"
      autocomplete="off"
      [id]="field.id"
      [attr.aria-describedby]="field.describedBy()"
      [attr.aria-invalid]="field.errors().length > 0 || null"
      [value]="value().join(', ')"
      (change)="value.set(split(input.value))"
      (blur)="touched.set(true)"
    />
  `,
})
export class AliasInput implements FormValueControl<readonly string[]> {
  readonly value = model<readonly string[]>([]);
  readonly touched = model(false);
  protected readonly field = inject(Field);
  protected readonly split = split;
}
