import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Metric, TARGET_METRICS } from '@throughline/domain/results';
import { writeInstant } from '../platform/format';
import { EXPECTED_RULE, METRIC_WORDS, RAG_RULE } from './results-words';

/** The rule of a figure in plain words. */
export interface RuleWords {
  readonly label: string;
  readonly counts: string;
  readonly leavesOut: string;
}

/** Opens a figure: its rule in plain words, what is left out, how it is judged, and as at when. */
@Component({
  selector: 'tl-figure-rule',
  imports: [RouterLink],
  template: `
    <details>
      <summary>
        <span
          ><ng-container i18n>How this is counted</ng-container
          ><span [class.tl-visually-hidden]="!isNamed()">: {{ words().label }}</span></span
        >
      </summary>
      <dl>
        <dt i18n>What counts</dt>
        <dd>{{ words().counts }}</dd>
        <dt i18n>What is left out</dt>
        <dd>{{ words().leavesOut }}</dd>
        @if (hasTarget()) {
          <dt i18n>How it is judged</dt>
          <dd>{{ expectedRule }} {{ ragRule }}</dd>
        }
        <dt i18n>As at</dt>
        <dd>{{ writeInstant(asAt()) }}</dd>
      </dl>
      @if (opensAt(); as part) {
        <a
          [routerLink]="['/programmes', part.programmeId, 'figures', metric()]"
          [queryParams]="{ strandId: part.strandId, regionId: part.regionId }"
          ><span i18n>See what was counted</span><span class="tl-visually-hidden">: {{ words().label }}</span></a
        >
      }
    </details>
  `,
  styles: `
    summary {
      display: flex;
      gap: var(--tl-space-2);
      align-items: center;
      min-block-size: var(--tl-target);
      color: var(--tl-accent-colour);
      font-size: var(--tl-text-small);
      cursor: pointer;
      list-style: none;
    }

    summary::-webkit-details-marker {
      display: none;
    }

    summary::after {
      content: '';
      inline-size: 0.45em;
      block-size: 0.45em;
      border: solid currentcolor;
      border-width: 0 2px 2px 0;
      transform: translateY(-25%) rotate(45deg);
    }

    details[open] summary::after {
      transform: translateY(25%) rotate(-135deg);
    }

    summary:hover {
      text-decoration: underline;
    }

    a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
      font-size: var(--tl-text-small);
    }

    dl {
      display: grid;
      gap: var(--tl-space-1);
      padding-block-end: var(--tl-space-2);
      font-size: var(--tl-text-small);
    }

    dt {
      margin-block-start: var(--tl-space-1);
      font-weight: 700;
    }
  `,
})
export class FigureRule {
  /** A figure of progress, or the words of any other. */
  readonly metric = input<Metric>('storiesNet');
  readonly rule = input<RuleWords>();
  readonly asAt = input.required<string>();
  /** The part of a programme of which it is a figure of progress: its records can then be seen. */
  readonly opensAt = input<Readonly<Record<'programmeId' | 'strandId' | 'regionId', string | undefined>>>();
  /** Says whose rule it is, where several figures stand together. */
  readonly isNamed = input(false);
  protected readonly words = computed<RuleWords>(() => this.rule() ?? METRIC_WORDS[this.metric()]);
  protected readonly hasTarget = computed(
    () => !this.rule() && (TARGET_METRICS as readonly Metric[]).includes(this.metric()),
  );
  protected readonly expectedRule = EXPECTED_RULE;
  protected readonly ragRule = RAG_RULE;
  protected readonly writeInstant = writeInstant;
}
