import { Component, inject, input, output, signal } from '@angular/core';
import { story, textAgreementWrite, type Story, type TextAgreementWay } from '@throughline/domain/stories';
import { Icon, Notice } from '@throughline/ui';
import { Api } from '../platform/api';
import { today } from '../platform/format';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';

/** Whether the storyteller agreed to the text as it stands; and that they do. */
@Component({
  selector: 'tl-text-agreement',
  imports: [Icon],
  template: `
    @if (story().textIsAgreed) {
      <p class="line agreed"><tl-icon name="check" /><span i18n>The storyteller has agreed to this text.</span></p>
    } @else {
      <p class="line open"><tl-icon name="info" /><span i18n>The storyteller has not agreed to this text yet.</span></p>
      @if (problem(); as problem) {
        <p class="problem" role="alert">{{ problem }}</p>
      }
      @if (story().may.recordConsent) {
        @if (isOpen()) {
          <div class="tl-row">
            <button type="button" class="tl-button tl-filled" [disabled]="isSending()" (click)="agree('sawFinal')" i18n>
              They saw it
            </button>
            <button type="button" class="tl-button" [disabled]="isSending()" (click)="agree('waived')" i18n>
              They need not see it
            </button>
            <button type="button" class="tl-button tl-text" (click)="isOpen.set(false)" i18n>Cancel</button>
          </div>
        } @else {
          <div>
            <button type="button" class="tl-button" (click)="isOpen.set(true)" i18n>
              The storyteller has agreed to this text…
            </button>
          </div>
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-3);
    }

    .line {
      display: flex;
      gap: var(--tl-space-2);
    }

    .agreed tl-icon {
      color: var(--tl-rag-green);
    }

    .open tl-icon {
      color: var(--tl-rag-amber);
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class TextAgreement {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly story = input.required<Story>();
  readonly agreed = output<Story>();
  protected readonly isOpen = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected async agree(how: TextAgreementWay): Promise<void> {
    const { id, textVersion } = this.story();
    this.problem.set(null);
    this.isSending.set(true);
    try {
      const body = textAgreementWrite.parse({ textVersion, how, agreedOn: today() });
      this.agreed.emit(await this.api.send('PUT', `/stories/${id}/agreements/${newId()}`, { body, schema: story }));
      this.isOpen.set(false);
      this.notice.say($localize`Their agreement was recorded.`);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isSending.set(false);
    }
  }
}
