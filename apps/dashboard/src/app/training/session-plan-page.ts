import { type HttpResourceRef } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type Id } from '@throughline/domain/shared';
import {
  plannedSession,
  series,
  trainingSession,
  trainingSessionWrite,
  type EditScope,
  type TrainingSession,
} from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { writeDate } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { ChoiceList } from './choice-list';
import { liveAnswer } from './live-answer';
import { planContext } from './plan-context';
import { changeOf, emptyPlan, planOf, sessionWriteOf, type PlanDraft } from './series-draft';
import { SeriesEditing } from './series-editing';
import { SeriesScope } from './series-scope';
import { sessionsWords } from './series-words';
import { SessionCallingOff } from './session-calling-off';
import { SessionNotes } from './session-notes';
import { planRules, SessionPlanFields } from './session-plan-fields';

/** Changes the plan of a session, alone or with others of its series; gives a postponed one a new day; postpones or cancels it. */
@Component({
  selector: 'tl-session-plan-page',
  imports: [
    ...[ChoiceList, Control, ErrorSummary, Field, FormField, PageHeader, ResourceState, RouterLink],
    ...[SeriesScope, SessionCallingOff, SessionNotes, SessionPlanFields],
  ],
  templateUrl: './session-plan-page.html',
  styleUrl: './plan-page.scss',
})
export class SessionPlanPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);
  private readonly texts = inject(ProblemText);
  private readonly injector = inject(Injector);
  private readonly seriesEditing = inject(SeriesEditing);

  readonly sessionId = input.required<Id>();

  protected readonly stored = apiResource(trainingSession, () => `/training-sessions/${this.sessionId()}`);
  private readonly session = computed(() => (this.stored.hasValue() ? this.stored.value() : undefined));
  protected readonly context = planContext(
    () => this.session()?.cohortId,
    () => this.session()?.trainers ?? [],
  );
  private readonly seriesId = computed(() => this.session()?.series?.id);
  private readonly series = apiResource(series, () => this.seriesId() && `/series/${this.seriesId()}`);
  /** What is still to come, or did not come; the page shows its state. */
  protected readonly missing = computed(() => {
    const needed: readonly HttpResourceRef<unknown>[] = [this.stored, ...(this.seriesId() ? [this.series] : [])];
    return needed.find((resource) => !resource.hasValue()) ?? this.context.missing();
  });
  protected readonly back = computed(() => ({
    link: ['/sessions', this.sessionId()],
    label: this.session()?.title ?? $localize`Session`,
  }));

  protected readonly draft = linkedSignal<PlanDraft>(() => {
    const session = this.session();
    return session ? planOf(session) : emptyPlan({ date: '', timeZone: '', trainerIds: [] });
  });
  protected readonly form = form(this.draft, (path) => {
    planRules(path);
    validate(path.exceptionNote, (field) =>
      this.isOutside() && field.value().trim() === ''
        ? { kind: 'outside', message: $localize`Say why, or choose a day within those dates.` }
        : null,
    );
  });
  /** What there is to know about the day and the hours that are chosen. */
  private readonly preview = liveAnswer(
    plannedSession,
    () => `/training-sessions/${this.sessionId()}/preview`,
    () => {
      const body = sessionWriteOf(
        { ...this.draft(), title: this.draft().title.trim() || '…' },
        this.session()?.cohortId,
      );
      return this.session()?.may.write && trainingSessionWrite.safeParse(body).success ? body : undefined;
    },
  );
  protected readonly planned = this.preview.value;
  protected readonly isOutside = computed(() => this.planned()?.isOutsideStrand ?? false);

  private readonly change = computed(() => {
    const session = this.session();
    return session?.series ? changeOf(planOf(session), this.draft(), session.series.position) : {};
  });
  /** What could be said of other sessions of the series as well. A postponed session is given its new day alone. */
  protected readonly edit = computed(() => ({ change: this.change() }));
  private readonly concernsOthers = computed(
    () => Object.keys(this.change()).length > 0 && this.session()?.state !== 'postponed',
  );
  protected readonly isAsking = signal(false);
  protected readonly scope = signal<EditScope>('this');
  /** Modules belong to each session alone. */
  protected readonly isModulesLeft = computed(
    () => this.scope() !== 'this' && String(this.draft().moduleIds) !== String(this.session()?.moduleIds ?? []),
  );
  protected readonly isStale = signal(false);
  protected readonly sending = formSending(this.form, () => this.save());

  private editId = newId();
  private readonly question = viewChild('question', { read: SeriesScope });
  private readonly questionHeading = viewChild<ElementRef<HTMLElement>>('questionHeading');

  protected readonly dayLabel = $localize`Day`;
  protected readonly newDayLabel = $localize`New day`;
  protected readonly writeDate = writeDate;
  protected readonly saveWords = computed(() => {
    const count = this.question()?.count();
    if (this.scope() === 'this' || count === undefined) return $localize`Save the plan`;
    return $localize`Change ${sessionsWords(count)}:sessions:`;
  });

  protected setModules(moduleIds: readonly Id[]): void {
    this.draft.update((draft) => ({ ...draft, moduleIds }));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.concernsOthers() && !this.isAsking() && this.form().valid()) {
      this.scope.set('this');
      this.isAsking.set(true);
      afterNextRender(() => this.questionHeading()?.nativeElement.focus(), { injector: this.injector });
      return;
    }
    if (await this.sending.send()) await this.leave();
  }

  protected async leave(): Promise<void> {
    await this.router.navigate(['/cohorts', this.session()?.cohortId]);
  }

  protected showStored(): void {
    this.isStale.set(false);
    this.isAsking.set(false);
    this.stored.reload();
    this.series.reload();
  }

  private async save(): Promise<void> {
    try {
      await (this.isAsking() && this.scope() !== 'this' ? this.saveSeries() : this.saveThis());
    } catch (error) {
      this.isStale.set(problemOf(error).code === 'request.stale');
      throw error;
    }
  }

  private async saveThis(): Promise<void> {
    const before = this.session();
    if (!before) return;
    const after = await this.put(this.draft(), before);
    if (before.state !== 'scheduled') {
      this.notice.say($localize`The session is planned again. Tell the people who come.`);
      return;
    }
    const undo = async (): Promise<void> => {
      try {
        await this.put(planOf(before), after);
        this.notice.say($localize`The plan is as it was.`);
      } catch (error) {
        this.notice.say(this.texts.of(problemOf(error)));
      }
    };
    this.notice.sayWithUndo($localize`The plan was changed.`, () => void undo());
  }

  private put(draft: PlanDraft, { id, cohortId, version }: TrainingSession): Promise<TrainingSession> {
    const body = trainingSessionWrite.parse(sessionWriteOf(draft, cohortId));
    return this.api.send('PUT', `/training-sessions/${id}`, { body, schema: trainingSession, ifMatch: version });
  }

  private async saveSeries(): Promise<void> {
    if (!this.series.hasValue()) return;
    const before = this.series.value();
    await this.seriesEditing.change(before, {
      ...{ editId: this.editId, scope: this.scope(), sessionId: this.sessionId(), change: this.change() },
    });
    this.editId = newId();
  }
}
