import { Component, inject, input, output, signal } from '@angular/core';
import { followUp, type FollowUp } from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeDate } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

/** One thing to be done: ticked with one tap, and unticked just as well. */
@Component({
  selector: 'tl-follow-up-line',
  host: { '[class.done]': 'followUp().doneAt !== null' },
  template: `
    @if (followUp().may.finish) {
      <label class="tl-choice">
        <input
          #box
          type="checkbox"
          [checked]="followUp().doneAt !== null"
          [disabled]="isSending()"
          (change)="tick(box.checked, box)"
        />
        <span class="text">{{ followUp().text }}</span>
      </label>
    } @else {
      <p class="text">{{ followUp().text }}</p>
    }
    <p class="tl-small about">
      <span>{{ followUp().owner.name }} ·</span>&ngsp;
      @if (followUp().doneAt) {
        <span i18n>done</span>
      } @else if (followUp().isOverdue) {
        <strong class="overdue" i18n>overdue since {{ writeDate(followUp().dueOn) }}</strong>
      } @else {
        <span i18n>due {{ writeDate(followUp().dueOn) }}</span>
      }
      <ng-content />
    </p>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }

    .text {
      font-weight: 700;
      overflow-wrap: anywhere;
    }

    .about {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
      max-inline-size: none;
      padding-inline-start: 2rem;
      color: var(--tl-quiet-colour);
    }

    p.text + .about {
      padding-inline-start: 0;
    }

    :host(.done) .text {
      color: var(--tl-quiet-colour);
      font-weight: 400;
      text-decoration: line-through;
    }

    .overdue {
      color: var(--tl-rag-red);
    }
  `,
})
export class FollowUpLine {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly eventId = input.required<Id>();
  readonly followUp = input.required<FollowUp>();
  /** As it stands now. */
  readonly changed = output<FollowUp>();

  protected readonly isSending = signal(false);

  protected async tick(isDone: boolean, box: HTMLInputElement): Promise<void> {
    if (!(await this.send(isDone))) {
      box.checked = !isDone;
      return;
    }
    if (isDone) this.notice.sayWithUndo($localize`Done.`, () => void this.send(false));
  }

  private async send(isDone: boolean): Promise<boolean> {
    this.isSending.set(true);
    try {
      const path = `/events/${this.eventId()}/follow-ups/${this.followUp().id}/done`;
      this.changed.emit(await this.api.send('PUT', path, { body: { isDone }, schema: followUp }));
      return true;
    } catch (error) {
      this.notice.say(this.texts.of(problemOf(error)));
      return false;
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly writeDate = writeDate;
}
