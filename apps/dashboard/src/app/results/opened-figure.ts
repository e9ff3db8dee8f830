import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Explanation, type LeftOutReason } from '@throughline/domain/results';
import { EmptyState } from '@throughline/ui';
import { writeDate, writeInstant, writeNumber } from '../platform/format';
import { LoadMore } from '../platform/load-more';
import { type PagedResource } from '../platform/paged-resource';
import { ResourceState } from '../platform/resource-state';
import { LEFT_OUT_WORDS } from './figure-words';
import { METRIC_WORDS } from './results-words';

type Item = Explanation['items'][number];
type Head = Pick<Explanation, 'metric' | 'ruleVersion' | 'actual' | 'leftOut' | 'asAt'> & {
  readonly unreadable: number;
};

/** A line of the sum: what was looked at, what is taken away from it, what is left. */
interface Line {
  readonly words: string;
  readonly records: number;
  readonly reason: LeftOutReason | null;
}

const OPENED: Readonly<Record<Item['kind'], (item: Item) => readonly string[]>> = {
  session: ({ openId }) => ['/sessions', openId],
  contact: ({ openId }) => ['/sessions', openId, 'register'],
  person: ({ openId }) => ['/people', openId],
  story: ({ openId }) => ['/stories', openId],
};

/** The inside of a figure: the sum that leads to it, the records of each of its lines, and the rule. */
@Component({
  selector: 'tl-opened-figure',
  imports: [EmptyState, LoadMore, ResourceState, RouterLink],
  template: `
    @let figure = answered();
    <section class="tl-card" aria-labelledby="sum">
      <h2 id="sum" i18n>How it adds up</h2>
      <table>
        <caption class="tl-visually-hidden" i18n>
          From the records that were looked at to the figure
        </caption>
        <tbody>
          <tr>
            <th scope="row" i18n>Records looked at</th>
            <td>{{ write(lookedAt()) }}</td>
          </tr>
          @for (line of lines(); track line.reason) {
            <tr [class.result]="line.reason === null">
              <th scope="row">
                <a
                  [routerLink]="[]"
                  [queryParams]="{ reason: line.reason }"
                  queryParamsHandling="merge"
                  [attr.aria-current]="line.reason === (reason() ?? null) ? 'true' : null"
                  >{{ line.words }}</a
                >
              </th>
              <td>{{ line.reason === null ? '= ' : '− ' }}{{ write(line.records) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </section>

    <section aria-labelledby="records">
      <h2 id="records">{{ listName() }}</h2>
      @if (!list().first.hasValue()) {
        <tl-resource-state [of]="list().first" [lines]="4" />
      } @else if (total() === 0) {
        <tl-empty-state icon="portfolio" i18n-headline headline="Nothing was counted" />
      } @else {
        @if (items().length > 0) {
          <ul class="tl-card" role="list">
            @for (item of items(); track item.id) {
              <li>
                <a [routerLink]="opened(item)">{{ item.label }}</a>
                <span class="tl-quiet tl-small">
                  {{ item.on ? writeDate(item.on) : '' }}
                  @if (item.on && item.place) {
                    ·
                  }
                  {{ item.place }}
                </span>
              </li>
            }
          </ul>
          <tl-load-more [of]="list()" i18n-label label="Load more records" />
        }
        @if (figure.unreadable > 0) {
          <p class="tl-quiet" i18n>
            {figure.unreadable, plural,
              =1 {1 of these is not yours to open: it is counted all the same.}
              other {{{ write(figure.unreadable) }} of these are not yours to open: they are counted all the same.}
            }
          </p>
        }
      }
    </section>

    <section aria-labelledby="rule">
      <h2 id="rule" i18n>The rule</h2>
      <dl class="rule">
        <dt i18n>What counts</dt>
        <dd>{{ words().counts }}</dd>
        <dt i18n>What is left out</dt>
        <dd>{{ words().leavesOut }}</dd>
        <dt i18n>Version of the rule</dt>
        <dd>{{ figure.ruleVersion }}</dd>
        <dt i18n>As at</dt>
        <dd>{{ writeInstant(figure.asAt) }}</dd>
      </dl>
    </section>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-6);
    }

    h2 {
      margin-block-end: var(--tl-space-3);
    }

    table {
      inline-size: min(36rem, 100%);
      border-collapse: collapse;
    }

    th {
      font-weight: 400;
      text-align: start;
    }

    td {
      padding-inline-start: var(--tl-space-4);
      font-variant-numeric: tabular-nums;
      text-align: end;
      white-space: nowrap;
    }

    th a,
    li a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
      overflow-wrap: anywhere;
    }

    [aria-current] {
      font-weight: 700;
      text-decoration: none;
    }

    .result > * {
      border-block-start: var(--tl-hairline);
      font-weight: 700;
    }

    ul {
      margin-block-end: var(--tl-space-4);
      padding-block: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-4);
      align-items: center;
      justify-content: space-between;
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .rule {
      display: grid;
      gap: var(--tl-space-1);
      max-inline-size: 44rem;
    }

    dt {
      margin-block-start: var(--tl-space-2);
      font-weight: 700;
    }
  `,
})
export class OpenedFigure {
  readonly list = input.required<PagedResource<Item>>();
  /** What was last said of the figure. */
  readonly answered = input.required<Head>();
  readonly reason = input<LeftOutReason>();

  protected readonly items = computed(() => this.list().items());
  protected readonly total = computed(() => this.list().total());
  protected readonly words = computed(() => METRIC_WORDS[this.answered().metric]);
  protected readonly lookedAt = computed(
    () => this.answered().actual + this.answered().leftOut.reduce((sum, { records }) => sum + records, 0),
  );
  protected readonly lines = computed<readonly Line[]>(() => [
    ...this.answered().leftOut.map(({ reason, records }) => ({ reason, records, words: LEFT_OUT_WORDS[reason] })),
    { reason: null, records: this.answered().actual, words: this.words().label },
  ]);
  protected readonly listName = computed(() => {
    const reason = this.reason();
    const { actual, leftOut } = this.answered();
    const total = writeNumber(leftOut.find((line) => line.reason === reason)?.records ?? (reason ? 0 : actual));
    return reason === undefined
      ? $localize`Counted: ${total}:count:`
      : $localize`${LEFT_OUT_WORDS[reason]}:reason:: ${total}:count:, left out`;
  });

  protected readonly opened = (item: Item): readonly string[] => OPENED[item.kind](item);
  protected readonly write = writeNumber;
  protected readonly writeDate = writeDate;
  protected readonly writeInstant = writeInstant;
}
