import { Component, inject, input, output } from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import { planActionWrite, type PlanAction, type ProgrammePlan } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { planDraft, sendPlanned } from './plan-draft';
import { PlanPlaceFields } from './plan-place-fields';

/** An action added, or corrected. */
@Component({
  selector: 'tl-action-form',
  imports: [Control, ErrorSummary, Field, FormField, PlanPlaceFields],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="What is to be done">
        <input tlControl autocomplete="off" [formField]="form.title" />
      </tl-field>
      <tl-field i18n-label label="Until">
        <input tlControl type="date" [formField]="form.dueOn" />
      </tl-field>
      <tl-plan-place-fields [plan]="plan()" [strand]="form.strandId" [owner]="form.ownerId" [known]="of()?.owner" />
      @if (plan().decisions.length > 0) {
        <tl-field i18n-label label="It follows from" [isOptional]="true">
          <select tlControl [formField]="form.decisionId">
            <option value="" i18n>No decision</option>
            @for (each of plan().decisions; track each.id) {
              <option [value]="each.id">{{ each.title }}</option>
            }
          </select>
        </tl-field>
      }
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>Save the action</button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class ActionForm {
  private readonly api = inject(Api);

  readonly plan = input.required<ProgrammePlan>();
  /** The one that is edited; none while one is added. */
  readonly of = input<PlanAction>();
  readonly saved = output();
  readonly cancelled = output();
  /** Somebody else changed it meanwhile: the plan has to be read again before it can be saved. */
  readonly stale = output();

  private readonly draft = planDraft(this.of, (of) => ({
    title: of?.title ?? '',
    dueOn: of?.dueOn ?? '',
    strandId: of?.strandId ?? '',
    ownerId: of?.ownerId ?? '',
    decisionId: of?.decisionId ?? '',
  }));
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.title, planActionWrite.shape.title);
    validateStandardSchema(path.dueOn, planActionWrite.shape.dueOn);
    required(path.ownerId, { message: $localize`Choose who sees to it.` });
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  private async save(): Promise<void> {
    const { strandId, decisionId, ...draft } = this.draft();
    const place = { programmeId: this.plan().programme.id, strandId: strandId || null };
    const body = { ...draft, ...place, decisionId: decisionId || null, doneOn: this.of()?.doneOn ?? null };
    await sendPlanned(this.api, { path: '/actions', of: this.of(), id: this.id, body }, () => this.stale.emit());
    this.saved.emit();
  }
}
