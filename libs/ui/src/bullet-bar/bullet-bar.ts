import { Component, computed, input } from '@angular/core';
import type { RagMarkStatus } from '../rag-mark/rag-mark';

/**
 * A figure as a line: how far it has come, the target at which it is full, and a tick where it was expected to be by now. One image to
 * a screen reader, whose name says the same in words.
 *
 * Without a target there is nothing to measure against: the line stays empty. Over the target, the scale ends at the actual and the
 * target is marked inside. Nothing below 0.
 */
@Component({
  selector: 'tl-bullet-bar',
  host: { role: 'img', '[attr.aria-label]': 'description()', '[class]': 'status()' },
  template: `
    <span class="track">
      <span class="actual" [style.inline-size.%]="actualShare()"></span>
      @if (targetShare() < 100) {
        <span class="target" [style.inset-inline-start.%]="targetShare()"></span>
      }
    </span>
    @if (expectedShare(); as share) {
      <span class="expected" [style.inset-inline-start.%]="share"></span>
    }
  `,
  styles: `
    :host {
      --fill: var(--tl-accent-colour);
      display: block;
      position: relative;
      padding-block: 0.3rem;
      min-inline-size: 4rem;
    }

    :host(.green) {
      --fill: var(--tl-rag-green);
    }

    :host(.amber) {
      --fill: var(--tl-rag-amber);
    }

    :host(.red) {
      --fill: var(--tl-rag-red);
    }

    :host(.grey) {
      --fill: var(--tl-rag-grey);
    }

    .track {
      display: block;
      position: relative;
      block-size: 0.5rem;
      border-radius: var(--tl-radius-round);
      background: var(--mat-sys-surface-container-highest);
      overflow: hidden;
    }

    .actual {
      display: block;
      block-size: 100%;
      border-radius: inherit;
      background: var(--fill);
      transition: inline-size var(--tl-move);
    }

    .target,
    .expected {
      position: absolute;
      inset-block: 0;
      inline-size: 2px;
      margin-inline-start: -1px;
      border-radius: 1px;
      background: var(--tl-text-colour);
    }

    .target {
      background: var(--tl-card-colour);
    }

    .expected {
      box-shadow: 0 0 0 2px var(--tl-card-colour);
    }

    @media (forced-colors: active) {
      .track {
        outline: 1px solid;
      }

      .actual,
      .expected {
        background: CanvasText;
        forced-color-adjust: none;
      }
    }

    @media print {
      .track,
      .actual,
      .expected {
        print-color-adjust: exact;
      }
    }
  `,
})
export class BulletBar {
  /** What the figure counts, for the name: "Stories gathered". */
  readonly label = input.required<string>();
  readonly actual = input.required<number>();
  readonly target = input<number | null>(null);
  /** Where it was expected to be by now; null when that is not known. */
  readonly expected = input<number | null>(null);
  /** Colours the line; the mark that says it in words stands elsewhere. */
  readonly status = input<RagMarkStatus>();
  /** How numbers are written. */
  readonly write = input((value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 }));

  /** What the whole length stands for; 0 when there is nothing to measure against. */
  private readonly whole = computed(() => {
    const target = this.target() ?? 0;
    return target > 0 ? Math.max(target, this.actual()) : 0;
  });
  private readonly shareOf = (value: number): number =>
    this.whole() === 0 ? 0 : Math.min(100, Math.max(0, (value / this.whole()) * 100));

  protected readonly actualShare = computed(() => this.shareOf(this.actual()));
  protected readonly targetShare = computed(() => (this.whole() === 0 ? 100 : this.shareOf(this.target() ?? 0)));
  protected readonly expectedShare = computed(() => this.shareOf(this.expected() ?? 0));

  protected readonly description = computed(() => {
    const [label, write] = [this.label(), this.write()];
    const [actual, target, expected] = [write(this.actual()), this.target(), this.expected()];
    if (target === null) return $localize`${label}:label:: ${actual}:actual:, no target`;
    if (expected === null) return $localize`${label}:label:: ${actual}:actual: of ${write(target)}:target:`;
    return $localize`${label}:label:: ${actual}:actual: of ${write(target)}:target:, ${write(expected)}:expected: expected by now`;
  });
}
