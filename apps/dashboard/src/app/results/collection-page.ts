import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { COLLECTION_RATES, collectionProgress, type CollectionProgress } from '@throughline/domain/results';
import { EmptyState, PageHeader } from '@throughline/ui';
import { BulletBar, LineChart, RagMark } from '@throughline/ui/figures';
import { apiResource } from '../platform/api';
import { writeInstant, writeMonth, writeNumber } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { CollectionTable } from './collection-table';
import {
  collectionSentence,
  DAYS_TO_PUBLISH,
  daysWords,
  FORECAST,
  NEEDED,
  RATE_WORDS,
  shareWords,
  WAITING,
  waitingWords,
} from './collection-words';
import { CommunitiesEditor } from './communities-editor';
import { CoveragePlanner } from './coverage-planner';
import { FigureRule } from './figure-rule';
import { linesOf } from './month-lines';
import { METRIC_WORDS } from './results-words';

/** How the collection of stories comes on: so far, by the end at this pace, what becomes of the stories, and whose are missing. */
@Component({
  selector: 'tl-collection-page',
  imports: [
    ...[BulletBar, CollectionTable, CommunitiesEditor, CoveragePlanner, EmptyState, FigureRule, LineChart],
    ...[PageHeader, RagMark, ResourceState, RouterLink],
  ],
  templateUrl: './collection-page.html',
  styleUrl: './collection-page.scss',
})
export class CollectionPage {
  private readonly router = inject(Router);

  /** From the route, and from the query: the part of the programme that is looked at. */
  readonly programmeId = input.required<string>();
  readonly strandId = input<string>();
  readonly regionId = input<string>();

  protected readonly answer = apiResource(
    collectionProgress,
    () => `/programmes/${this.programmeId()}/collection`,
    () => ({ strandId: this.strandId(), regionId: this.regionId() }),
  );
  /** What was last answered about this programme: it stands while another part of it is on its way. */
  protected readonly collection = linkedSignal<
    { id: string; answer: CollectionProgress | undefined; failed: boolean },
    CollectionProgress | undefined
  >({
    source: () => ({
      id: this.programmeId(),
      answer: this.answer.hasValue() ? this.answer.value() : undefined,
      failed: this.answer.error() !== undefined,
    }),
    computation: ({ id, answer, failed }, before) =>
      answer ?? (failed || before?.source.id !== id ? undefined : before.value),
  });

  protected readonly part = computed(() => ({
    programmeId: this.programmeId(),
    strandId: this.strandId(),
    regionId: this.regionId(),
  }));

  protected readonly regions = computed(() => {
    const strands = this.collection()?.strands ?? [];
    const shown = strands.filter(({ strand }) => this.strandId() === undefined || strand.id === this.strandId());
    const byId = new Map(shown.flatMap(({ regions }) => regions.map(({ region }) => [region.id, region.name])));
    return [...byId].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.name.localeCompare(other.name));
  });
  protected readonly sentence = computed(() => {
    const row = this.collection()?.selected;
    return row ? collectionSentence(row) : '';
  });
  protected readonly rates = computed(() => {
    const row = this.collection()?.selected;
    if (!row) return [];
    const { median, stories } = row.daysToPublish;
    return [
      ...COLLECTION_RATES.map((rate) => ({ words: RATE_WORDS[rate], text: shareWords(row.rates[rate]) })),
      {
        words: DAYS_TO_PUBLISH,
        text:
          median === null
            ? $localize`none yet`
            : $localize`${daysWords(median)}:days: (median of ${writeNumber(stories)}:count:)`,
      },
    ];
  });
  protected readonly waiting = computed(() => {
    const waiting = this.collection()?.selected.waiting;
    if (!waiting) return '';
    const [count, median, oldest] = [writeNumber(waiting.stories), waiting.medianDays ?? 0, waiting.oldestDays ?? 0];
    return $localize`${count}:count: waiting, half of them for more than ${daysWords(median)}:median:; the oldest for ${daysWords(oldest)}:oldest:.`;
  });
  /** Of the part that is looked at, as the list of stories is filtered. */
  private readonly query = computed(() => ({
    ...{ programmeId: this.programmeId(), strandId: this.strandId(), regionId: this.regionId(), isPractice: 'false' },
  }));
  protected readonly waitingQuery = computed(() => ({ ...this.query(), state: ['submitted', 'inReview'] }));
  protected readonly endingQuery = computed(() => ({ ...this.query(), consentState: 'expiring' }));
  protected readonly months = computed(() => {
    const collection = this.collection();
    if (!collection) return null;
    const { months, selected } = collection;
    return {
      labels: months.map(({ month }) => writeMonth(month)),
      lines: linesOf(months, selected.target),
      band: months.some(({ forecast }) => forecast !== null)
        ? {
            name: FORECAST.label,
            low: months.map(({ forecast }) => forecast?.low ?? null),
            high: months.map(({ forecast }) => forecast?.high ?? null),
          }
        : null,
    };
  });

  protected readonly metricWords = METRIC_WORDS;
  protected readonly forecastRule = FORECAST;
  protected readonly neededRule = NEEDED;
  protected readonly waitingRule = WAITING;
  protected readonly waitingWords = waitingWords;
  protected readonly monthsName = $localize`Month`;
  protected readonly chartCaption = $localize`Stories, net: all so far, and by the end at this pace`;
  protected readonly write = writeNumber;
  protected readonly writeInstant = writeInstant;

  protected lookAt(queryParams: { readonly strandId?: string | null; readonly regionId?: string | null }): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
