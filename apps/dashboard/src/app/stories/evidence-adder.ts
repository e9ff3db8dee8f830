import { Component, effect, inject, model, signal } from '@angular/core';
import { MOST_FILE_BYTES, type Id } from '@throughline/domain/shared';
import { type EvidenceKind } from '@throughline/domain/stories';
import { Icon } from '@throughline/ui';
import { newId } from '../platform/new-id';
import { redraw } from '../platform/photo-shrink';
import { SoundRecorder } from '../platform/sound-recorder';
import { kindOfFile } from './asset-sending';
import { FilePicker } from './file-picker';
import { sizeProblem } from './files-words';
import { SignaturePad } from './signature-pad';
import { WordsRecorder } from './words-recorder';

/** Evidence that waits to be sent, in memory alone. Its id stays, so that sending it twice is one. */
export type WaitingEvidence =
  | { readonly id: Id; readonly kind: Exclude<EvidenceKind, 'recordedWords'>; readonly file: Blob }
  | { readonly id: Id; readonly kind: 'recordedWords'; readonly file: File };

/** What shows that they agreed: a photo of the paper, a signature on the screen, or their words. */
@Component({
  selector: 'tl-evidence-adder',
  imports: [FilePicker, Icon, SignaturePad, WordsRecorder],
  template: `
    @if (waiting(); as evidence) {
      <p class="kept">
        <tl-icon name="check" />
        @if (evidence.kind === 'signature') {
          <span i18n>The signature is here. It is kept with the decision.</span>
        } @else if (evidence.kind === 'recordedWords') {
          <span i18n>The recording is here. It is sent once the decision is recorded.</span>
        } @else {
          <span i18n>The photo is here. It is kept with the decision.</span>
        }
        <button type="button" class="tl-button tl-text" (click)="waiting.set(null)" i18n>Take it away</button>
      </p>
      @if (sound(); as address) {
        <audio controls [src]="address" i18n-aria-label aria-label="What they said"></audio>
      }
    } @else if (isRecording()) {
      <tl-words-recorder (recorded)="keepWords($event)" (cancelled)="isRecording.set(false)" />
    } @else if (isSigning()) {
      <tl-signature-pad (signed)="keep('signature', $event)" (cancelled)="isSigning.set(false)" />
    } @else {
      <div class="tl-row">
        <button type="button" class="tl-button" (click)="isSigning.set(true)">
          <tl-icon name="edit" /><span i18n>Sign on the screen</span>
        </button>
        <label class="tl-button">
          <tl-icon name="add" /><span i18n>Photograph the form</span>
          <input
            class="tl-visually-hidden"
            type="file"
            accept="image/*,application/pdf"
            capture="environment"
            (change)="choose($event)"
          />
        </label>
        @if (canRecord) {
          <button type="button" class="tl-button" (click)="record()">
            <tl-icon name="add" /><span i18n>Record their words</span>
          </button>
        }
        <tl-file-picker kind="audio" (picked)="chooseSound($event)" i18n>Choose a recording</tl-file-picker>
      </div>
    }
    @if (problem(); as text) {
      <p class="problem" role="alert">{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-2);
    }

    .kept {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-2);
      align-items: center;
    }

    audio {
      inline-size: 100%;
      max-inline-size: 28rem;
    }

    .kept tl-icon {
      color: var(--tl-rag-green);
    }

    label:focus-within {
      outline: 2px solid var(--tl-accent-colour);
      outline-offset: 2px;
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class EvidenceAdder {
  readonly waiting = model<WaitingEvidence | null>(null);

  protected readonly canRecord = inject(SoundRecorder).canRecord;
  protected readonly isSigning = signal(false);
  protected readonly isRecording = signal(false);
  /** Where this browser finds what they said, to be listened to before it is sent. */
  protected readonly sound = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      const waiting = this.waiting();
      const address = waiting?.kind === 'recordedWords' ? URL.createObjectURL(waiting.file) : null;
      this.sound.set(address);
      if (address !== null) onCleanup(() => URL.revokeObjectURL(address));
    });
  }

  protected async choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const chosen = input.files?.[0];
    input.value = '';
    if (!chosen) return;
    // Where and with what it was taken stays on the phone.
    const file = chosen.type === 'application/pdf' ? chosen : await redraw(chosen);
    if (!file)
      this.problem.set($localize`This is no picture that this browser can read. Take a photo, or choose a PDF.`);
    else if (file.size > MOST_FILE_BYTES) this.problem.set($localize`This is larger than 10 MB. Choose a smaller one.`);
    else this.keep('paperPhoto', file);
  }

  protected keep(kind: 'paperPhoto' | 'signature', file: Blob): void {
    this.problem.set(null);
    this.isSigning.set(false);
    this.waiting.set({ id: newId(), kind, file });
  }

  protected record(): void {
    this.problem.set(null);
    this.isRecording.set(true);
  }

  protected chooseSound(file: File): void {
    if (kindOfFile(file) !== 'audio')
      this.problem.set($localize`This is no recording. Choose a file with sound in it.`);
    else {
      const problem = sizeProblem(file, 'audio');
      if (problem === null) this.keepWords(file);
      else this.problem.set(problem);
    }
  }

  protected keepWords(file: File): void {
    this.problem.set(null);
    this.isRecording.set(false);
    this.waiting.set({ id: newId(), kind: 'recordedWords', file });
  }
}
