import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ProgrammeProgress } from '@throughline/domain/results';
import { FigureCard } from '@throughline/ui/figures';
import { writeDecimal } from '../platform/format';
import { SignedIn } from '../platform/signed-in';
import { FigureRule } from './figure-rule';
import { figureFor, KEY_METRICS, METRIC_WORDS, onlyCounted, OTHER_METRICS } from './results-words';

/** All eight figures of a part of the work. Each can be opened; those that are counted from others say from which. */
@Component({
  selector: 'tl-programme-figures',
  imports: [FigureCard, FigureRule, RouterLink],
  template: `
    <div class="cards">
      @for (metric of keyMetrics; track metric) {
        @let figure = figures()[metric];
        <tl-figure-card
          [label]="words[metric].label"
          [actual]="figure.actual"
          [target]="figure.target"
          [expected]="figure.expected"
          [status]="figure.target ? figure.rag : undefined"
        >
          @switch (metric) {
            @case ('storiesNet') {
              <p class="tl-small" i18n>
                {{ write(figures().storiesGathered.actual) }} gathered −
                {{ write(figures().storiesWithdrawn.actual) }} withdrawn.
                <a routerLink="/stories" [queryParams]="query()">See the stories</a>
              </p>
            }
            @case ('reportersCompleted') {
              @if (seesCohorts()) {
                <p class="tl-small">
                  <a routerLink="/cohorts" [queryParams]="trainingQuery()" i18n>See the cohorts</a>
                </p>
              }
            }
            @case ('sessionsDelivered') {
              @if (seesSessions()) {
                <p class="tl-small">
                  <a routerLink="/sessions" [queryParams]="trainingQuery()" i18n>See the sessions</a>
                </p>
              }
            }
            @case ('participants') {
              <p class="tl-small" i18n>
                {{ write(figures().contacts.actual) }} contacts{row().unidentified, plural,
                  =0 {}
                  =1 {, 1 of them a walk-in without a name, who is no participant}
                  other {, {{ row().unidentified }} of them walk-ins without a name, who are no participants}

                }.
              </p>
              @if (onlyCounted(); as sentence) {
                <p class="tl-small">{{ sentence }}</p>
              }
            }
          }
          <tl-figure-rule [metric]="metric" [asAt]="asAt()" [opensAt]="query()" />
        </tl-figure-card>
      }
    </div>
    <ul class="others">
      @for (metric of otherMetrics; track metric) {
        <li>
          <h3>{{ words[metric].label }}</h3>
          <p class="value">
            <strong>{{ write(figures()[metric].actual) }}</strong>
            @if (metric === 'storiesPublished') {
              <span class="tl-quiet tl-small" i18n>beside {{ write(figures().storiesNet.actual) }} net</span>
            }
            @if (metric === 'contacts' && row().unidentified > 0) {
              <span class="tl-quiet tl-small" i18n>{{ row().unidentified }} of them by unidentified walk-ins</span>
            }
          </p>
          <tl-figure-rule [metric]="metric" [asAt]="asAt()" [opensAt]="query()" />
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--tl-space-4);
    }

    .cards,
    .others {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(13.5rem, 100%), 1fr));
      gap: var(--tl-space-4);
    }

    /* A card that tells its rule does not stretch those beside it. */
    .cards:has(details[open]) {
      align-items: start;
    }

    .others {
      padding: 0;
      list-style: none;
    }

    .others li {
      padding-inline: calc(var(--tl-space-5) + 1px);
    }

    h3 {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text);
      font-weight: 400;
    }

    .value {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--tl-space-2);
      align-items: baseline;
    }

    .value strong {
      font-size: var(--tl-heading-2);
    }
  `,
})
export class ProgrammeFigures {
  private readonly signedIn = inject(SignedIn);

  readonly row = input.required<ProgrammeProgress['selected']>();
  readonly asAt = input.required<string>();
  /** Whether the lists that figures were counted from are open to the reader. */
  protected readonly seesCohorts = computed(() => this.signedIn.may('cohort.read'));
  protected readonly seesSessions = computed(() => this.signedIn.may('trainingSession.read'));

  /** Filters of the lists that the figures were counted from. */
  readonly query = input.required<Readonly<Record<'programmeId' | 'strandId' | 'regionId', string | undefined>>>();

  /** Cohorts and sessions are listed by strand, not by region. */
  protected readonly trainingQuery = computed(() => ({ ...this.query(), regionId: undefined }));

  protected readonly keyMetrics = KEY_METRICS;
  protected readonly otherMetrics = OTHER_METRICS;
  protected readonly words = METRIC_WORDS;
  protected readonly write = writeDecimal;
  protected readonly onlyCounted = computed(() => onlyCounted(this.row().headcounts));
  protected readonly figures = computed(() => {
    const all = this.row().figures;
    const of = (metric: Parameters<typeof figureFor>[1]) => figureFor(all, metric);
    return {
      ...{ sessionsDelivered: of('sessionsDelivered'), contacts: of('contacts'), participants: of('participants') },
      ...{ reportersCompleted: of('reportersCompleted'), storiesGathered: of('storiesGathered') },
      ...{ storiesWithdrawn: of('storiesWithdrawn'), storiesNet: of('storiesNet') },
      storiesPublished: of('storiesPublished'),
    };
  });
}
