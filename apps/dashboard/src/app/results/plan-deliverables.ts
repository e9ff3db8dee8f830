import { Component, input, output, signal } from '@angular/core';
import { type ProgrammePlan } from '@throughline/domain/results';
import { RagMark } from '@throughline/ui/figures';
import { writeDate } from '../platform/format';
import { DeliverableForm } from './deliverable-form';
import { PlanLine } from './plan-line';
import { DELIVERABLE_TYPE_WORDS, DELIVERABLE_WORDS, dueWords } from './plan-records-words';

/** What was promised as a thing: how far it is, and what is owed. */
@Component({
  selector: 'tl-plan-deliverables',
  imports: [DeliverableForm, PlanLine, RagMark],
  template: `
    <ul class="tl-rows" role="list">
      @for (each of plan().deliverables; track each.id) {
        <li>
          <tl-plan-line
            #line
            path="/deliverables"
            [item]="each"
            [words]="words"
            [mayWrite]="plan().may.write"
            [isEditing]="editing() === each.id"
            (edit)="editing.set(each.id)"
            (changed)="changed.emit()"
          >
            <span marks class="code">{{ each.code }}</span>
            <tl-rag-mark marks [status]="each.isLate ? 'red' : 'green'" [label]="dueWords(each)" />
            <p class="about">
              <span>{{ words.states[each.state] }}</span>
              <span i18n>due {{ writeDate(each.dueDate) }}</span>
              <span>{{ types[each.type] }}</span>
              <span>{{ each.owner.name }}</span>
            </p>
            @if (each.url; as url) {
              <p>
                <a [href]="url" rel="noreferrer" target="_blank" i18n
                  >Open the file<span class="tl-visually-hidden"> of {{ each.code }}</span></a
                >
              </p>
            }
            @if (editing() === each.id) {
              <tl-deliverable-form
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
export class PlanDeliverables {
  readonly plan = input.required<ProgrammePlan>();
  readonly changed = output();

  protected readonly editing = signal<string | null>(null);
  protected readonly words = DELIVERABLE_WORDS;
  protected readonly types = DELIVERABLE_TYPE_WORDS;
  protected readonly dueWords = dueWords;
  protected readonly writeDate = writeDate;
}
