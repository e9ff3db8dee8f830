import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import { localDate, type NamedRef } from '@throughline/domain/shared';
import { CHANGE_REASONS, entryWrite, indicator, type Indicator } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { REASON_WORDS } from './indicator-words';

type Entry = Indicator['entries'][number];

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')));
const textOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** A value entered by hand, or corrected. One that was approved is in the figure, and changes for a reason. */
@Component({
  selector: 'tl-entry-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="Day of the value">
        <input tlControl type="date" [min]="period().startDate" [max]="period().endDate" [formField]="form.asAt" />
      </tl-field>
      @switch (kind()) {
        @case ('ratio') {
          <div class="pair">
            <tl-field i18n-label label="Part"
              ><input tlControl inputmode="numeric" [formField]="form.numerator"
            /></tl-field>
            <tl-field i18n-label label="Of the whole">
              <input tlControl inputmode="numeric" [formField]="form.denominator" />
            </tl-field>
          </div>
        }
        @case ('scale') {
          <tl-field i18n-label label="Level">
            <select tlControl [formField]="form.value">
              <option value="" i18n>Choose a level</option>
              @for (level of indicator().levels; track $index) {
                <option [value]="$index + 1">{{ level }}</option>
              }
            </select>
          </tl-field>
        }
        @case ('number') {
          <tl-field i18n-label label="Value"><input tlControl inputmode="decimal" [formField]="form.value" /></tl-field>
        }
      }
      <tl-field i18n-label label="In words" [isOptional]="kind() !== 'words'">
        <textarea tlControl rows="3" [formField]="form.words"></textarea>
      </tl-field>
      @if (regions().length > 0) {
        <tl-field i18n-label label="Region">
          <select tlControl [formField]="form.regionId">
            <option value="" i18n>All regions</option>
            @for (each of regions(); track each.id) {
              <option [value]="each.id">{{ each.name }}</option>
            }
          </select>
        </tl-field>
      }
      <tl-field
        i18n-label
        label="Evidence"
        [isOptional]="true"
        i18n-hint
        hint="Where it can be checked: a link, a register, a report."
      >
        <input tlControl autocomplete="off" [formField]="form.evidence" />
      </tl-field>
      @if (isCorrection()) {
        <tl-field i18n-label label="Why it changes">
          <select tlControl [formField]="form.reasonKind">
            @for (each of reasons; track each) {
              <option [value]="each">{{ reasonWords[each] }}</option>
            }
          </select>
        </tl-field>
        <tl-field i18n-label label="The reason in words">
          <input tlControl autocomplete="off" [formField]="form.reasonWords" />
        </tl-field>
      }
      <div class="tl-row">
        <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()" i18n>Save the value</button>
        <button class="tl-button tl-text" type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
  styleUrl: './indicator-forms.scss',
})
export class EntryForm {
  private readonly api = inject(Api);
  readonly indicator = input.required<Indicator>();
  readonly period = input.required<Indicator['periods'][number]>();
  readonly regions = input<readonly NamedRef[]>([]);
  /** The one that is changed; none while one is added. */
  readonly of = input<Entry>();
  readonly saved = output<Indicator>();
  readonly cancelled = output();

  protected readonly kind = computed(() => {
    const { measure, aggregation } = this.indicator();
    if (measure === 'qualitative') return 'words';
    if (measure === 'ordinal') return 'scale';
    return aggregation === 'ratio' ? 'ratio' : 'number';
  });
  protected readonly isCorrection = computed(() => this.of()?.state === 'approved');
  private readonly draft = linkedSignal(() => {
    const of = this.of();
    return {
      asAt: of?.asAt ?? '',
      value: textOf(of?.value),
      numerator: textOf(of?.numerator),
      denominator: textOf(of?.denominator),
      words: of?.words ?? '',
      regionId: of?.regionId ?? '',
      evidence: of?.evidence ?? '',
      reasonKind: 'correction',
      reasonWords: '',
    };
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.asAt, localDate);
    validateStandardSchema(path.words, entryWrite.shape.words);
    required(path.reasonWords, { message: $localize`Say why, in a few words.`, when: () => this.isCorrection() });
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  private async save(): Promise<void> {
    const { reasonKind, reasonWords, regionId, value, numerator, denominator, ...draft } = this.draft();
    const kind = this.kind();
    const body = {
      ...draft,
      regionId: regionId || null,
      value: kind === 'number' || kind === 'scale' ? numberOf(value) : null,
      numerator: kind === 'ratio' ? numberOf(numerator) : null,
      denominator: kind === 'ratio' ? numberOf(denominator) : null,
      reason: this.isCorrection() ? { kind: reasonKind, words: reasonWords } : null,
    };
    const of = this.of();
    const path = `/indicators/${this.indicator().id}/periods/${this.period().id}/entries/${of?.id ?? this.id}`;
    this.saved.emit(await this.api.send('PUT', path, { body, schema: indicator, ...(of && { ifMatch: of.version }) }));
  }

  protected readonly reasons = CHANGE_REASONS;
  protected readonly reasonWords = REASON_WORDS;
}
