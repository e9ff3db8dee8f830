import { Component, input, output, signal } from '@angular/core';
import { type ProgrammePlan } from '@throughline/domain/results';
import { writeDate } from '../platform/format';
import { PlanLine } from './plan-line';
import { RISK_WORDS } from './plan-records-words';
import { RiskForm } from './risk-form';

/** What may happen, the gravest first, and what is done about it. */
@Component({
  selector: 'tl-plan-risks',
  imports: [PlanLine, RiskForm],
  template: `
    <ol class="tl-rows" role="list">
      @for (each of plan().risks; track each.id) {
        <li>
          <tl-plan-line
            #line
            path="/risks"
            [item]="each"
            [words]="words"
            [mayWrite]="plan().may.write"
            [isEditing]="editing() === each.id"
            (edit)="editing.set(each.id)"
            (changed)="changed.emit()"
          >
            @if (each.isCritical) {
              <span marks class="chip" i18n>critical</span>
            }
            <p class="about">
              <span i18n
                ><strong>{{ each.score }}</strong> of 25: likelihood {{ each.likelihood }}, impact
                {{ each.impact }}</span
              >
              <span>{{ words.states[each.state] }}</span>
              <span>{{ each.owner.name }}</span>
              @if (each.isReviewOverdue) {
                <strong class="overdue" i18n>review overdue since {{ writeDate(each.reviewOn) }}</strong>
              } @else if (each.state === 'open' || each.state === 'mitigating') {
                <span i18n>review on {{ writeDate(each.reviewOn) }}</span>
              }
            </p>
            @if (each.response) {
              <p class="text">{{ each.response }}</p>
            }
            @if (editing() === each.id) {
              <tl-risk-form
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
    </ol>
  `,
  styleUrl: './plan-facts.scss',
})
export class PlanRisks {
  readonly plan = input.required<ProgrammePlan>();
  readonly changed = output();

  protected readonly editing = signal<string | null>(null);
  protected readonly words = RISK_WORDS;
  protected readonly writeDate = writeDate;
}
