import { Component, computed, inject, input, output, signal } from '@angular/core';
import { story, type Story } from '@throughline/domain/stories';
import { Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { writeInstant } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

/** What the safeguarding lead decides about the publication of a story with somebody under 18 in it. */
@Component({
  selector: 'tl-under-18-approval',
  template: `
    @if (problem(); as problem) {
      <p class="problem" role="alert">{{ problem }}</p>
    }
    @if (story().under18Approval; as approval) {
      <p role="status">
        <span i18n>You or another lead approved it, {{ writeInstant(approval.at) }}.</span>&ngsp;
        @if (approval.guardianWaived) {
          <span i18n>The guardian need not be told.</span>
        }
      </p>
      <div>
        <button type="button" class="tl-button tl-danger" [disabled]="isSending()" (click)="takeBack()" i18n>
          Take the approval back
        </button>
      </div>
    } @else {
      <p class="tl-quiet" i18n>
        Nothing of it is public before you approve it. Under 16 a parent or guardian has to agree; at 16 and 17 they
        have to know, unless you say otherwise.
      </p>
      @if (mayWaive()) {
        <label class="tl-choice">
          <input type="checkbox" [checked]="isWaived()" (change)="isWaived.set(!isWaived())" />
          <span i18n>The guardian need not be told</span>
        </label>
      }
      <div>
        <button type="button" class="tl-button tl-filled" [disabled]="isSending()" (click)="approve()" i18n>
          Approve publication
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
      max-inline-size: 44rem;
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class Under18Approval {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly story = input.required<Story>();
  readonly decided = output<Story>();

  protected readonly isSending = signal(false);
  protected readonly isWaived = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** Under 16 a guardian agrees, whatever is waived: it is offered where somebody is 16 or 17. */
  protected readonly mayWaive = computed(() => agesOf(this.story()).includes('from16To17'));

  protected async approve(): Promise<void> {
    const body = { guardianWaived: this.mayWaive() && this.isWaived() };
    await this.send('POST', body, $localize`Publication was approved.`);
  }

  protected async takeBack(): Promise<void> {
    await this.send('DELETE', undefined, $localize`The approval was taken back.`);
  }

  private async send(method: 'POST' | 'DELETE', body: object | undefined, done: string): Promise<void> {
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const path = `/stories/${this.story().id}/under-18-approval`;
      const answer = await this.api.send(method, path, { ...(body && { body }), schema: story });
      this.isWaived.set(false);
      this.decided.emit(answer);
      this.notice.say(done);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly writeInstant = writeInstant;
}

const agesOf = ({ storytellerAge, contributors }: Story): readonly Story['storytellerAge'][] => [
  storytellerAge,
  ...contributors.filter(({ needsConsent }) => needsConsent).map(({ age }) => age),
];

/** Whether there is anything that the reader has to decide. */
export const asksForApproval = (told: Story): boolean =>
  told.may.approveUnder18 && agesOf(told).some((age) => age !== 'adult');
