import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { funderProgramme } from '@throughline/domain/reports';
import { type Id } from '@throughline/domain/shared';
import { Icon, PageHeader } from '@throughline/ui';
import { LineChart, RagMark, type ChartLine } from '@throughline/ui/figures';
import { apiResource } from '../platform/api';
import { writeDate, writeDateRange, writeDecimal, writeInstant, writeMonth, writeNumber } from '../platform/format';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';
import { DisclosedFigure } from './disclosed-figure';
import {
  DISCLOSURE_RULE,
  EXPECTED_RULE,
  figureOf,
  FUNDER_METRIC_WORDS,
  MAIN_METRICS,
  OTHER_METRICS,
  RAG_RULE,
  ragWords,
  standingSentence,
  STATUS_WORDS,
  writeDisclosed,
} from './reports-words';

/**
 * How a programme stands, for a board that has half a minute: on a screen, on a projector, on paper. What leaves the charity is decided
 * on the server; a number that is held back never stands here as a 0 or as nothing.
 */
@Component({
  selector: 'tl-funder-programme-page',
  imports: [DisclosedFigure, Icon, LineChart, PageHeader, RagMark, ResourceState, RouterLink],
  templateUrl: './funder-programme-page.html',
  styleUrl: './funder-programme-page.scss',
})
export class FunderProgrammePage {
  private readonly signedIn = inject(SignedIn);
  private readonly window = inject(DOCUMENT).defaultView;

  readonly programmeId = input.required<Id>();
  protected readonly progress = apiResource(funderProgramme, () => `/funder/programmes/${this.programmeId()}`);

  private readonly told = computed(() => (this.progress.hasValue() ? this.progress.value() : undefined));
  /** Somebody of the charity, who looks at what its funders see. */
  protected readonly isOurs = computed(() => !this.signedIn.roles().has('funder'));
  protected readonly back = computed(() => {
    if (this.isOurs()) return { link: ['/programmes', this.programmeId()], label: $localize`Programme` };
    const grants = this.signedIn.account()?.memberships.filter(({ role }) => role === 'funder').length ?? 0;
    return grants > 1 ? { link: '/progress', label: $localize`Progress` } : undefined;
  });
  protected readonly sentence = computed(() => {
    const told = this.told();
    return told ? standingSentence(told) : '';
  });
  protected readonly mainFigures = computed(() =>
    MAIN_METRICS.flatMap((metric) => figureOf(this.told()?.figures ?? [], metric) ?? []),
  );
  protected readonly otherFigures = computed(() =>
    OTHER_METRICS.flatMap((metric) => figureOf(this.told()?.figures ?? [], metric) ?? []),
  );
  protected readonly regions = computed(() =>
    (this.told()?.regions ?? []).map((part) => ({
      ...part,
      main: MAIN_METRICS.flatMap((metric) => figureOf(part.figures, metric) ?? []),
    })),
  );
  protected readonly hasStrands = computed(() => new Set(this.regions().map(({ strand }) => strand.id)).size > 1);
  protected readonly months = computed(() => (this.told()?.months ?? []).map(({ month }) => writeMonth(month)));
  protected readonly lines = computed<readonly ChartLine[]>(() => {
    const months = this.told()?.months ?? [];
    return [
      { name: $localize`Stories so far`, values: months.map(({ cumulative }) => cumulative), stroke: 'solid' },
      { name: $localize`Expected by then`, values: months.map(({ expected }) => expected), stroke: 'dashed' },
    ];
  });
  protected readonly eventsSentence = computed(() => {
    const events = this.told()?.events;
    if (!events) return '';
    if (events.held === 0) return $localize`No event has been held yet.`;
    const held = events.held === 1 ? $localize`1 event held` : $localize`${writeNumber(events.held)}:held: events held`;
    const reach = writeDisclosed(events.reach);
    return events.reachIsEstimate
      ? $localize`${held}:held:, with ${reach}:reach: people at them, partly an estimate.`
      : $localize`${held}:held:, with ${reach}:reach: people at them.`;
  });

  protected print(): void {
    this.window?.print();
  }

  protected readonly definitions = [...MAIN_METRICS, ...OTHER_METRICS].map((metric) => FUNDER_METRIC_WORDS[metric]);
  protected readonly whatFunderSees = $localize`What the funder sees`;
  protected readonly mainMetrics = MAIN_METRICS;
  protected readonly words = FUNDER_METRIC_WORDS;
  protected readonly statusWords = STATUS_WORDS;
  protected readonly disclosureRule = DISCLOSURE_RULE;
  protected readonly expectedRule = EXPECTED_RULE;
  protected readonly ragRule = RAG_RULE;
  protected readonly ragWords = ragWords;
  protected readonly writeDate = writeDate;
  protected readonly writeDateRange = writeDateRange;
  protected readonly writeDecimal = writeDecimal;
  protected readonly writeDisclosed = writeDisclosed;
  protected readonly writeInstant = writeInstant;
  protected readonly writeNumber = writeNumber;
}
