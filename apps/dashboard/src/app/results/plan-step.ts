import { Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, maxLength, required, validateStandardSchema } from '@angular/forms/signals';
import { milestoneMove } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';

/** A step of something in the plan: on which day it was taken, and why. */
@Component({
  selector: 'tl-plan-step',
  imports: [Control, ErrorSummary, Field, FormField],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="On which day">
        <input tlControl type="date" [formField]="form.on" />
      </tl-field>
      <tl-field
        i18n-label
        label="Why"
        [isOptional]="!needsReason()"
        i18n-hint
        hint="Everybody who works in the programme reads it. No names, please."
      >
        <input tlControl autocomplete="off" [formField]="form.reason" />
      </tl-field>
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()">{{ label() }}</button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class PlanStep {
  private readonly api = inject(Api);

  /** Where the step is sent, and which one it is. */
  readonly path = input.required<string>();
  readonly to = input.required<string>();
  /** What the button says. */
  readonly label = input.required<string>();
  readonly needsReason = input.required<boolean>();
  readonly saved = output();
  readonly cancelled = output();

  private readonly draft = signal({ on: today(), reason: '' });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.on, milestoneMove.shape.on);
    maxLength(path.reason, 300);
    required(path.reason, { when: () => this.needsReason(), message: $localize`Say why.` });
  });
  protected readonly sending = formSending(this.form, () => this.save());

  private async save(): Promise<void> {
    const { on, reason } = this.draft();
    const body = { to: this.to(), on, ...(reason.trim() !== '' && { reason }) };
    await this.api.send('POST', this.path(), { body });
    this.saved.emit();
  }
}
