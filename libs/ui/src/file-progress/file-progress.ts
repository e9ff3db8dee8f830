import { Component, computed, input, output } from '@angular/core';
import { Icon } from '../icon/icon';

/**
 * - `sending`: on its way
 * - `waiting`: for a connection
 * - `checking`: all of it has arrived and is looked at
 * - `done`
 * - `failed`: it needs a person
 */
export type FileProgressState = 'sending' | 'waiting' | 'checking' | 'done' | 'failed';

const written = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** Bytes as people know them from their own device: "3.4 MB", "820 kB". */
const writeSize = (bytes: number): string =>
  bytes >= 999_500
    ? $localize`${written(bytes / 1_000_000)}:size: MB`
    : $localize`${written(Math.max(1, Math.round(bytes / 1000)))}:size: kB`;

/** A file on its way: its name and size, how much of it has gone, and what can be done about it. Changes of its state are announced. */
@Component({
  selector: 'tl-file-progress',
  imports: [Icon],
  host: { role: 'group', '[attr.aria-label]': 'name()' },
  template: `
    <p class="about">
      <span class="name" dir="auto">{{ name() }}</span>
      <span class="size">{{ size() }}</span>
    </p>
    @if (isUnderWay()) {
      <progress
        max="1"
        [attr.value]="state() === 'checking' ? null : share()"
        [class.waiting]="state() === 'waiting'"
        [attr.aria-label]="barLabel()"
        [attr.aria-valuetext]="text()"
      ></progress>
    }
    <p class="text" [class.failed]="state() === 'failed'">
      @if (state() === 'failed') {
        <tl-icon name="warning" />
      } @else if (state() === 'done') {
        <tl-icon name="check" />
      } @else if (state() === 'waiting') {
        <tl-icon name="offline" />
      }
      <span>{{ text() }}</span>
    </p>
    @if (state() !== 'done') {
      <div class="actions">
        @if (state() === 'failed' && canRetry()) {
          <button class="tl-button" type="button" (click)="retry.emit()">
            <span i18n>Try again</span><span class="tl-visually-hidden">: {{ name() }}</span>
          </button>
        }
        <button class="tl-button tl-text" type="button" (click)="leave.emit()">
          @if (state() === 'failed') {
            <span i18n>Leave it</span>
          } @else {
            <span i18n>Cancel</span>
          }
          <span class="tl-visually-hidden">: {{ name() }}</span>
        </button>
      </div>
    }
    <p class="tl-visually-hidden" role="status">{{ announced() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--tl-space-1) var(--tl-space-4);
      align-items: center;
      padding: var(--tl-space-3) var(--tl-space-4);
    }

    :host > * {
      grid-column: 1;
    }

    .about {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-3);
      align-items: baseline;
    }

    .name {
      font-weight: 700;
      overflow-wrap: anywhere;
    }

    .size,
    .text {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
      font-variant-numeric: tabular-nums;
    }

    .text {
      display: flex;
      gap: var(--tl-space-2);
      align-items: flex-start;
    }

    .text tl-icon {
      font-size: 0.875em;
    }

    .failed {
      color: var(--tl-danger-colour);
      font-weight: 700;
    }

    progress {
      appearance: none;
      inline-size: 100%;
      block-size: 0.5rem;
      border: 0;
      border-radius: var(--tl-radius-round);
      background: var(--mat-sys-surface-container-highest);
      overflow: hidden;
    }

    progress::-webkit-progress-bar {
      background: transparent;
    }

    progress::-webkit-progress-value {
      border-radius: var(--tl-radius-round);
      background: var(--tl-accent-colour);
      transition: inline-size var(--tl-move);
    }

    progress::-moz-progress-bar {
      border-radius: var(--tl-radius-round);
      background: var(--tl-accent-colour);
    }

    progress.waiting::-webkit-progress-value {
      background: var(--tl-rag-grey);
    }

    progress.waiting::-moz-progress-bar {
      background: var(--tl-rag-grey);
    }

    /* How long it will take is not known: the whole line breathes. */
    progress:indeterminate {
      background: var(--tl-accent-colour);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    progress:indeterminate::-moz-progress-bar {
      background: transparent;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2);
      grid-column: 2;
      grid-row: 1 / span 3;
      align-self: center;
    }

    @keyframes breathe {
      from {
        opacity: 0.3;
      }
    }

    @media (width < 30rem) {
      .actions {
        grid-column: 1;
        grid-row: auto;
        margin-inline-start: calc(-1 * var(--tl-space-3));
      }

      .actions > :first-child:not(:only-child) {
        margin-inline-start: var(--tl-space-3);
      }
    }

    @media (prefers-reduced-motion: reduce) {
      progress:indeterminate {
        animation: none;
        opacity: 0.6;
      }
    }

    @media (forced-colors: active) {
      progress {
        appearance: auto;
        outline: 1px solid;
      }
    }
  `,
})
export class FileProgress {
  /** As the sender's device calls it: it is shown to the sender alone. */
  readonly name = input.required<string>();
  readonly bytes = input.required<number>();
  /** How much has gone, 0 to 1. */
  readonly share = input.required<number>();
  readonly state = input.required<FileProgressState>();
  /** Why it failed, and what to do. */
  readonly problem = input<string | null>(null);
  /** Whether sending the same file again could help. */
  readonly canRetry = input(true);
  readonly retry = output();
  /** To be cancelled, or left as it failed. */
  readonly leave = output();

  protected readonly isUnderWay = computed(() => ['sending', 'waiting', 'checking'].includes(this.state()));
  protected readonly size = computed(() => writeSize(this.bytes()));
  protected readonly barLabel = computed(() => $localize`Progress of ${this.name()}:name:`);

  /** Rounded down: it is at a hundred when all of it has gone. */
  private readonly percent = computed(() => Math.floor(Math.min(1, Math.max(0, this.share())) * 100));

  protected readonly text = computed(() => {
    switch (this.state()) {
      case 'sending':
        return $localize`${this.percent()}:percent:% sent`;
      case 'waiting':
        return $localize`${this.percent()}:percent:% sent. No connection: it goes on by itself.`;
      case 'checking':
        return $localize`All of it has arrived. Checking…`;
      case 'done':
        return $localize`Sent`;
      case 'failed':
        return this.problem() ?? $localize`It could not be sent.`;
    }
  });

  /** Only what is new: a percentage that changes many times a second would be read out for ever. */
  protected readonly announced = computed(() =>
    this.state() === 'sending' ? $localize`Sending ${this.name()}:name:` : `${this.name()}: ${this.quietText()}`,
  );
  private readonly quietText = computed(() =>
    this.state() === 'waiting' ? $localize`no connection, it goes on by itself` : this.text(),
  );
}
