import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { consentEvidence } from '@throughline/domain/stories';
import { Notice } from '@throughline/ui';
import { FileProgress } from '@throughline/ui/sending';
import { FileSending } from '../platform/file-sending';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { EvidenceAdder, type WaitingEvidence } from './evidence-adder';
import { canRetry, progressOf } from './files-under-way';
import { WordsSending } from './words-sending';

/** What shows a decision and comes after it was recorded: a paper form often comes to the office late, and sound takes its time. */
@Component({
  selector: 'tl-evidence-later',
  imports: [EvidenceAdder, FileProgress],
  template: `
    @if (words(); as sent) {
      <tl-file-progress
        i18n-name
        name="What they said"
        [bytes]="sent.blob.size"
        [share]="sent.share()"
        [state]="progress()"
        [problem]="wordsProblem()"
        [canRetry]="canRetry()"
        (retry)="sending.tryAgain(consentId())"
        (leave)="stop()"
      />
      @if (sent.state() === 'waiting') {
        <p class="tl-quiet tl-small" i18n>
          Keep this page open: what they said is on this device alone until it has arrived.
        </p>
      }
    } @else if (isOpen()) {
      <tl-evidence-adder [(waiting)]="waiting" />
      @if (problem(); as text) {
        <p role="alert">{{ text }}</p>
        <button type="button" class="tl-button" (click)="send()" i18n>Send again</button>
      }
    } @else {
      <button type="button" class="tl-button tl-text" (click)="isOpen.set(true)" i18n>Add evidence…</button>
    }
  `,
  styles: `
    :host {
      display: block;
      padding-inline-start: var(--tl-space-3);
    }
  `,
})
export class EvidenceLater {
  private readonly files = inject(FileSending);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  protected readonly sending = inject(WordsSending);

  readonly storyId = input.required<string>();
  readonly consentId = input.required<string>();
  readonly added = output();

  protected readonly isOpen = signal(false);
  protected readonly waiting = signal<WaitingEvidence | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly words = computed(() => this.sending.of(this.consentId()));
  protected readonly progress = computed(() => progressOf(this.words()));
  protected readonly canRetry = computed(() => canRetry(this.words()));
  protected readonly wordsProblem = computed(() => {
    const problem = this.words()?.problem();
    return problem ? this.texts.of(problem) : null;
  });

  constructor() {
    effect(() => {
      if (this.waiting()) untracked(() => void this.send());
    });
    effect(() => {
      if (this.words()?.state() === 'done') untracked(() => this.arrived());
    });
  }

  protected async send(): Promise<void> {
    const evidence = this.waiting();
    if (!evidence) return;
    this.problem.set(null);
    if (evidence.kind === 'recordedWords') {
      this.close();
      this.sending.send(this.storyId(), this.consentId(), evidence.file);
      return;
    }
    try {
      await this.files.put(`/stories/${this.storyId()}/evidence/${evidence.id}`, evidence.file, {
        schema: consentEvidence,
        query: { kind: evidence.kind, consentId: this.consentId() },
      });
      this.close();
      this.say();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    }
  }

  protected async stop(): Promise<void> {
    await this.sending.cancel(this.consentId());
  }

  private arrived(): void {
    this.sending.forget(this.consentId());
    this.say();
  }

  private close(): void {
    this.isOpen.set(false);
    this.waiting.set(null);
  }

  private say(): void {
    this.notice.say($localize`The evidence was added.`);
    this.added.emit();
  }
}
