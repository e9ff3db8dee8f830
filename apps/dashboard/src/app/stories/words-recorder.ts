import { Component, computed, DestroyRef, inject, output, signal } from '@angular/core';
import { Icon } from '@throughline/ui';
import { SoundRecorder, type SoundTake } from '../platform/sound-recorder';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Records what somebody says with this device: it begins at once, and says for how long it has been listening. */
@Component({
  selector: 'tl-words-recorder',
  imports: [Icon],
  template: `
    @if (problem(); as text) {
      <p class="problem" role="alert">{{ text }}</p>
      <button type="button" class="tl-button" (click)="cancelled.emit()" i18n>Close</button>
    } @else {
      <p role="status">
        @if (isListening()) {
          <strong i18n>Recording.</strong>
          <ng-container i18n>Ask them to say what they agree to, and that they do.</ng-container>
        } @else {
          <ng-container i18n>Allow this page to use the microphone.</ng-container>
        }
      </p>
      <p class="time" role="timer" aria-live="off">{{ time() }}</p>
      <div class="tl-row">
        <button type="button" class="tl-button tl-filled" [disabled]="!isListening()" (click)="finish()">
          <tl-icon name="check" /><span i18n>Stop and keep it</span>
        </button>
        <button type="button" class="tl-button tl-text" (click)="cancelled.emit()" i18n>Throw it away</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-2);
      justify-items: start;
    }

    .time {
      font-size: 1.5rem;
      font-variant-numeric: tabular-nums;
    }

    .problem {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }
  `,
})
export class WordsRecorder {
  private readonly recorder = inject(SoundRecorder);

  readonly recorded = output<File>();
  readonly cancelled = output();

  protected readonly problem = signal<string | null>(null);
  protected readonly isListening = signal(false);
  private readonly seconds = signal(0);
  protected readonly time = computed(() => `${Math.floor(this.seconds() / 60)}:${twoDigits(this.seconds() % 60)}`);
  private take: SoundTake | null = null;
  private isGone = false;
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    void this.begin();
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      clearInterval(this.ticking);
      this.take?.discard();
    });
  }

  protected async finish(): Promise<void> {
    const take = this.take;
    if (!take) return;
    this.take = null;
    const file = await take.end();
    if (file.size > 0) this.recorded.emit(file);
    else this.problem.set($localize`Nothing was heard. Try again, or choose a recording that you made otherwise.`);
  }

  private async begin(): Promise<void> {
    try {
      const take = await this.recorder.begin();
      if (this.isGone) {
        take.discard();
        return;
      }
      this.take = take;
      this.isListening.set(true);
      const began = Date.now();
      this.ticking = setInterval(() => this.seconds.set(Math.floor((Date.now() - began) / 1000)), 500);
    } catch {
      this.problem.set(
        $localize`The microphone cannot be used. Allow it for this page in the settings of the browser, or choose a recording that you made otherwise.`,
      );
    }
  }
}
