import { Component, model, signal } from '@angular/core';
import { MOST_FILE_BYTES, type Id } from '@throughline/domain/shared';
import { type EvidenceQuery } from '@throughline/domain/stories';
import { Icon } from '@throughline/ui';
import { newId } from '../platform/new-id';
import { redraw } from '../platform/photo-shrink';
import { SignaturePad } from './signature-pad';

/** Evidence that waits to be sent, in memory alone. Its id stays, so that sending it twice is one. */
export interface WaitingEvidence {
  readonly id: Id;
  readonly kind: EvidenceQuery['kind'];
  readonly file: Blob;
}

/** What shows that they agreed: a photo of the paper, or a signature on the screen. */
@Component({
  selector: 'tl-evidence-adder',
  imports: [Icon, SignaturePad],
  template: `
    @if (waiting(); as evidence) {
      <p class="kept">
        <tl-icon name="check" />
        @if (evidence.kind === 'signature') {
          <span i18n>The signature is here. It is kept with the decision.</span>
        } @else {
          <span i18n>The photo is here. It is kept with the decision.</span>
        }
        <button type="button" class="tl-button tl-text" (click)="waiting.set(null)" i18n>Take it away</button>
      </p>
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

  protected readonly isSigning = signal(false);
  protected readonly problem = signal<string | null>(null);

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

  protected keep(kind: EvidenceQuery['kind'], file: Blob): void {
    this.problem.set(null);
    this.isSigning.set(false);
    this.waiting.set({ id: newId(), kind, file });
  }
}
