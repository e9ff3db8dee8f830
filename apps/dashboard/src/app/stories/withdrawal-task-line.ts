import { Component, computed, inject, input, output, signal } from '@angular/core';
import { withdrawalTask, withdrawalTaskOwners, type WithdrawalTask } from '@throughline/domain/stories';
import { Notice } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { writeDate, writeInstant } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { taskSentence } from './use-words';

/** One thing that somebody promised with a withdrawal: done with what came of it, undone, or given to a colleague. */
@Component({
  selector: 'tl-withdrawal-task-line',
  host: { '[class.done]': 'task().doneAt !== null' },
  template: `
    <p class="text">{{ sentence() }}</p>
    @if (task().url; as url) {
      <p class="tl-small"><a [href]="url" rel="noreferrer" target="_blank" i18n>Look whether it is still there</a></p>
    }
    <p class="tl-small about">
      <ng-content />
      <span>{{ task().owner.name }}</span>
      @if (task().doneAt; as doneAt) {
        <span i18n>done {{ writeInstant(doneAt) }}</span>
      } @else if (task().isOverdue) {
        <strong class="overdue" i18n>overdue since {{ writeDate(task().dueOn) }}</strong>
      } @else {
        <span i18n>due {{ writeDate(task().dueOn) }}</span>
      }
    </p>
    @if (task().outcome) {
      <p class="tl-small">{{ task().outcome }}</p>
    }
    @if (problem(); as problem) {
      <p class="overdue" role="alert">{{ problem }}</p>
    }
    @if (task().may.do) {
      @if (isOpen()) {
        <label class="asked">
          <span i18n>What came of it? No names, please.</span>
          <input #outcome class="tl-control" maxlength="500" autocomplete="off" />
        </label>
        <div class="tl-row">
          <button
            type="button"
            class="tl-button tl-filled"
            [disabled]="isSending()"
            (click)="finish(true, outcome.value)"
          >
            <span i18n>Mark as done</span><span class="tl-visually-hidden">: {{ sentence() }}</span>
          </button>
          @if (task().may.reassign) {
            @if (!isGiving()) {
              <button type="button" class="tl-button tl-text" (click)="isGiving.set(true)">
                <span i18n>Give to somebody else</span><span class="tl-visually-hidden">: {{ sentence() }}</span>
              </button>
            } @else if (owners.hasValue()) {
              <label class="asked">
                <span i18n>Give to</span>
                <select #owner class="tl-control" (change)="give(owner.value)">
                  @for (each of owners.value().items; track each.id) {
                    <option [value]="each.id" [selected]="each.id === task().owner.id">{{ each.name }}</option>
                  }
                </select>
              </label>
            }
          }
        </div>
      } @else {
        <div>
          <button type="button" class="tl-button tl-text" [disabled]="isSending()" (click)="finish(false, '')">
            <span i18n>Not done after all</span><span class="tl-visually-hidden">: {{ sentence() }}</span>
          </button>
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-2);
    }

    .text {
      font-weight: 700;
      overflow-wrap: anywhere;
    }

    :host(.done) .text {
      color: var(--tl-quiet-colour);
      font-weight: 400;
    }

    .about {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
      color: var(--tl-quiet-colour);
    }

    .asked {
      display: grid;
      gap: var(--tl-space-1);
      max-inline-size: 32rem;
    }

    .overdue {
      color: var(--tl-rag-red);
      font-weight: 700;
    }
  `,
})
export class WithdrawalTaskLine {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly task = input.required<WithdrawalTask>();
  /** As it stands now. */
  readonly changed = output<WithdrawalTask>();

  protected readonly isSending = signal(false);
  protected readonly isGiving = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly sentence = computed(() => taskSentence(this.task()));
  protected readonly isOpen = computed(() => this.task().doneAt === null);
  protected readonly owners = apiResource(withdrawalTaskOwners, () =>
    this.isGiving() ? `/withdrawal-tasks/${this.task().id}/owners` : undefined,
  );

  protected async finish(isDone: boolean, outcome: string): Promise<void> {
    const path = `/withdrawal-tasks/${this.task().id}/done`;
    const isSent = await this.send('POST', path, { isDone, outcome });
    if (isSent && isDone) this.notice.sayWithUndo($localize`Done. Thank you.`, () => void this.finish(false, ''));
  }

  protected async give(ownerId: string): Promise<void> {
    if (await this.send('PUT', `/withdrawal-tasks/${this.task().id}/owner`, { ownerId })) this.isGiving.set(false);
  }

  private async send(method: 'POST' | 'PUT', path: string, body: object): Promise<boolean> {
    this.isSending.set(true);
    this.problem.set(null);
    try {
      this.changed.emit(await this.api.send(method, path, { body, schema: withdrawalTask }));
      return true;
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly writeDate = writeDate;
  protected readonly writeInstant = writeInstant;
}
