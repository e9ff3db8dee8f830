import { Component, inject, input, output, signal } from '@angular/core';
import { planAction, type PlanAction, type ProgrammePlan } from '@throughline/domain/results';
import { Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeDate } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ActionForm } from './action-form';
import { PlanLine } from './plan-line';

/** What is to be done, what is overdue first; ticked with one press, and unticked just as well. */
@Component({
  selector: 'tl-plan-actions',
  imports: [ActionForm, PlanLine],
  template: `
    <ul class="tl-rows" role="list">
      @for (each of plan().actions; track each.id) {
        <li>
          <tl-plan-line
            #line
            path="/actions"
            [item]="each"
            [mayWrite]="plan().may.write"
            [isEditing]="editing() === each.id"
            (edit)="editing.set(each.id)"
            (changed)="changed.emit()"
          >
            <p class="about">
              @if (each.doneOn; as doneOn) {
                <span i18n>done {{ writeDate(doneOn) }}</span>
              } @else if (each.isOverdue) {
                <strong class="overdue" i18n>overdue since {{ writeDate(each.dueOn) }}</strong>
              } @else {
                <span i18n>due {{ writeDate(each.dueOn) }}</span>
              }
              <span>{{ each.owner.name }}</span>
              @if (decisionOf(each); as decision) {
                <span i18n>follows from: {{ decision.title }}</span>
              }
            </p>
            <button extra type="button" class="tl-button tl-text" [disabled]="isSending()" (click)="tick(each)">
              @if (each.doneOn) {
                <span i18n>Not done after all</span>
              } @else {
                <span i18n>Mark as done</span>
              }
              <span class="tl-visually-hidden">: {{ each.title }}</span>
            </button>
            @if (editing() === each.id) {
              <tl-action-form
                edit
                [plan]="plan()"
                [of]="each"
                (saved)="editing.set(null); line.focus(); changed.emit()"
                (cancelled)="editing.set(null); line.focus()"
                (stale)="changed.emit()"
              />
            }
          </tl-plan-line>
        </li>
      }
    </ul>
  `,
  styleUrl: './plan-facts.scss',
})
export class PlanActions {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly plan = input.required<ProgrammePlan>();
  readonly changed = output();

  protected readonly editing = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly writeDate = writeDate;

  protected decisionOf({ decisionId }: PlanAction) {
    return this.plan().decisions.find(({ id }) => id === decisionId);
  }

  /** Done on the day that it is in the programme. */
  protected async tick(action: PlanAction): Promise<void> {
    const { id, version, owner: _owner, isOverdue: _isOverdue, ...write } = action;
    const body = { ...write, doneOn: action.doneOn === null ? this.plan().today : null };
    this.isSending.set(true);
    try {
      await this.api.send('PUT', `/actions/${id}`, { body, schema: planAction, ifMatch: version });
      this.notice.say(body.doneOn === null ? $localize`It is to be done again.` : $localize`Done.`);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
    this.changed.emit();
  }
}
