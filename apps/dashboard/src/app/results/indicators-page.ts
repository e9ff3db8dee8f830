import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { programme } from '@throughline/domain/programmes';
import { type Indicator, indicatorList, RESULT_TYPES } from '@throughline/domain/results';
import { EmptyState, PageHeader } from '@throughline/ui';
import { BulletBar, RagMark } from '@throughline/ui/figures';
import { apiResource } from '../platform/api';
import { writeInstant } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { IndicatorForm } from './indicator-form';
import { type IndicatorHead, RESULT_TYPE_WORDS, shownRag, standingSentence } from './indicator-words';

/** What a programme is held to: every indicator with how it stands, by kind of result. */
@Component({
  selector: 'tl-indicators-page',
  imports: [BulletBar, EmptyState, IndicatorForm, PageHeader, RagMark, ResourceState, RouterLink],
  template: `
    @if (answer.hasValue()) {
      @let list = answer.value();
      <tl-page-header
        i18n-headline
        headline="Indicators"
        [eyebrow]="list.programme.name"
        i18n-lead
        lead="What the programme is held to, and how it stands."
        [back]="back()"
      >
        @if (list.may.write && !isAdding()) {
          <div actions>
            <button type="button" class="tl-button tl-filled" (click)="isAdding.set(true)" i18n>
              Add an indicator
            </button>
          </div>
        }
      </tl-page-header>
      @if (isAdding()) {
        <section class="tl-card" aria-labelledby="add">
          <h2 id="add" i18n>New indicator</h2>
          <tl-indicator-form
            [programmeId]="programmeId()"
            [strands]="strands()"
            (saved)="open($event)"
            (cancelled)="isAdding.set(false)"
          />
        </section>
      }
      @if (list.items.length === 0 && !isAdding()) {
        <tl-empty-state
          icon="portfolio"
          i18n-headline
          headline="No indicator yet"
          i18n-text
          text="An indicator says what was agreed with a funder, period by period. Many can be counted from the records."
        >
          @if (list.may.write) {
            <button type="button" class="tl-button" (click)="isAdding.set(true)" i18n>Add the first indicator</button>
          }
        </tl-empty-state>
      }
      @for (group of groups(); track group.words) {
        <section>
          <h2>{{ group.words }}</h2>
          <ul class="tl-card" role="list">
            @for (each of group.items; track each.id) {
              <li>
                <div class="what">
                  <span class="tl-quiet tl-small"
                    >{{ each.code }}{{ each.strand ? ' · ' + each.strand.name : '' }}</span
                  >
                  <a [routerLink]="['/indicators', each.id]">{{ each.title }}</a>
                  <span class="tl-small">{{ sentence(each) }}</span>
                </div>
                <div class="how">
                  @if (each.isArchived) {
                    <span class="tl-quiet" i18n>Archived</span>
                  } @else {
                    @if (each.measure !== 'qualitative') {
                      <tl-rag-mark [status]="rag(each)" />
                    }
                    @if (waiting(each); as count) {
                      <strong class="tl-small" i18n>{count, plural,
                        =1 {1 value waits}
                        other {{{ count }} values wait}
                      }</strong>
                    }
                    @if (each.judgement?.override) {
                      <span class="tl-small tl-quiet" i18n>judged by hand</span>
                    }
                    @if (each.needsComment) {
                      <strong class="tl-small" i18n>Say why</strong>
                    }
                  }
                  @if (each.target !== null && each.actual !== null && each.isAscending && each.target > 0) {
                    <tl-bullet-bar
                      [label]="each.title"
                      [actual]="each.actual"
                      [target]="each.target"
                      [expected]="each.expected"
                      [status]="rag(each)"
                    />
                  }
                </div>
              </li>
            }
          </ul>
        </section>
      }
      @if (list.items.length > 0) {
        <p class="tl-quiet tl-small" i18n>As at {{ writeInstant(list.asAt) }}.</p>
      }
    } @else {
      <h1 class="tl-visually-hidden" i18n>Indicators</h1>
      <tl-resource-state [of]="answer" [lines]="8" />
    }
  `,
  styles: `
    section {
      margin-block-end: var(--tl-space-6);
    }

    h2 {
      margin-block-end: var(--tl-space-3);
    }

    ul {
      padding-block: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--tl-space-2) var(--tl-space-5);
      align-items: center;
      justify-content: space-between;
      padding-block: var(--tl-space-3);
    }

    li + li {
      border-block-start: var(--tl-hairline);
    }

    .what {
      display: grid;
      flex: 1 1 18rem;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .what a {
      display: inline-flex;
      align-items: center;
      min-block-size: var(--tl-target);
      font-weight: 700;
    }

    .how {
      display: flex;
      flex: 0 1 14rem;
      flex-wrap: wrap;
      gap: var(--tl-space-1) var(--tl-space-3);
      align-items: center;
    }

    tl-bullet-bar {
      flex: 1 1 100%;
    }
  `,
})
export class IndicatorsPage {
  private readonly router = inject(Router);
  /** From the route. */
  readonly programmeId = input.required<string>();

  protected readonly answer = apiResource(indicatorList, () => `/programmes/${this.programmeId()}/indicators`);
  protected readonly isAdding = signal(false);
  private readonly known = apiResource(programme, () =>
    this.isAdding() ? `/programmes/${this.programmeId()}` : undefined,
  );
  protected readonly strands = computed(() => (this.known.hasValue() ? this.known.value().strands : []));
  protected readonly back = computed(() => ({
    link: `/programmes/${this.programmeId()}`,
    label: $localize`Programme`,
  }));
  protected readonly groups = computed(() => {
    const items = this.answer.hasValue() ? this.answer.value().items : [];
    return RESULT_TYPES.map((type) => ({
      words: RESULT_TYPE_WORDS[type],
      items: items.filter(({ resultType }) => resultType === type),
    })).filter((group) => group.items.length > 0);
  });

  protected open({ id }: Indicator): void {
    void this.router.navigate(['/indicators', id]);
  }

  protected readonly waiting = ({ periods }: IndicatorHead): number =>
    periods.reduce((sum, period) => sum + period.waiting, 0);
  protected readonly sentence = standingSentence;
  protected readonly rag = shownRag;
  protected readonly writeInstant = writeInstant;
}
