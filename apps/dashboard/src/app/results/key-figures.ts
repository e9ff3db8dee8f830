import { Component, computed, input } from '@angular/core';
import { BulletBar, RagMark } from '@throughline/ui/figures';
import { writeDecimal } from '../platform/format';
import { type Figure, figureFor, KEY_METRICS, METRIC_WORDS } from './results-words';

/** The figures that have targets, side by side and small: number, target, a line, and what was expected by now. */
@Component({
  selector: 'tl-key-figures',
  imports: [BulletBar, RagMark],
  template: `
    <dl>
      @for (each of shown(); track each.figure.metric) {
        <div>
          <dt>{{ each.label }}</dt>
          <dd>
            <span class="value">
              <strong>{{ write(each.figure.actual) }}</strong>
              @if (each.figure.target; as target) {
                <span class="tl-quiet" i18n>of {{ write(target) }}</span>
                <tl-rag-mark [status]="each.figure.rag" [isCompact]="true" />
              }
            </span>
            @if (each.figure.target) {
              <tl-bullet-bar
                [label]="each.label"
                [actual]="each.figure.actual"
                [target]="each.figure.target"
                [expected]="each.figure.expected"
                [status]="each.figure.rag"
              />
              <span class="note" i18n>{{ write(each.figure.expected ?? 0) }} expected by now</span>
            } @else {
              <span class="note" i18n>No target agreed</span>
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
      gap: var(--tl-space-4) var(--tl-space-5);
    }

    dt,
    .note {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }

    dd {
      display: grid;
      gap: 0;
    }

    .value {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-2);
      align-items: baseline;
    }

    strong {
      font-size: var(--tl-heading-2);
      line-height: var(--tl-line-tight);
    }
  `,
})
export class KeyFigures {
  readonly figures = input.required<readonly Figure[]>();
  protected readonly shown = computed(() =>
    KEY_METRICS.map((metric) => ({ label: METRIC_WORDS[metric].label, figure: figureFor(this.figures(), metric) })),
  );
  protected readonly write = writeDecimal;
}
