import { Component, computed, inject, input, output } from '@angular/core';
import { form, FormField, hidden, required, validateStandardSchema } from '@angular/forms/signals';
import { milestoneWrite, type Milestone, type ProgrammePlan } from '@throughline/domain/results';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api } from '../platform/api';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { SignedIn } from '../platform/signed-in';
import { planDraft, sendPlanned } from './plan-draft';
import { PlanPlaceFields } from './plan-place-fields';

/** A milestone added, or corrected. The date that was agreed is asked for once: after that it changes by agreeing another. */
@Component({
  selector: 'tl-milestone-form',
  imports: [Control, ErrorSummary, Field, FormField, PlanPlaceFields],
  template: `
    <form class="tl-stack tl-form" novalidate (submit)="sending.send($event)">
      <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
      <tl-field i18n-label label="Milestone" i18n-hint hint="What will have happened: “Learning festival held”.">
        <input tlControl autocomplete="off" [formField]="form.title" />
      </tl-field>
      @if (!of()) {
        <tl-field i18n-label label="Agreed date" i18n-hint hint="Lateness is counted from it.">
          <input tlControl type="date" [formField]="form.baselineDate" />
        </tl-field>
      }
      @if (hasForecast()) {
        <tl-field i18n-label label="Expected date" i18n-hint hint="When you think it will happen, as of today.">
          <input tlControl type="date" [formField]="form.forecastDate" />
        </tl-field>
      }
      <tl-plan-place-fields [plan]="plan()" [strand]="form.strandId" [owner]="form.ownerId" [known]="of()?.owner" />
      <label class="tl-choice">
        <input type="checkbox" [formField]="form.isCritical" />
        <span i18n>It is critical: the programme is late when it is</span>
      </label>
      @if (others().length > 0) {
        <fieldset>
          <legend i18n>What has to be achieved before it</legend>
          @for (each of others(); track each.id) {
            <label class="tl-choice">
              <input
                type="checkbox"
                [checked]="draft().dependsOn.includes(each.id)"
                [attr.aria-invalid]="isCircle() || null"
                (change)="toggle(each.id)"
              />
              <span>{{ each.title }}</span>
            </label>
          }
        </fieldset>
      }
      <div class="tl-row">
        <button type="submit" class="tl-button tl-filled" [disabled]="sending.isSending()">
          @if (of()) {
            <span i18n>Save the milestone</span>
          } @else {
            <span i18n>Add the milestone</span>
          }
        </button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Cancel</button>
      </div>
    </form>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      font-weight: 700;
    }
  `,
})
export class MilestoneForm {
  private readonly api = inject(Api);
  private readonly signedIn = inject(SignedIn);

  readonly plan = input.required<ProgrammePlan>();
  /** The one that is edited; none while one is added. */
  readonly of = input<Milestone>();
  readonly saved = output();
  readonly cancelled = output();
  /** Somebody else changed it meanwhile: the plan has to be read again before it can be saved. */
  readonly stale = output();

  protected readonly draft = planDraft(this.of, (of) => {
    const me = this.signedIn.account()?.id;
    return {
      title: of?.title ?? '',
      baselineDate: of?.baselineDate ?? '',
      forecastDate: of?.forecastDate ?? '',
      strandId: of?.strandId ?? '',
      ownerId: of?.ownerId ?? this.plan().owners.find(({ id }) => id === me)?.id ?? '',
      isCritical: of?.isCritical ?? false,
      dependsOn: of?.dependsOn ?? [],
    };
  });
  protected readonly form = form(this.draft, (path) => {
    validateStandardSchema(path.title, milestoneWrite.shape.title);
    validateStandardSchema(path.baselineDate, milestoneWrite.shape.baselineDate);
    // Of a new one it is the agreed date.
    hidden(path.forecastDate, { when: () => !this.hasForecast() });
    validateStandardSchema(path.forecastDate, milestoneWrite.shape.forecastDate);
    required(path.ownerId, { message: $localize`Choose who sees to it.` });
  });
  protected readonly sending = formSending(this.form, () => this.save());
  private readonly id = newId();

  /** What can be waited for: what is still to come, and what it waits for already. */
  protected readonly others = computed(() => {
    const chosen = this.of()?.dependsOn ?? [];
    return this.plan().milestones.filter(
      ({ id, state }) => id !== this.of()?.id && (chosen.includes(id) || state === 'planned' || state === 'inProgress'),
    );
  });
  protected readonly hasForecast = computed(() => {
    const state = this.of()?.state;
    return state === 'planned' || state === 'inProgress';
  });
  protected readonly isCircle = computed(() => this.form.dependsOn().errors().length > 0);

  protected toggle(id: string): void {
    this.draft.update(({ dependsOn, ...rest }) => ({
      ...rest,
      dependsOn: dependsOn.includes(id) ? dependsOn.filter((each) => each !== id) : [...dependsOn, id],
    }));
  }

  private async save(): Promise<void> {
    const { strandId, forecastDate, ...draft } = this.draft();
    const body = {
      ...draft,
      programmeId: this.plan().programme.id,
      strandId: strandId || null,
      // Until somebody says otherwise, it is expected when it was agreed.
      forecastDate: forecastDate || draft.baselineDate,
    };
    await sendPlanned(this.api, { path: '/milestones', of: this.of(), id: this.id, body }, () => this.stale.emit());
    this.saved.emit();
  }
}
