import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required, validateStandardSchema } from '@angular/forms/signals';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
} from '@angular/material/dialog';
import { addDays, type Id } from '@throughline/domain/shared';
import {
  cohortList,
  cohortMember,
  enrolmentMove,
  OFFER_DAYS,
  OFFER_DAYS_AT_MOST,
  offerWrite,
  transferWrite,
  type CohortMember,
  type EnrolmentState,
} from '@throughline/domain/training';
import { Control, ErrorSummary, Field } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { today } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';

/** What somebody is about to do with an enrolment. */
export interface MoveAsked {
  readonly cohortId: Id;
  readonly member: CohortMember;
  readonly to: EnrolmentState;
  /** Whether they would get a place before others who wait. */
  readonly isBeforeOthers: boolean;
}

interface Words {
  readonly headline: string;
  readonly text: string;
  readonly yes: string;
}

/** Asks on which day, and what else a step of an enrolment needs, and takes it. Closes with the enrolment as it stands then. */
@Component({
  selector: 'tl-member-move-dialog',
  imports: [Control, ErrorSummary, Field, FormField, MatDialogActions, MatDialogClose, MatDialogContent],
  template: `
    <form novalidate (submit)="send($event)">
      <mat-dialog-content>
        <div class="question">
          <h2 id="tl-move-headline">{{ words().headline }}</h2>
          <p class="tl-quiet" id="tl-move-text">{{ words().text }}</p>
          <tl-error-summary [form]="form" [attempts]="sending.attempts()" [problem]="sending.problem()" />
          @if (asked.to === 'transferred') {
            <tl-field i18n-label label="To which cohort">
              <select tlControl [formField]="form.cohortId">
                <option value="" i18n>Choose a cohort</option>
                @for (cohort of cohorts(); track cohort.id) {
                  <option [value]="cohort.id">{{ cohort.name }} · {{ placesWords(cohort) }}</option>
                }
              </select>
            </tl-field>
          }
          @if (asked.to === 'invited') {
            <tl-field
              i18n-label
              label="Hold the place until"
              i18n-hint
              hint="Through this day. Then the offer lapses by itself."
            >
              <input tlControl type="date" [min]="present" [max]="latestOffer" [formField]="form.until" />
            </tl-field>
          } @else {
            <tl-field i18n-label label="On which day">
              <input tlControl type="date" [max]="present" [formField]="form.on" />
            </tl-field>
          }
          @if (asked.isBeforeOthers) {
            <tl-field
              i18n-label
              label="Why before those who wait longer"
              i18n-hint
              hint="It is kept in the trail. No names."
            >
              <input tlControl autocomplete="off" [formField]="form.reason" />
            </tl-field>
          } @else if (asked.to === 'withdrew' || asked.to === 'transferred') {
            <tl-field
              i18n-label
              label="Why, if they said so"
              [isOptional]="true"
              i18n-hint
              hint="Nobody has to give a reason, and nobody is asked for one."
            >
              <input tlControl autocomplete="off" [formField]="form.reason" />
            </tl-field>
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button class="tl-button tl-text" type="button" mat-dialog-close i18n>Cancel</button>
        <button class="tl-button tl-filled" type="submit" [attr.aria-busy]="sending.isSending()">
          {{ words().yes }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .question {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
      padding-block: var(--tl-space-1) var(--tl-space-5);
      line-height: var(--tl-line);
    }

    mat-dialog-actions {
      gap: var(--tl-space-2);
      padding: 0 var(--tl-space-5) var(--tl-space-5);
    }
  `,
})
export class MemberMoveDialog {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<MemberMoveDialog, CohortMember>>(MatDialogRef);
  protected readonly asked = inject<MoveAsked>(MAT_DIALOG_DATA);

  protected readonly present = today();
  protected readonly latestOffer = addDays(this.present, OFFER_DAYS_AT_MOST);
  private readonly all = apiResource(
    cohortList,
    () => (this.asked.to === 'transferred' ? '/cohorts' : undefined),
    () => ({ limit: 200 }),
  );
  /** Those that are not over. */
  protected readonly cohorts = computed(() =>
    this.all.hasValue()
      ? this.all.value().items.filter(({ id, endDate }) => id !== this.asked.cohortId && endDate >= this.present)
      : [],
  );
  /** Kept until it is answered, so that pressing twice moves once. */
  private readonly newEnrolment = newId();
  private readonly draft = signal({
    ...{ on: this.present, until: addDays(this.present, OFFER_DAYS), cohortId: '', reason: '' },
  });
  protected readonly form = form(this.draft, (path) => {
    const { to, isBeforeOthers } = this.asked;
    if (to === 'invited') validateStandardSchema(path.until, offerWrite.shape.until.unwrap());
    else validateStandardSchema(path.on, enrolmentMove.shape.on);
    if (to === 'transferred') required(path.cohortId, { message: $localize`Choose where they go.` });
    if (isBeforeOthers) required(path.reason, { message: $localize`Say why.` });
  });
  protected readonly sending = formSending(this.form, async () => {
    this.dialog.close(await this.take());
  });

  protected readonly words = computed(() => wordsOf(this.asked));
  protected readonly placesWords = (cohort: {
    capacity: number;
    placesTaken: number;
    placesOffered: number;
  }): string => {
    const free = cohort.capacity - cohort.placesTaken - cohort.placesOffered;
    if (free <= 0) return $localize`full`;
    return free === 1 ? $localize`1 place free` : $localize`${free}:count: places free`;
  };

  protected send(event: Event): void {
    void this.sending.send(event);
  }

  private take(): Promise<CohortMember> {
    const { cohortId, member, to } = this.asked;
    const { on, until, cohortId: target } = this.draft();
    const said = this.draft().reason.trim();
    const reason = said === '' ? {} : { reason: said };
    const send = (path: string, body: unknown) => this.api.send('POST', path, { body, schema: cohortMember });
    const { enrolmentId } = member;
    switch (to) {
      case 'invited':
        return send(`/cohorts/${cohortId}/offers`, offerWrite.parse({ enrolmentId, until, ...reason }));
      case 'transferred':
        return send(
          `/enrolments/${enrolmentId}/transfer`,
          transferWrite.parse({ enrolmentId: this.newEnrolment, cohortId: target, on, ...reason }),
        );
      default:
        return send(`/enrolments/${enrolmentId}/moves`, enrolmentMove.parse({ to, on, ...reason }));
    }
  }
}

const wordsOf = ({ member: { preferredName: name, state }, to }: MoveAsked): Words => {
  switch (to) {
    case 'enrolled':
      return {
        headline: $localize`Enrol ${name}:name:?`,
        text: $localize`They are expected at every session from this day on.`,
        yes: $localize`Enrol`,
      };
    case 'invited':
      return {
        headline: $localize`Offer ${name}:name: a place?`,
        text: $localize`The place is held for them. Tell them yourself: nothing is sent from here.`,
        yes: $localize`Offer the place`,
      };
    case 'interested':
      return {
        headline: $localize`Back to the end of the list?`,
        text: $localize`${name}:name: does not take this place and goes on waiting for another. The place is free again.`,
        yes: $localize`Put at the end`,
      };
    case 'completed':
      return {
        headline: $localize`Has ${name}:name: completed?`,
        text: $localize`They meet the rule of the course, and count as completed from this day on.`,
        yes: $localize`Complete`,
      };
    case 'paused':
      return {
        headline: $localize`Is ${name}:name: taking a break?`,
        text: $localize`They keep their place and stay on the registers. Nobody is asked to call while they pause.`,
        yes: $localize`Pause`,
      };
    case 'inTraining':
      return {
        headline: $localize`Is ${name}:name: back?`,
        text: $localize`They are in training again from this day on.`,
        yes: $localize`Resume`,
      };
    case 'didNotStart':
      return {
        headline: $localize`Did ${name}:name: not start?`,
        text: $localize`The cohort is over, and they never came.`,
        yes: $localize`Record that they did not start`,
      };
    case 'transferred':
      return {
        headline: $localize`Move ${name}:name: to another cohort?`,
        text: $localize`What they came to stays counted here. The modules that they hold go with them.`,
        yes: $localize`Move`,
      };
    case 'withdrew':
      return state === 'interested' || state === 'invited'
        ? {
            headline: $localize`Take ${name}:name: off the list?`,
            text: $localize`A place that was held for them is free again.`,
            yes: $localize`Take off the list`,
          }
        : {
            headline: $localize`Has ${name}:name: withdrawn?`,
            text: $localize`They are not expected at sessions from this day on. What they came to stays counted. They can come back.`,
            yes: $localize`Record that they withdrew`,
          };
  }
};
