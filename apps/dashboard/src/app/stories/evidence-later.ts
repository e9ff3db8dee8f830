import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { consentEvidence } from '@throughline/domain/stories';
import { Notice } from '@throughline/ui';
import { FileSending } from '../platform/file-sending';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { EvidenceAdder, type WaitingEvidence } from './evidence-adder';

/** Adds what shows a decision after it was recorded: a paper form often comes to the office late. */
@Component({
  selector: 'tl-evidence-later',
  imports: [EvidenceAdder],
  template: `
    @if (isOpen()) {
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

  readonly storyId = input.required<string>();
  readonly consentId = input.required<string>();
  readonly added = output();

  protected readonly isOpen = signal(false);
  protected readonly waiting = signal<WaitingEvidence | null>(null);
  protected readonly problem = signal<string | null>(null);

  constructor() {
    effect(() => {
      if (this.waiting()) untracked(() => void this.send());
    });
  }

  protected async send(): Promise<void> {
    const evidence = this.waiting();
    if (!evidence) return;
    this.problem.set(null);
    try {
      await this.files.put(`/stories/${this.storyId()}/evidence/${evidence.id}`, evidence.file, {
        schema: consentEvidence,
        query: { kind: evidence.kind, consentId: this.consentId() },
      });
      this.isOpen.set(false);
      this.waiting.set(null);
      this.notice.say($localize`The evidence was added.`);
      this.added.emit();
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    }
  }
}
