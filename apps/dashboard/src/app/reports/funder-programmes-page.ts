import { Component, computed, effect, inject, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { funderProgrammeList } from '@throughline/domain/reports';
import { EmptyState, PageHeader } from '@throughline/ui';
import { RagMark } from '@throughline/ui/figures';
import { apiResource } from '../platform/api';
import { writeDateRange, writeInstant } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import {
  FUNDER_METRIC_WORDS,
  figureOf,
  MAIN_METRICS,
  ragWords,
  standingSentence,
  STATUS_WORDS,
  writeFigure,
} from './reports-words';

/** The programmes that a funder pays for. Whoever pays for one only is at it straight away. */
@Component({
  selector: 'tl-funder-programmes-page',
  imports: [EmptyState, PageHeader, RagMark, ResourceState, RouterLink],
  template: `
    <tl-page-header i18n-headline headline="Progress" [lead]="lead()" />
    @if (programmes.hasValue() && !only()) {
      <ul class="programmes">
        @for (item of items(); track item.id) {
          <li>
            <article class="tl-card" [attr.aria-labelledby]="'programme-' + item.id">
              <header>
                <h2 [id]="'programme-' + item.id">
                  <a [routerLink]="['/progress', item.id]">{{ item.name }}</a>
                </h2>
                <tl-rag-mark [status]="item.rag" [label]="ragWords(item.status, item.rag)" />
              </header>
              <p class="tl-quiet tl-small">
                {{ writeDateRange(item.startDate, item.endDate) }} · {{ statusWords[item.status] }}
              </p>
              <p>{{ item.sentence }}</p>
              <dl>
                @for (figure of item.main; track figure.metric) {
                  <div>
                    <dt>{{ words[figure.metric].label }}</dt>
                    <dd>{{ writeFigure(figure, item.status) }}</dd>
                  </div>
                }
              </dl>
            </article>
          </li>
        } @empty {
          <li>
            <tl-empty-state
              icon="progress"
              i18n-headline
              headline="No programme yet"
              i18n-text
              text="The programmes that your grants pay for appear here. If one is missing, ask the charity that gave you access."
            />
          </li>
        }
      </ul>
      <p class="tl-quiet tl-small" i18n>Counted from the records on {{ writeInstant(programmes.value().asAt) }}.</p>
    } @else {
      <tl-resource-state [of]="programmes" />
    }
  `,
  styles: `
    .programmes {
      display: grid;
      gap: var(--tl-space-4);
      margin-block-end: var(--tl-space-4);
      padding: 0;
      list-style: none;
    }

    article {
      display: grid;
      gap: var(--tl-space-2);
    }

    header {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
    }

    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
      gap: var(--tl-space-3) var(--tl-space-5);
      padding-block-start: var(--tl-space-2);
    }

    dt {
      color: var(--tl-quiet-colour);
      font-size: var(--tl-text-small);
    }
  `,
})
export class FunderProgrammesPage {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  protected readonly programmes = apiResource(funderProgrammeList, () => '/funder/programmes');

  protected readonly items = computed(() =>
    (this.programmes.hasValue() ? this.programmes.value().items : []).map((item) => ({
      ...item,
      sentence: standingSentence({ programme: item, figures: item.figures, regions: [] }),
      main: MAIN_METRICS.flatMap((metric) => figureOf(item.figures, metric) ?? []),
    })),
  );
  protected readonly only = computed(() => {
    const [first, ...others] = this.items();
    return others.length === 0 ? first : undefined;
  });

  protected readonly lead = computed(() =>
    this.signedIn.roles().has('funder')
      ? $localize`The programmes that you support, counted from their records.`
      : $localize`What the funders of each programme see of it.`,
  );

  constructor() {
    effect(() => {
      const only = this.only();
      if (only) untracked(() => void this.router.navigate(['/progress', only.id], { replaceUrl: true }));
    });
  }

  protected readonly words = FUNDER_METRIC_WORDS;
  protected readonly statusWords = STATUS_WORDS;
  protected readonly ragWords = ragWords;
  protected readonly writeFigure = writeFigure;
  protected readonly writeDateRange = writeDateRange;
  protected readonly writeInstant = writeInstant;
}
