import { Component, computed, input } from '@angular/core';
import { type FunderFigure } from '@throughline/domain/reports';
import { BulletBar, RagMark } from '@throughline/ui/figures';
import { writeDecimal, writeNumber } from '../platform/format';
import { disclosureNote, FUNDER_METRIC_WORDS, ragWords, writeDisclosed, writeFigure } from './reports-words';

/**
 * A figure as it may leave the charity. One that is held back has no bar of a length, which would tell it, but a hatched stretch over
 * all that it could be.
 */
@Component({
  selector: 'tl-disclosed-figure',
  imports: [BulletBar, RagMark],
  host: { role: 'group', '[attr.aria-label]': 'words().label' },
  template: `
    <div class="head">
      <p class="label">{{ words().label }}</p>
      @if (figure().target) {
        <tl-rag-mark [status]="figure().rag" [label]="markWords()" />
      }
    </div>
    <p class="value">
      <strong [class.told]="figure().actual.kind !== 'exact'">{{ value() }}</strong>
      @if (figure().target; as target) {
        <span i18n>of {{ writeNumber(target) }}</span>
      }
    </p>
    @if (figure().target) {
      @if (bar(); as bar) {
        <tl-bullet-bar
          [label]="bar.label"
          [actual]="bar.actual"
          [target]="figure().target"
          [expected]="figure().expected"
          [status]="figure().rag"
        />
      } @else {
        <span class="hidden-bar" role="img" [attr.aria-label]="description()">
          <span class="could-be" [style.inline-size.%]="couldBe()"></span>
          @if (expectedShare(); as share) {
            <span class="expected" [style.inset-inline-start.%]="share"></span>
          }
        </span>
      }
      @if (figure().expected !== null && status() !== 'closed') {
        <p class="note">
          <span class="tick" aria-hidden="true"></span>
          <ng-container i18n>{{ writeDecimal(figure().expected ?? 0) }} expected by now</ng-container>
        </p>
      }
    } @else {
      <p class="note" i18n>No target agreed</p>
    }
    @if (note(); as note) {
      <p class="note">{{ note }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tl-space-2);
      align-content: start;
      padding: var(--tl-space-4) var(--tl-space-5);
      border: var(--tl-hairline);
      border-radius: var(--tl-radius);
      background: var(--tl-card-colour);
      box-shadow: var(--tl-card-shadow);
      break-inside: avoid;
    }

    .head {
      display: grid;
      gap: var(--tl-space-1);
      justify-items: start;
    }

    .label {
      color: var(--tl-quiet-colour);
    }

    .value {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-2);
      align-items: baseline;
      color: var(--tl-quiet-colour);
    }

    strong {
      color: var(--tl-text-colour);
      font-size: var(--tl-figure);
      line-height: 1.1;
      letter-spacing: -0.01em;
    }

    .told {
      font-size: var(--tl-heading-1);
    }

    .note {
      display: flex;
      gap: var(--tl-space-2);
      align-items: center;
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    .tick {
      inline-size: 2px;
      block-size: 0.9em;
      border-radius: 1px;
      background: var(--tl-text-colour);
    }

    .hidden-bar {
      display: block;
      position: relative;
      block-size: 1.1rem;
    }

    .hidden-bar::before,
    .could-be {
      content: '';
      position: absolute;
      inset-block: 0.3rem;
      inset-inline-start: 0;
      inline-size: 100%;
      border-radius: var(--tl-radius-round);
      background: var(--mat-sys-surface-container-highest);
    }

    .could-be {
      background: repeating-linear-gradient(
        -45deg,
        var(--tl-rag-grey) 0 2px,
        var(--mat-sys-surface-container-highest) 2px 5px
      );
    }

    .expected {
      position: absolute;
      inset-block: 0;
      inline-size: 2px;
      margin-inline-start: -1px;
      border-radius: 1px;
      background: var(--tl-text-colour);
      box-shadow: 0 0 0 2px var(--tl-card-colour);
    }

    @media print {
      .hidden-bar::before,
      .could-be,
      .expected,
      .tick {
        print-color-adjust: exact;
      }
    }
  `,
})
export class DisclosedFigure {
  readonly figure = input.required<FunderFigure>();
  /** Of the programme: a figure of a closed one can no longer be caught up with. */
  readonly status = input<string>('underWay');

  protected readonly words = computed(() => FUNDER_METRIC_WORDS[this.figure().metric]);
  protected readonly value = computed(() => writeDisclosed(this.figure().actual));
  protected readonly note = computed(() => disclosureNote(this.figure().actual));
  protected readonly markWords = computed(() => ragWords(this.status(), this.figure().rag));
  protected readonly description = computed(
    () => `${this.words().label}: ${writeFigure(this.figure(), this.status())}`,
  );
  protected readonly bar = computed(() => {
    const { actual } = this.figure();
    if (actual.kind === 'suppressed') return null;
    const label =
      actual.kind === 'rounded'
        ? $localize`${this.words().label}:label: (rounded to ${actual.to}:roundTo:)`
        : this.words().label;
    return { label, actual: actual.value };
  });
  protected readonly couldBe = computed(() => {
    const { actual, target } = this.figure();
    return actual.kind === 'suppressed' && target ? Math.min(100, (actual.threshold / target) * 100) : 0;
  });
  protected readonly expectedShare = computed(() => {
    const { expected, target } = this.figure();
    return expected && target ? Math.min(100, (expected / target) * 100) : 0;
  });

  protected readonly writeNumber = writeNumber;
  protected readonly writeDecimal = writeDecimal;
}
