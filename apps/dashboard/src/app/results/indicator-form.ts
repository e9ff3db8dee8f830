import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import {
  indicator,
  indicatorWrite,
  RESULT_TYPES,
  type Indicator,
  type IndicatorWrite,
} from '@throughline/domain/results';
import { type NamedRef } from '@throughline/domain/shared';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { newId } from '../platform/new-id';
import { RESULT_TYPE_WORDS, wayOf, WAYS_BY_HAND, WAYS_COUNTED } from './indicator-words';

const [AMOUNT] = WAYS_BY_HAND;

/** An indicator added, or changed. */
@Component({
  selector: 'tl-indicator-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="Title" i18n-hint hint="What is measured, in a few words.">
        <input tlControl autocomplete="off" [formField]="form.title" />
      </tl-field>
      <tl-field i18n-label label="Code" i18n-hint hint="As in the agreement, for example OC1.">
        <input tlControl autocomplete="off" [formField]="form.code" />
      </tl-field>
      <tl-field i18n-label label="Kind of result">
        <select tlControl [formField]="form.resultType">
          @for (each of resultTypes; track each) {
            <option [value]="each">{{ resultTypeWords[each] }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="Strand">
        <select tlControl [formField]="form.strandId">
          <option value="" i18n>The whole programme</option>
          @for (each of strands(); track each.id) {
            <option [value]="each.id">{{ each.name }}</option>
          }
        </select>
      </tl-field>
      <tl-field
        i18n-label
        label="How it is measured"
        i18n-hint
        hint="What is counted from the records needs no typing, and can be opened down to each record."
      >
        <select tlControl [formField]="form.way">
          <optgroup i18n-label label="Counted from the records">
            @for (each of counted; track each.key) {
              <option [value]="each.key">{{ each.words }}</option>
            }
          </optgroup>
          <optgroup i18n-label label="Entered by hand">
            @for (each of byHand; track each.key) {
              <option [value]="each.key">{{ each.words }}</option>
            }
          </optgroup>
        </select>
      </tl-field>
      <tl-field i18n-label label="What is counted" i18n-hint hint="After a number: 12 schools.">
        <input tlControl autocomplete="off" [formField]="form.unitLabel" />
      </tl-field>
      @if (hasNumber()) {
        <div class="pair">
          <tl-field
            i18n-label
            label="Baseline"
            i18n-hint
            hint="The value before the work began; 0 where nothing was there."
          >
            <input tlControl type="number" step="any" [formField]="form.baseline" />
          </tl-field>
          <tl-field i18n-label label="Year of the baseline">
            <input tlControl type="number" [formField]="form.baselineYear" />
          </tl-field>
        </div>
        <label class="tl-choice">
          <input type="checkbox" [formField]="form.isDescending" />
          <span i18n>Less is better</span>
        </label>
      }
      @if (hasLevels()) {
        <tl-field i18n-label label="Levels" i18n-hint hint="One on each line, the lowest first.">
          <textarea tlControl rows="5" [formField]="form.levels"></textarea>
        </tl-field>
      }
      <tl-field i18n-label label="Outcome that it is evidence of" [isOptional]="true">
        <textarea tlControl rows="2" [formField]="form.outcome"></textarea>
      </tl-field>
      @if (hasNumber()) {
        <div class="pair">
          <tl-field i18n-label label="Slipping from this much below" i18n-hint hint="In per cent of what was expected.">
            <input tlControl type="number" [formField]="form.amber" />
          </tl-field>
          <tl-field i18n-label label="Behind from this much below" i18n-hint hint="In per cent of what was expected.">
            <input tlControl type="number" [formField]="form.red" />
          </tl-field>
        </div>
      }
      <label class="tl-choice">
        <input type="checkbox" [formField]="form.isKey" />
        <span i18n>A key indicator: when it is behind, its strand is</span>
      </label>
      <label class="tl-choice">
        <input type="checkbox" [formField]="form.isPublicToFunder" />
        <span i18n>Funders may see it</span>
      </label>
      @if (of()) {
        <label class="tl-choice">
          <input type="checkbox" [formField]="form.isArchived" />
          <span i18n>Archived: kept, and not reported any more</span>
        </label>
      }
      <div class="tl-row">
        <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()" i18n>
          Save the indicator
        </button>
        <button class="tl-button tl-text" type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
  styleUrl: './indicator-forms.scss',
})
export class IndicatorForm {
  private readonly api = inject(Api);
  readonly programmeId = input.required<string>();
  readonly strands = input.required<readonly NamedRef[]>();
  /** The one that is edited; none while one is made. */
  readonly of = input<Indicator>();
  readonly saved = output<Indicator>();
  readonly cancelled = output();

  private readonly draft = linkedSignal(() => {
    const of = this.of();
    return {
      title: of?.title ?? '',
      code: of?.code ?? '',
      resultType: of?.resultType ?? ('output' as const),
      strandId: of?.strandId ?? '',
      way: (of && wayOf(of)?.key) ?? 'storiesNet',
      unitLabel: of?.unitLabel ?? '',
      baseline: of?.baseline ?? 0,
      baselineYear: of?.baselineYear ?? Number(today().slice(0, 4)),
      isDescending: of ? !of.isAscending : false,
      levels: of?.levels.join('\n') ?? '',
      outcome: of?.outcome ?? '',
      amber: Math.round((of?.tolerance.amber ?? 0.1) * 100),
      red: Math.round((of?.tolerance.red ?? 0.25) * 100),
      isKey: of?.isKey ?? false,
      isPublicToFunder: of?.isPublicToFunder ?? false,
      isArchived: of?.isArchived ?? false,
    };
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.title, indicatorWrite.shape.title);
    validateStandardSchema(path.code, indicatorWrite.shape.code);
    validateStandardSchema(path.unitLabel, indicatorWrite.shape.unitLabel);
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly way = computed(
    () => [...WAYS_COUNTED, ...WAYS_BY_HAND].find(({ key }) => key === this.draft().way) ?? AMOUNT,
  );
  protected readonly hasNumber = computed(() => this.way()?.measure !== 'qualitative');
  protected readonly hasLevels = computed(() => ['ordinal', 'qualitative'].includes(this.way()?.measure ?? ''));
  private readonly id = newId();

  private async save(): Promise<void> {
    const way = this.way();
    if (!way) return;
    const { way: _way, isDescending, strandId, levels, amber, red, baseline, ...draft } = this.draft();
    const body: IndicatorWrite = {
      ...draft,
      programmeId: this.programmeId(),
      strandId: strandId || null,
      ...{ measure: way.measure, aggregation: way.aggregation, calculation: way.calculation },
      isAscending: !isDescending,
      baseline: this.hasNumber() ? baseline : null,
      levels: this.hasLevels()
        ? levels
            .split('\n')
            .map((each) => each.trim())
            .filter((each) => each !== '')
        : [],
      tolerance: { amber: amber / 100, red: red / 100 },
    };
    const of = this.of();
    const path = `/indicators/${of?.id ?? this.id}`;
    this.saved.emit(await this.api.send('PUT', path, { body, schema: indicator, ...(of && { ifMatch: of.version }) }));
  }

  protected readonly resultTypes = RESULT_TYPES;
  protected readonly resultTypeWords = RESULT_TYPE_WORDS;
  protected readonly counted = WAYS_COUNTED;
  protected readonly byHand = WAYS_BY_HAND;
}
