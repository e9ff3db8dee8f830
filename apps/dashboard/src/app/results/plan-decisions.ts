import { Component, input, output, signal } from '@angular/core';
import { type ProgrammePlan } from '@throughline/domain/results';
import { writeDate } from '../platform/format';
import { DecisionForm } from './decision-form';
import { PlanLine } from './plan-line';

/** What was decided, the latest first: by whom, and why. */
@Component({
  selector: 'tl-plan-decisions',
  imports: [DecisionForm, PlanLine],
  template: `
    <ul class="tl-rows" role="list">
      @for (each of plan().decisions; track each.id) {
        <li>
          <tl-plan-line
            #line
            path="/decisions"
            [item]="each"
            [mayWrite]="plan().may.write"
            [isEditing]="editing() === each.id"
            (edit)="editing.set(each.id)"
            (changed)="changed.emit()"
          >
            <p class="about">
              <span>{{ writeDate(each.decidedOn) }}</span>
              <span>{{ each.decidedBy }}</span>
            </p>
            @if (each.why) {
              <p class="text">{{ each.why }}</p>
            }
            @if (editing() === each.id) {
              <tl-decision-form
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
export class PlanDecisions {
  readonly plan = input.required<ProgrammePlan>();
  readonly changed = output();

  protected readonly editing = signal<string | null>(null);
  protected readonly writeDate = writeDate;
}
