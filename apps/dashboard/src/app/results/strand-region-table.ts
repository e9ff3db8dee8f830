import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BulletBar, RagMark } from '@throughline/ui/figures';
import { writeDecimal } from '../platform/format';
import { type Figure, figureFor, KEY_METRICS, METRIC_WORDS, type StrandProgress } from './results-words';

interface Row {
  readonly key: string;
  readonly name: string;
  /** Stands after the name: the strand of a region, or how many regions a strand has. */
  readonly note: string;
  readonly isStrand: boolean;
  readonly query: { readonly strandId: string; readonly regionId: string | null };
  readonly rag: Figure['rag'];
  readonly figures: readonly Figure[];
}

const keyFigures = (figures: readonly Figure[]): readonly Figure[] =>
  KEY_METRICS.map((metric) => figureFor(figures, metric));

/** A strand with one region is one row: the two would say the same. */
const rowsOf = ({ strand, regions, rag, figures }: StrandProgress): readonly Row[] => {
  const [only] = regions;
  const isOne = regions.length === 1 && only !== undefined;
  const ofStrand: Row = {
    key: strand.id,
    name: strand.name,
    note: isOne
      ? `${strand.code} · ${only.region.name}`
      : $localize`${strand.code}:code: · ${regions.length}:count: regions`,
    isStrand: true,
    query: { strandId: strand.id, regionId: null },
    ...{ rag, figures: keyFigures(figures) },
  };
  if (isOne) return [ofStrand];
  return [
    ofStrand,
    ...regions.map((each) => ({
      key: `${strand.id} ${each.region.id}`,
      name: each.region.name,
      note: strand.code,
      isStrand: false,
      query: { strandId: strand.id, regionId: each.region.id },
      ...{ rag: each.rag, figures: keyFigures(each.figures) },
    })),
  ];
};

/** Every strand and region with what was aimed at there and expected by now; rows become cards on a phone. */
@Component({
  selector: 'tl-strand-region-table',
  imports: [BulletBar, RagMark, RouterLink],
  template: `
    <div class="tl-table-frame">
      <table class="tl-table" role="table">
        <caption class="tl-visually-hidden" i18n>
          Strands and regions, with targets and what was expected by now
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" i18n>Strand and region</th>
            @for (metric of metrics; track metric) {
              <th role="columnheader" scope="col">{{ words[metric].label }}</th>
            }
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (row of rows(); track row.key) {
            <tr role="row" [class.strand]="row.isStrand">
              <th role="rowheader" scope="row">
                <span class="who">
                  <span class="line">
                    <tl-rag-mark [status]="row.rag" [isCompact]="true" />
                    <a [routerLink]="[]" [queryParams]="row.query" queryParamsHandling="merge" fragment="figures">{{
                      row.name
                    }}</a>
                  </span>
                  <span [class]="row.isStrand ? 'note' : 'tl-visually-hidden'">{{ row.note }}</span>
                </span>
              </th>
              @for (figure of row.figures; track figure.metric) {
                <td role="cell" [attr.data-label]="words[figure.metric].label">
                  <span class="figure">
                    <span>
                      <strong>{{ write(figure.actual) }}</strong>
                      @if (figure.target) {
                        <span class="of" i18n>of {{ write(figure.target) }}</span>
                        <tl-rag-mark [status]="figure.rag" [isCompact]="true" />
                      } @else {
                        <span class="of tl-small" i18n>no target</span>
                      }
                    </span>
                    @if (figure.target) {
                      <tl-bullet-bar
                        [label]="words[figure.metric].label"
                        [actual]="figure.actual"
                        [target]="figure.target"
                        [expected]="figure.expected"
                        [status]="figure.rag"
                      />
                      <span class="note" i18n>{{ write(figure.expected ?? 0) }} expected</span>
                    }
                  </span>
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .who,
    .figure {
      display: grid;
      gap: 0;
    }

    .line {
      display: flex;
      gap: var(--tl-space-2);
      align-items: baseline;
    }

    .note {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
      font-weight: 400;
    }

    td {
      min-inline-size: 7.5rem;
      vertical-align: top;
    }

    tbody th {
      vertical-align: top;
    }

    .of {
      margin-inline: 0.3em;
      color: var(--tl-quiet-colour);
    }

    .strand > * {
      background: var(--tl-sunken-colour);
    }

    tr:not(.strand) .who {
      padding-inline-start: var(--tl-space-4);
    }

    tr:not(.strand) a {
      font-weight: 400;
    }

    @container (width < 37.5rem) {
      tr.strand {
        background: var(--tl-sunken-colour);
      }

      tr:not(.strand) .who {
        padding-inline-start: 0;
      }

      /* A card of four figures, two by two, each below its name. */
      .tl-table tbody tr {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--tl-space-3) var(--tl-space-4);
      }

      .tl-table tbody tr > th {
        grid-column: 1 / -1;
      }

      .tl-table tbody tr > td {
        grid-template-columns: minmax(0, 1fr);
        gap: 0;
        align-content: start;
        min-inline-size: 0;
      }
    }
  `,
})
export class StrandRegionTable {
  readonly strands = input.required<readonly StrandProgress[]>();
  protected readonly rows = computed(() => this.strands().flatMap(rowsOf));
  protected readonly metrics = KEY_METRICS;
  protected readonly words = METRIC_WORDS;
  protected readonly write = writeDecimal;
}
