import { Component, inject, input, output } from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import { riskWrite, type ProgrammePlan, type Risk } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { planDraft, sendPlanned } from './plan-draft';
import { PlanPlaceFields } from './plan-place-fields';
import { DEGREE_WORDS } from './plan-records-words';

/** A risk added, or looked at again. */
@Component({
  selector: 'tl-risk-form',
  imports: [Control, ErrorSummary, Field, FormField, PlanPlaceFields],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="What may happen" i18n-hint hint="No names of people, please.">
        <input tlControl autocomplete="off" [formField]="form.title" />
      </tl-field>
      <tl-field i18n-label label="How likely it is">
        <select tlControl [formField]="form.likelihood">
          @for (each of degrees; track each) {
            <option [value]="each">{{ degreeWords[each] }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="How bad it would be">
        <select tlControl [formField]="form.impact">
          @for (each of degrees; track each) {
            <option [value]="each">{{ degreeWords[each] }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="What is done about it" [isOptional]="true">
        <textarea tlControl rows="3" [formField]="form.response"></textarea>
      </tl-field>
      <tl-plan-place-fields [plan]="plan()" [strand]="form.strandId" [owner]="form.ownerId" [known]="of()?.owner" />
      <tl-field i18n-label label="Look at it again on">
        <input tlControl type="date" [formField]="form.reviewOn" />
      </tl-field>
      <label class="tl-choice">
        <input type="checkbox" [formField]="form.isCritical" />
        <span i18n>It is critical: the funder asks about it</span>
      </label>
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>Save the risk</button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class RiskForm {
  private readonly api = inject(Api);

  readonly plan = input.required<ProgrammePlan>();
  /** The one that is edited; none while one is added. */
  readonly of = input<Risk>();
  readonly saved = output();
  readonly cancelled = output();
  /** Somebody else changed it meanwhile: the plan has to be read again before it can be saved. */
  readonly stale = output();

  private readonly draft = planDraft(this.of, (of) => ({
    title: of?.title ?? '',
    likelihood: String(of?.likelihood ?? 3),
    impact: String(of?.impact ?? 3),
    response: of?.response ?? '',
    strandId: of?.strandId ?? '',
    ownerId: of?.ownerId ?? '',
    reviewOn: of?.reviewOn ?? '',
    isCritical: of?.isCritical ?? false,
  }));
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.title, riskWrite.shape.title);
    validateStandardSchema(path.response, riskWrite.shape.response);
    validateStandardSchema(path.reviewOn, riskWrite.shape.reviewOn);
    required(path.ownerId, { message: $localize`Choose who sees to it.` });
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  protected readonly degrees = [1, 2, 3, 4, 5];
  protected readonly degreeWords = DEGREE_WORDS;

  private async save(): Promise<void> {
    const { strandId, likelihood, impact, ...draft } = this.draft();
    const degrees = { likelihood: Number(likelihood), impact: Number(impact) };
    const body = { ...draft, ...degrees, programmeId: this.plan().programme.id, strandId: strandId || null };
    await sendPlanned(this.api, { path: '/risks', of: this.of(), id: this.id, body }, () => this.stale.emit());
    this.saved.emit();
  }
}
