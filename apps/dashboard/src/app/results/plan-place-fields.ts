import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { type ProgrammePlan } from '@throughline/domain/results';
import { type NamedRef } from '@throughline/domain/shared';
import { Control, Field } from '@throughline/ui';

/** Of which part of the programme something in the plan is, and who sees to it. */
@Component({
  selector: 'tl-plan-place-fields',
  imports: [Control, Field, FormField],
  template: `
    @if (plan().strands.length > 0) {
      <tl-field i18n-label label="Part of the programme">
        <select tlControl [formField]="strand()">
          <option value="" i18n>The whole programme</option>
          @for (each of plan().strands; track each.id) {
            <option [value]="each.id">{{ each.name }}</option>
          }
        </select>
      </tl-field>
    }
    @if (owner(); as owner) {
      <tl-field i18n-label label="Who sees to it">
        <select tlControl [formField]="owner">
          <option value="" i18n>Choose somebody</option>
          @for (each of owners(); track each.id) {
            <option [value]="each.id">{{ each.name }}</option>
          }
        </select>
      </tl-field>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PlanPlaceFields {
  readonly plan = input.required<ProgrammePlan>();
  readonly strand = input.required<FieldTree<string>>();
  readonly owner = input<FieldTree<string>>();
  /** Who sees to it until now, and stays a choice although they may have left. */
  readonly known = input<NamedRef>();

  protected readonly owners = computed(() => {
    const [all, known] = [this.plan().owners, this.known()];
    return known && !all.some(({ id }) => id === known.id) ? [known, ...all] : all;
  });
}
