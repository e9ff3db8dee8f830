import { Component, inject, input, output } from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import { DELIVERABLE_TYPES, deliverableWrite, type Deliverable, type ProgrammePlan } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { planDraft, sendPlanned } from './plan-draft';
import { PlanPlaceFields } from './plan-place-fields';
import { DELIVERABLE_TYPE_WORDS } from './plan-records-words';

/** A deliverable added, or corrected. */
@Component({
  selector: 'tl-deliverable-form',
  imports: [Control, ErrorSummary, Field, FormField, PlanPlaceFields],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="Code" i18n-hint hint="As the grant agreement has it: D3.2.">
        <input tlControl autocomplete="off" [formField]="form.code" />
      </tl-field>
      <tl-field i18n-label label="What is handed in">
        <input tlControl autocomplete="off" [formField]="form.title" />
      </tl-field>
      <tl-field i18n-label label="What it is">
        <select tlControl [formField]="form.type">
          @for (each of types; track each) {
            <option [value]="each">{{ typeWords[each] }}</option>
          }
        </select>
      </tl-field>
      <tl-field i18n-label label="Due on">
        <input tlControl type="date" [formField]="form.dueDate" />
      </tl-field>
      <tl-plan-place-fields [plan]="plan()" [strand]="form.strandId" [owner]="form.ownerId" [known]="of()?.owner" />
      <tl-field i18n-label label="Address of the file" [isOptional]="true" i18n-hint hint="Where it lies: https://…">
        <input tlControl type="url" autocomplete="off" [formField]="form.url" />
      </tl-field>
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()" i18n>
          Save the deliverable
        </button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
})
export class DeliverableForm {
  private readonly api = inject(Api);

  readonly plan = input.required<ProgrammePlan>();
  /** The one that is edited; none while one is added. */
  readonly of = input<Deliverable>();
  readonly saved = output();
  readonly cancelled = output();
  /** Somebody else changed it meanwhile: the plan has to be read again before it can be saved. */
  readonly stale = output();

  private readonly draft = planDraft(this.of, (of) => ({
    code: of?.code ?? '',
    title: of?.title ?? '',
    type: of?.type ?? DELIVERABLE_TYPES[0],
    dueDate: of?.dueDate ?? '',
    strandId: of?.strandId ?? '',
    ownerId: of?.ownerId ?? '',
    url: of?.url ?? '',
  }));
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.code, deliverableWrite.shape.code);
    validateStandardSchema(path.title, deliverableWrite.shape.title);
    validateStandardSchema(path.dueDate, deliverableWrite.shape.dueDate);
    required(path.ownerId, { message: $localize`Choose who sees to it.` });
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  protected readonly types = DELIVERABLE_TYPES;
  protected readonly typeWords = DELIVERABLE_TYPE_WORDS;

  private async save(): Promise<void> {
    const { strandId, url, ...draft } = this.draft();
    const programmeId = this.plan().programme.id;
    const body = { ...draft, programmeId, strandId: strandId || null, url: url.trim() || null };
    const what = { path: '/deliverables', of: this.of(), id: this.id, body };
    await sendPlanned(this.api, what, () => this.stale.emit());
    this.saved.emit();
  }
}
