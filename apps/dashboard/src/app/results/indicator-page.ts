import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { programme } from '@throughline/domain/programmes';
import { BY_HAND, type ChangeReasonWrite, indicator, type Indicator } from '@throughline/domain/results';
import { EmptyState, Notice, PageHeader } from '@throughline/ui';
import { BulletBar, RagMark } from '@throughline/ui/figures';
import { Api, apiResource } from '../platform/api';
import { today, writeDate, writeDateRange, writeInstant, writeShare } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { EntryForm } from './entry-form';
import { IndicatorForm } from './indicator-form';
import {
  ENTRY_STATE_WORDS,
  REASON_WORDS,
  RESULT_TYPE_WORDS,
  shownRag,
  standingSentence,
  wayOf,
  writeValue,
} from './indicator-words';
import { JudgementForm } from './judgement-form';
import { PeriodForm } from './period-form';
import { ReasonForm } from './reason-form';

type Period = Indicator['periods'][number];
type Entry = Indicator['entries'][number];
/** What is being written: one thing at a time. */
type Writing =
  | { readonly kind: 'indicator' | 'judgement' | 'period' }
  | { readonly kind: 'editPeriod' | 'entry' | 'restate'; readonly period: Period }
  | { readonly kind: 'editEntry' | 'approveLate'; readonly period: Period; readonly entry: Entry };

/** One indicator: how it stands and why, its periods, its values and what was changed. */
@Component({
  selector: 'tl-indicator-page',
  imports: [
    ...[BulletBar, EmptyState, EntryForm, IndicatorForm, JudgementForm, PageHeader, PeriodForm, RagMark, ReasonForm],
    ...[ResourceState, RouterLink],
  ],
  templateUrl: './indicator-page.html',
  styleUrl: './indicator-page.scss',
})
export class IndicatorPage {
  private readonly api = inject(Api);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  /** From the route. */
  readonly indicatorId = input.required<string>();

  protected readonly answer = apiResource(indicator, () => `/indicators/${this.indicatorId()}`);
  /** Every change answers with the whole indicator, so that nothing has to be asked again. */
  protected readonly shown = linkedSignal<Indicator | undefined>(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  protected readonly writing = signal<Writing | null>(null);
  protected readonly problem = signal<string | null>(null);

  private readonly known = apiResource(programme, () => {
    const programmeId = this.shown()?.programmeId;
    return programmeId && this.writing() ? `/programmes/${programmeId}` : undefined;
  });
  protected readonly strands = computed(() => (this.known.hasValue() ? this.known.value().strands : []));
  protected readonly regions = computed(() => {
    const strandId = this.shown()?.strandId ?? null;
    const strands = this.strands().filter(({ id }) => strandId === null || id === strandId);
    const all = new Map(strands.flatMap(({ regions }) => regions.map(({ region }) => [region.id, region])));
    return [...all.values()].toSorted((one, other) => one.name.localeCompare(other.name));
  });
  protected readonly back = computed(() => ({
    link: `/programmes/${this.shown()?.programmeId ?? ''}/indicators`,
    label: $localize`Indicators`,
  }));
  protected readonly isByHand = computed(() => this.shown()?.calculation === BY_HAND);
  protected readonly way = computed(() => {
    const shown = this.shown();
    return (shown && wayOf(shown)?.words) ?? '';
  });
  protected readonly rag = computed(() => {
    const shown = this.shown();
    return shown ? shownRag(shown) : 'grey';
  });
  /** Entries of each period, newest first. */
  protected readonly entriesOf = (period: Period): readonly Entry[] =>
    this.shown()?.entries.filter(({ periodId }) => periodId === period.id) ?? [];
  protected readonly periodOf = (id: string): string => {
    const period = this.shown()?.periods.find((each) => each.id === id);
    return period ? writeDateRange(period.startDate, period.endDate) : '';
  };
  protected readonly isOver = ({ endDate }: Period): boolean => endDate < today();

  protected write(writing: Writing): void {
    this.problem.set(null);
    this.writing.set(writing);
  }

  protected taken(saved: Indicator): void {
    this.shown.set(saved);
    this.writing.set(null);
    this.notice.say($localize`Saved.`);
  }

  protected close(period: Period): Promise<void> {
    return this.send(`/periods/${period.id}/closing`, {});
  }

  protected move(entry: Entry, to: 'submitted' | 'returned' | 'approved', words = ''): Promise<void> {
    return this.send(`/periods/${entry.periodId}/entries/${entry.id}/moves`, { to, words, reason: null });
  }

  protected readonly restating =
    (period: Period) =>
    async (reason: ChangeReasonWrite): Promise<void> => {
      const path = `/indicators/${this.indicatorId()}/periods/${period.id}/restatement`;
      this.taken(await this.api.send('POST', path, { body: { reason }, schema: indicator }));
    };

  protected readonly approvingLate =
    (entry: Entry) =>
    async (reason: ChangeReasonWrite): Promise<void> => {
      const path = `/indicators/${this.indicatorId()}/periods/${entry.periodId}/entries/${entry.id}/moves`;
      const body = { to: 'approved', words: '', reason };
      this.taken(await this.api.send('POST', path, { body, schema: indicator }));
    };

  private async send(rest: string, body: object): Promise<void> {
    this.problem.set(null);
    try {
      this.taken(await this.api.send('POST', `/indicators/${this.indicatorId()}${rest}`, { body, schema: indicator }));
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    }
  }

  protected readonly sentence = standingSentence;
  protected readonly writeValue = writeValue;
  protected readonly writeDate = writeDate;
  protected readonly writeDateRange = writeDateRange;
  protected readonly writeInstant = writeInstant;
  protected readonly writeShare = writeShare;
  protected readonly stateWords = ENTRY_STATE_WORDS;
  protected readonly reasonWords = REASON_WORDS;
  protected readonly resultTypeWords = RESULT_TYPE_WORDS;
}
