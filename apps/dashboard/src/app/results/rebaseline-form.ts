import { Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { milestone, milestoneRebaseline, type Milestone } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';

/** Another date is agreed for a milestone; the one before it stays in its history, with the reason. */
@Component({
  selector: 'tl-rebaseline-form',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <p class="tl-quiet" i18n>
        Lateness is counted from the agreed date. The earlier date is kept, and everybody who reads the plan sees it.
      </p>
      <tl-field i18n-label label="The date that is agreed now">
        <input tlControl type="date" [formField]="form.baselineDate" />
      </tl-field>
      <tl-field
        i18n-label
        label="Why another date was agreed"
        i18n-hint
        hint="And with whom: “The funder agreed on 3 May”. No names of people, please."
      >
        <input tlControl autocomplete="off" [formField]="form.reason" />
      </tl-field>
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
          Agree the new date
        </button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class RebaselineForm {
  private readonly api = inject(Api);

  readonly of = input.required<Milestone>();
  readonly saved = output();
  readonly cancelled = output();

  private readonly ofId = computed(() => this.of().id);
  private readonly draft = linkedSignal({
    source: this.ofId,
    computation: () => ({ baselineDate: untracked(this.of).forecastDate, reason: '' }),
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.baselineDate, milestoneRebaseline.shape.baselineDate);
    validateStandardSchema(path.reason, milestoneRebaseline.shape.reason);
  });
  protected readonly sending = formSending(this.form, () => this.save());

  private async save(): Promise<void> {
    await this.api.send('POST', `/milestones/${this.of().id}/rebaseline`, { body: this.draft(), schema: milestone });
    this.saved.emit();
  }
}
