import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import { localDate } from '@throughline/domain/shared';
import { CHANGE_REASONS, indicator, type Indicator } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { PROFILE_WORDS, REASON_WORDS } from './indicator-words';

type Period = Indicator['periods'][number];

/** A period of an indicator added, or its days and target changed. A target that was set changes for a reason. */
@Component({
  selector: 'tl-period-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <div class="pair">
        <tl-field i18n-label label="First day"><input tlControl type="date" [formField]="form.startDate" /></tl-field>
        <tl-field i18n-label label="Last day"><input tlControl type="date" [formField]="form.endDate" /></tl-field>
      </div>
      <tl-field i18n-label label="Target" [isOptional]="true">
        <input tlControl inputmode="decimal" autocomplete="off" [formField]="form.target" />
      </tl-field>
      <tl-field i18n-label label="How it is approached">
        <select tlControl [formField]="form.profile">
          @for (each of profiles(); track each) {
            <option [value]="each">{{ profileWords[each] }}</option>
          }
        </select>
      </tl-field>
      @if (changesTarget()) {
        <fieldset class="tl-stack">
          <legend i18n>Why the target changes</legend>
          <tl-field i18n-label label="Reason">
            <select tlControl [formField]="form.reasonKind">
              @for (each of reasons; track each) {
                <option [value]="each">{{ reasonWords[each] }}</option>
              }
            </select>
          </tl-field>
          <tl-field i18n-label label="In words"
            ><input tlControl autocomplete="off" [formField]="form.reasonWords"
          /></tl-field>
        </fieldset>
      }
      <div class="tl-row">
        <button class="tl-button tl-filled" type="submit" [disabled]="sending.isSending()" i18n>Save the period</button>
        <button class="tl-button tl-text" type="button" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
  styleUrl: './indicator-forms.scss',
})
export class PeriodForm {
  private readonly api = inject(Api);
  readonly indicator = input.required<Indicator>();
  /** The one that is changed; none while one is added. */
  readonly of = input<Period>();
  readonly saved = output<Indicator>();
  readonly cancelled = output();

  private readonly draft = linkedSignal(() => {
    const of = this.of();
    return {
      startDate: of?.startDate ?? '',
      endDate: of?.endDate ?? '',
      target: typeof of?.target === 'number' ? String(of.target) : '',
      profile: of?.profile ?? ('linear' as const),
      reasonKind: 'agreedWithFunder',
      reasonWords: '',
    };
  });
  private readonly target = computed(() => {
    const text = this.draft().target.trim().replace(',', '.');
    return text === '' ? null : Number(text);
  });
  protected readonly changesTarget = computed(() => {
    const before = this.of()?.target ?? null;
    return before !== null && before !== this.target();
  });
  /** Points of one's own are kept where there are any, and not made here. */
  protected readonly profiles = computed(() =>
    this.of()?.profile === 'custom' ? (['linear', 'sCurve', 'custom'] as const) : (['linear', 'sCurve'] as const),
  );
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.startDate, localDate);
    validateStandardSchema(path.endDate, localDate);
    required(path.reasonWords, { message: $localize`Say why, in a few words.`, when: () => this.changesTarget() });
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  private async save(): Promise<void> {
    const { startDate, endDate, profile, reasonKind, reasonWords } = this.draft();
    const of = this.of();
    const body = {
      ...{ startDate, endDate, profile, target: this.target(), points: profile === 'custom' ? (of?.points ?? []) : [] },
      reason: this.changesTarget() ? { kind: reasonKind, words: reasonWords } : null,
    };
    const path = `/indicators/${this.indicator().id}/periods/${of?.id ?? this.id}`;
    this.saved.emit(await this.api.send('PUT', path, { body, schema: indicator, ...(of && { ifMatch: of.version }) }));
  }

  protected readonly profileWords = PROFILE_WORDS;
  protected readonly reasons = CHANGE_REASONS;
  protected readonly reasonWords = REASON_WORDS;
}
