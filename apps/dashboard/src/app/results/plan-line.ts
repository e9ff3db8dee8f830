import { Component, type ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { Confirm, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeDate } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { PlanStep } from './plan-step';

/** What a line of the plan is of. What has no steps has empty lists of them. */
export interface PlanLineItem {
  readonly id: string;
  readonly title: string;
  readonly steps?: readonly { readonly to: string; readonly on: string; readonly reason: string | null }[];
  readonly moves?: readonly string[];
  readonly may?: { readonly remove: boolean };
}

/** How the states of a kind are called, and the steps to them. */
export interface PlanLineWords {
  readonly states: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, string>>;
  /** States that are entered with a reason. */
  readonly reasoned: readonly string[];
}

/**
 * One thing in the plan, with what happened to it and what can be done with it. What it says of itself is projected, and marks beside its
 * title as `marks`; while it is edited, its form as `edit`.
 */
@Component({
  selector: 'tl-plan-line',
  imports: [PlanStep],
  template: `
    <div class="head">
      <h3 #heading tabindex="-1">{{ item().title }}</h3>
      <ng-content select="[marks]" />
    </div>
    <ng-content />
    @if (item().steps; as steps) {
      @if (steps.length > 0) {
        <details>
          <summary>
            <span i18n>What happened</span><span class="tl-visually-hidden">: {{ item().title }}</span>
          </summary>
          <ul>
            @for (each of steps; track $index) {
              <li>
                {{ writeDate(each.on) }}: {{ words().states[each.to] }}
                @if (each.reason) {
                  <span>– {{ each.reason }}</span>
                }
              </li>
            }
          </ul>
        </details>
      }
    }
    @if (isEditing()) {
      <ng-content select="[edit]" />
    } @else if (step(); as to) {
      <tl-plan-step
        [path]="path() + '/' + item().id + '/moves'"
        [to]="to"
        [label]="words().steps[to] ?? to"
        [needsReason]="words().reasoned.includes(to)"
        (saved)="stepTaken()"
        (cancelled)="close()"
      />
    } @else if (mayWrite()) {
      <div class="actions">
        @for (to of item().moves ?? []; track to) {
          <button type="button" class="tl-button tl-text" (click)="step.set(to)">
            <span>{{ words().steps[to] }}</span><span class="tl-visually-hidden">: {{ item().title }}</span>
          </button>
        }
        <ng-content select="[extra]" />
        <button type="button" class="tl-button tl-text" (click)="edit.emit()">
          <span i18n>Edit</span><span class="tl-visually-hidden">: {{ item().title }}</span>
        </button>
        @if (item().may?.remove) {
          <button type="button" class="tl-button tl-text" (click)="remove()">
            <span i18n>Remove</span><span class="tl-visually-hidden">: {{ item().title }}</span>
          </button>
        }
      </div>
    }
  `,
  styleUrl: './plan-line.scss',
})
export class PlanLine {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  readonly item = input.required<PlanLineItem>();
  /** Where things of this kind are, such as `/risks`. */
  readonly path = input.required<string>();
  readonly words = input<PlanLineWords>({ states: {}, steps: {}, reasoned: [] });
  readonly mayWrite = input.required<boolean>();
  readonly isEditing = input.required<boolean>();
  readonly edit = output();
  /** Something was changed: the plan has to be read again. */
  readonly changed = output();

  /** The step whose form stands open; none where the thing has moved on. */
  protected readonly step = linkedSignal<readonly string[], string | null>({
    source: () => this.item().moves ?? [],
    computation: (moves, before) => (before?.value && moves.includes(before.value) ? before.value : null),
  });
  protected readonly writeDate = writeDate;

  /** What was pressed is gone with its form; the next thing to read is the title. */
  focus(): void {
    this.heading().nativeElement.focus();
  }

  protected close(): void {
    this.step.set(null);
    this.focus();
  }

  protected stepTaken(): void {
    this.notice.say($localize`The step is saved.`);
    this.close();
    this.changed.emit();
  }

  protected async remove(): Promise<void> {
    const isSure = await this.confirm.ask({
      headline: $localize`Remove this from the plan?`,
      text: $localize`Nothing has happened to it yet, so nothing of it is kept.`,
      yes: $localize`Remove`,
      isDangerous: true,
    });
    if (!isSure) return;
    try {
      await this.api.send('DELETE', `${this.path()}/${this.item().id}`);
      this.notice.say($localize`It was removed from the plan.`);
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
    }
    this.changed.emit();
  }
}
