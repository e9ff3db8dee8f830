import { Component, inject, input, output } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { planDecisionWrite, type PlanDecision, type ProgrammePlan } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { today } from '../platform/format';
import { newId } from '../platform/new-id';
import { planDraft, sendPlanned } from './plan-draft';
import { PlanPlaceFields } from './plan-place-fields';

/** A decision written down, or corrected. */
@Component({
  selector: 'tl-decision-form',
  imports: [Control, ErrorSummary, Field, FormField, PlanPlaceFields],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="What was decided">
        <input tlControl autocomplete="off" [formField]="form.title" />
      </tl-field>
      <tl-field i18n-label label="Decided on">
        <input tlControl type="date" [formField]="form.decidedOn" />
      </tl-field>
      <tl-field i18n-label label="By whom" i18n-hint hint="A board or an office, not a person: “Steering group”.">
        <input tlControl autocomplete="off" [formField]="form.decidedBy" />
      </tl-field>
      <tl-field i18n-label label="Why" [isOptional]="true">
        <textarea tlControl rows="3" [formField]="form.why"></textarea>
      </tl-field>
      <tl-plan-place-fields [plan]="plan()" [strand]="form.strandId" />
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
          Save the decision
        </button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class DecisionForm {
  private readonly api = inject(Api);

  readonly plan = input.required<ProgrammePlan>();
  /** The one that is corrected; none while one is written down. */
  readonly of = input<PlanDecision>();
  readonly saved = output();
  readonly cancelled = output();
  /** Somebody else changed it meanwhile: the plan has to be read again before it can be saved. */
  readonly stale = output();

  private readonly draft = planDraft(this.of, (of) => ({
    title: of?.title ?? '',
    decidedOn: of?.decidedOn ?? today(),
    decidedBy: of?.decidedBy ?? '',
    why: of?.why ?? '',
    strandId: of?.strandId ?? '',
  }));
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.title, planDecisionWrite.shape.title);
    validateStandardSchema(path.decidedOn, planDecisionWrite.shape.decidedOn);
    validateStandardSchema(path.decidedBy, planDecisionWrite.shape.decidedBy);
    validateStandardSchema(path.why, planDecisionWrite.shape.why);
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  private async save(): Promise<void> {
    const { strandId, ...draft } = this.draft();
    const body = { ...draft, programmeId: this.plan().programme.id, strandId: strandId || null };
    await sendPlanned(this.api, { path: '/decisions', of: this.of(), id: this.id, body }, () => this.stale.emit());
    this.saved.emit();
  }
}
