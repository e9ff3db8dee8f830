import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CollectionProgress, type CollectionRow } from '@throughline/domain/results';
import { BulletBar, RagMark } from '@throughline/ui/figures';
import { writeDecimal } from '../platform/format';
import { forecastWords, neededWords } from './collection-words';
import { METRIC_WORDS } from './results-words';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly isStrand: boolean;
  readonly query: { readonly strandId: string; readonly regionId: string | null };
  readonly row: CollectionRow;
  readonly forecast: string;
  readonly needed: string;
}

const lineOf = (row: CollectionRow, more: Pick<Line, 'key' | 'name' | 'isStrand' | 'query'>): Line => ({
  ...more,
  ...{ row, forecast: forecastWords(row) ?? '–', needed: neededWords(row) ?? '–' },
});

/** The collection strand by strand and region by region; rows become cards on a phone. */
@Component({
  selector: 'tl-collection-table',
  imports: [BulletBar, RagMark, RouterLink],
  template: `
    <div class="tl-table-frame">
      <table class="tl-table" role="table">
        <caption class="tl-visually-hidden" i18n>
          Stories by strand and region
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" i18n>Strand and region</th>
            <th role="columnheader" scope="col">{{ label }}</th>
            <th role="columnheader" scope="col" class="tl-number" i18n>Gathered</th>
            <th role="columnheader" scope="col" class="tl-number" i18n>Withdrawn</th>
            <th role="columnheader" scope="col" class="tl-number" i18n>Published</th>
            <th role="columnheader" scope="col" i18n>Forecast</th>
            <th role="columnheader" scope="col" i18n>Needed</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (line of lines(); track line.key) {
            <tr role="row" [class.strand]="line.isStrand">
              <th role="rowheader" scope="row">
                <span class="who">
                  <tl-rag-mark [status]="line.row.rag" [isCompact]="true" />
                  <a [routerLink]="[]" [queryParams]="line.query" queryParamsHandling="merge">{{ line.name }}</a>
                </span>
              </th>
              <td role="cell" [attr.data-label]="label">
                <span>
                  <strong>{{ write(line.row.storiesNet) }}</strong>
                  @if (line.row.target; as target) {
                    &ngsp;<span class="tl-quiet" i18n>of {{ write(target) }}</span>
                    <tl-bullet-bar
                      [label]="label"
                      [actual]="line.row.storiesNet"
                      [target]="target"
                      [expected]="line.row.expected"
                      [status]="line.row.rag"
                    />
                    <span class="tl-quiet tl-small" i18n>{{ write(line.row.expected ?? 0) }} expected</span>
                  }
                </span>
              </td>
              <td role="cell" class="tl-number" i18n-data-label data-label="Gathered">
                {{ write(line.row.gathered) }}
              </td>
              <td role="cell" class="tl-number" i18n-data-label data-label="Withdrawn">
                {{ write(line.row.withdrawn) }}
              </td>
              <td role="cell" class="tl-number" i18n-data-label data-label="Published">
                {{ write(line.row.published) }}
              </td>
              <td role="cell" class="tl-small" i18n-data-label data-label="Forecast">{{ line.forecast }}</td>
              <td role="cell" class="tl-small" i18n-data-label data-label="Needed">{{ line.needed }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .who {
      display: flex;
      gap: var(--tl-space-2);
      align-items: baseline;
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
    }
  `,
})
export class CollectionTable {
  readonly strands = input.required<CollectionProgress['strands']>();
  protected readonly lines = computed(() =>
    this.strands().flatMap(({ strand, regions, ...row }): readonly Line[] => [
      lineOf(row, {
        ...{ key: strand.id, name: strand.name, isStrand: true },
        query: { strandId: strand.id, regionId: null },
      }),
      ...regions.map(({ region, ...part }) =>
        lineOf(part, {
          ...{ key: `${strand.id} ${region.id}`, name: region.name, isStrand: false },
          query: { strandId: strand.id, regionId: region.id },
        }),
      ),
    ]),
  );
  protected readonly label = METRIC_WORDS.storiesNet.label;
  protected readonly write = writeDecimal;
}
