import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { isLocalDate, type Id, type LocalDate } from '@throughline/domain/shared';
import {
  plannedSession,
  series,
  seriesPreview,
  seriesWrite,
  trainingSession,
  trainingSessionWrite,
} from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Notice, PageHeader } from '@throughline/ui';
import { Api } from '../platform/api';
import { today } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { ChoiceList } from './choice-list';
import { liveAnswer } from './live-answer';
import { planContext } from './plan-context';
import { SeriesDates } from './series-dates';
import { emptyPlan, ruleOf, seriesWriteOf, sessionWriteOf, type PlanDraft } from './series-draft';
import { repeatRules, SeriesRepeat } from './series-repeat';
import { ruleWords, sessionsWords } from './series-words';
import { planRules, SessionPlanFields } from './session-plan-fields';

/** Plans one session of a cohort, or a series of them, with its dates in sight before anything is saved. */
@Component({
  selector: 'tl-series-plan-page',
  imports: [
    ...[ChoiceList, Control, ErrorSummary, Field, FormField, PageHeader, ResourceState, RouterLink],
    ...[SeriesDates, SeriesRepeat, SessionPlanFields],
  ],
  templateUrl: './series-plan-page.html',
  styleUrls: ['./plan-page.scss', './series-plan-page.scss'],
})
export class SeriesPlanPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);

  readonly cohortId = input.required<Id>();

  protected readonly context = planContext(() => this.cohortId());
  protected readonly back = computed(() => ({
    link: ['/cohorts', this.cohortId()],
    label: this.context.cohort()?.name ?? $localize`Cohort`,
  }));

  /** Kept until an answer came, so that a repeat plans nothing twice. */
  private readonly newId = newId();
  protected readonly draft = linkedSignal<PlanDraft>(() => {
    const [zone, cohort] = [this.context.programmeZone(), this.context.cohort()];
    return emptyPlan({ date: today(), timeZone: zone, trainerIds: cohort?.trainerIds ?? [] });
  });
  protected readonly leftOut = signal<readonly LocalDate[]>([]);
  protected readonly isSeries = computed(() => this.draft().repeat !== 'never');

  protected readonly form = form(this.draft, (path) => {
    planRules(path);
    repeatRules(path);
    validate(path.exceptionNote, (field) =>
      this.isOutside() && field.value().trim() === ''
        ? { kind: 'outside', message: $localize`Say why, or leave those dates out.` }
        : null,
    );
  });

  // What a preview needs is less than what saving needs: a date is shown before there is a title or a venue.
  private readonly complete = computed<PlanDraft>(() => {
    const draft = this.draft();
    return {
      ...draft,
      title: draft.title.trim() || '…',
      mode: draft.venueId === '' ? 'online' : draft.mode,
      ...{ needsToBring: '', exceptionNote: '', moduleIds: [] },
    };
  });
  private readonly ofSeries = liveAnswer(
    seriesPreview,
    () => '/series/preview',
    () => {
      if (!this.isSeries() || !isLocalDate(this.draft().date)) return undefined;
      // All dates of the rule: what is left out is shown too, and put back without asking anybody.
      const body = this.seriesBody({ ...this.complete(), modulePlan: 'later' }, { leftOut: [], dates: 0 });
      return seriesWrite.safeParse(body).success ? body : undefined;
    },
  );
  private readonly ofOne = liveAnswer(
    plannedSession,
    () => `/training-sessions/${this.newId}/preview`,
    () => {
      const body = sessionWriteOf(this.complete(), this.cohortId());
      return !this.isSeries() && trainingSessionWrite.safeParse(body).success ? body : undefined;
    },
  );
  private readonly preview = computed(() => (this.isSeries() ? this.ofSeries : this.ofOne));
  protected readonly dates = computed(() => {
    if (this.isSeries()) return this.ofSeries.value()?.sessions;
    const one = this.ofOne.value();
    return one === undefined ? undefined : [one];
  });
  protected readonly isCurrent = computed(() => this.preview().isCurrent());
  protected readonly problem = computed(() => {
    const problem = this.preview().problem();
    return problem === null ? null : this.texts.of(problem);
  });
  /** A rule that is refused has to be changed; what did not get through can be tried again. */
  protected readonly canRetry = computed(() => {
    const status = this.preview().problem()?.status ?? 0;
    return status === 0 || status >= 500;
  });
  private readonly kept = computed(() => {
    const left = new Set(this.isSeries() ? this.leftOut() : []);
    return (this.dates() ?? []).filter(({ date }) => !left.has(date));
  });
  /** Whether a date that is kept lies outside the strand: then it has to be said why. */
  protected readonly isOutside = computed(() => this.kept().some((session) => session.isOutsideStrand));
  protected readonly summary = computed(() => {
    const [draft, kept] = [this.draft(), this.kept()];
    if (!this.isSeries() || draft.startTime === '' || draft.endTime === '' || !isLocalDate(draft.date)) return null;
    if (draft.repeat === 'weekly' && draft.weekdays.length === 0) return null;
    const last = kept.at(-1)?.date;
    const known = this.dates() === undefined || last === undefined ? {} : { times: kept.length, last };
    return ruleWords(ruleOf(draft, []), { startTime: draft.startTime, endTime: draft.endTime, ...known });
  });
  protected readonly modulePlans = computed(() => [
    { plan: 'later', words: $localize`Decide later, session by session` },
    { plan: 'inOrder', words: $localize`One each session, in the order of the course` },
    { plan: 'same', words: $localize`The same in every session` },
  ]);
  protected readonly sending = formSending(this.form, () => this.save());
  protected readonly savingWords = computed(() => {
    const count = this.kept().length;
    return $localize`Saving ${sessionsWords(count)}:sessions:…`;
  });

  protected readonly dayLabel = $localize`Day`;
  protected readonly firstDayLabel = $localize`First day`;
  protected readonly numberedHint = $localize`Each gets its number: Workshop 1, Workshop 2, and so on.`;
  protected readonly modulesLabel = $localize`Modules`;
  protected readonly modulesHint = $localize`What this session teaches. Core modules count towards completing.`;
  protected readonly sameModulesLabel = $localize`Modules of every session`;

  protected askAgain(): void {
    this.preview().askAgain();
  }

  protected setModules(moduleIds: readonly Id[]): void {
    this.draft.update((draft) => ({ ...draft, moduleIds }));
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    await this.router.navigate(['/cohorts', this.cohortId()]);
  }

  private async save(): Promise<void> {
    if (!this.isSeries()) {
      const body = trainingSessionWrite.parse(sessionWriteOf(this.draft(), this.cohortId()));
      await this.api.send('PUT', `/training-sessions/${this.newId}`, { body, schema: trainingSession });
      this.notice.say($localize`The session is planned.`);
      return;
    }
    const known = new Set((this.dates() ?? []).map(({ date }) => date));
    const leftOut = this.leftOut().filter((date) => known.has(date));
    const body = this.seriesBody(this.draft(), { leftOut, dates: this.kept().length });
    const saved = await this.api.send('PUT', `/series/${this.newId}`, {
      body: seriesWrite.parse(body),
      schema: series,
    });
    const count = saved.sessions.length;
    this.notice.say(count === 1 ? $localize`1 session is planned.` : $localize`${count}:count: sessions are planned.`);
  }

  private seriesBody(draft: PlanDraft, known: { readonly leftOut: readonly LocalDate[]; readonly dates: number }) {
    const courseModules = this.context.cohort()?.course.modules.map(({ id }) => id) ?? [];
    return seriesWriteOf(draft, { ...known, cohortId: this.cohortId(), courseModules });
  }
}
