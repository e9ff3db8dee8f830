import { type HttpResourceRef } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { namedRefList } from '@throughline/domain/access';
import { programme, venueList } from '@throughline/domain/programmes';
import { COMMON_TIME_ZONES, type Id } from '@throughline/domain/shared';
import {
  cancelWrite,
  cohort,
  DELIVERY_MODES,
  trainingSession,
  trainingSessionWrite,
  type TrainingSession,
} from '@throughline/domain/training';
import { Control, ErrorSummary, Field, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { today } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ResourceState } from '../platform/resource-state';
import { ChoiceList } from './choice-list';
import { writeZone } from './session-time';
import { MODE_WORDS } from './training-words';

const draftOf = ({ title, date, startTime, endTime, timeZone, mode, venue, moduleIds, trainers }: TrainingSession) => ({
  ...{ title, date, startTime, endTime, timeZone, mode: mode as string, venueId: venue?.id ?? '' },
  ...{ moduleIds: moduleIds as readonly Id[], trainerIds: trainers.map(({ id }) => id) as readonly Id[] },
});
type Draft = ReturnType<typeof draftOf>;

/** Plans a session of a cohort, changes the plan, or cancels it. */
@Component({
  selector: 'tl-session-plan-page',
  imports: [ChoiceList, Control, ErrorSummary, Field, FormField, PageHeader, ResourceState, RouterLink],
  templateUrl: './session-plan-page.html',
  styleUrl: './plan-page.scss',
})
export class SessionPlanPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);

  /** From the route: the cohort of a new session, or the session that is planned already. */
  readonly cohortId = input<Id>();
  readonly sessionId = input<Id>();

  protected readonly stored = apiResource(
    trainingSession,
    () => this.sessionId() && `/training-sessions/${this.sessionId()}`,
  );
  private readonly ofCohort = computed(() => (this.stored.hasValue() ? this.stored.value().cohortId : this.cohortId()));
  protected readonly cohort = apiResource(cohort, () => this.ofCohort() && `/cohorts/${this.ofCohort()}`);
  private readonly home = computed(() => (this.cohort.hasValue() ? this.cohort.value() : undefined));
  private readonly programme = apiResource(programme, () => this.home() && `/programmes/${this.home()?.programme.id}`);
  protected readonly venues = apiResource(venueList, () => '/venues');
  private readonly trainers = apiResource(
    namedRefList,
    () => this.home() && '/trainers',
    () => ({ strandId: this.home()?.strandId }),
  );
  protected readonly isNew = computed(() => this.sessionId() === undefined);
  /** What is still to come, or did not come; the page shows its state. */
  protected readonly missing = computed(() => {
    const needed: readonly HttpResourceRef<unknown>[] = [
      ...(this.isNew() ? [] : [this.stored]),
      this.cohort,
      this.programme,
      this.venues,
      this.trainers,
    ];
    return needed.find((resource) => !resource.hasValue());
  });

  protected readonly back = computed(() => ({
    link: ['/cohorts', this.ofCohort() ?? ''],
    label: this.home()?.name ?? $localize`Cohort`,
  }));
  protected readonly newHeadline = $localize`Plan a session`;
  protected readonly editHeadline = $localize`Change the plan`;
  protected readonly modes = DELIVERY_MODES;
  protected readonly modeWords = MODE_WORDS;
  protected readonly writeZone = writeZone;
  protected readonly zones = computed(() => [
    ...new Set([this.programmeZone(), this.draft().timeZone, ...COMMON_TIME_ZONES]),
  ]);
  protected readonly moduleChoices = computed(
    () =>
      this.home()?.course.modules.map(({ id, title, isCore }) => ({
        ...{ id, name: title },
        ...(isCore && { note: $localize`core` }),
      })) ?? [],
  );
  /** Those who may train in the strand, and whoever is named already. */
  protected readonly trainerChoices = computed(() => {
    const named = this.stored.hasValue() ? this.stored.value().trainers : [];
    const all = [...(this.trainers.hasValue() ? this.trainers.value().items : []), ...named];
    return [...new Map(all.map((each) => [each.id, each])).values()];
  });
  /** Those of the cohort's region first. */
  protected readonly venueChoices = computed(() => {
    const here = this.home()?.regionId;
    const all = this.venues.hasValue() ? this.venues.value().items : [];
    return [...all].sort((one, other) => Number(other.regionId === here) - Number(one.regionId === here));
  });

  private readonly newId = newId();
  private readonly programmeZone = computed(() =>
    this.programme.hasValue() ? this.programme.value().timeZone : COMMON_TIME_ZONES[0],
  );
  protected readonly draft = linkedSignal<Draft>(() =>
    this.stored.hasValue() ? draftOf(this.stored.value()) : this.emptyDraft(),
  );
  protected readonly form = form(this.draft, (path) => {
    const { shape } = trainingSessionWrite;
    validateStandardSchema(path.title, shape.title);
    validateStandardSchema(path.date, shape.date);
    validateStandardSchema(path.startTime, shape.startTime);
    validateStandardSchema(path.endTime, shape.endTime);
    validate(path.endTime, (field) =>
      field.value() !== '' && field.value() === field.valueOf(path.startTime)
        ? { kind: 'end', message: $localize`Choose an end that differs from the start.` }
        : null,
    );
    validate(path.venueId, (field) =>
      field.value() === '' && field.valueOf(path.mode) !== 'online'
        ? { kind: 'venue', message: $localize`Choose a venue, or hold the session online.` }
        : null,
    );
  });
  protected readonly isStale = signal(false);
  protected readonly sending = formSending(this.form, () => this.save());

  protected readonly isCancelling = signal(false);
  protected readonly reason = signal({ reason: '' });
  protected readonly reasonForm = form(this.reason, (path) => {
    validateStandardSchema(path, cancelWrite);
  });
  protected readonly cancelling = formSending(this.reasonForm, () =>
    this.api.send('POST', `/training-sessions/${this.sessionId()}/cancel`, {
      body: cancelWrite.parse(this.reason()),
      schema: trainingSession,
    }),
  );

  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');
  private readonly injector = inject(Injector);

  /** What is pressed goes as the question comes, and comes back as it goes; the focus moves with it. */
  protected askToCancel(): void {
    this.isCancelling.set(true);
    afterNextRender(() => this.reasonForm.reason().focusBoundControl(), { injector: this.injector });
  }

  protected keep(): void {
    this.isCancelling.set(false);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  protected setModules(moduleIds: readonly Id[]): void {
    this.draft.update((draft) => ({ ...draft, moduleIds }));
  }

  protected setTrainers(trainerIds: readonly Id[]): void {
    this.draft.update((draft) => ({ ...draft, trainerIds }));
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.notice.say(this.isNew() ? $localize`The session is planned.` : $localize`The plan was changed.`);
    await this.router.navigate(['/cohorts', this.ofCohort()]);
  }

  protected async cancel(event: Event): Promise<void> {
    if (!(await this.cancelling.send(event))) return;
    this.notice.say($localize`The session was cancelled. Tell the people who would have come.`);
    await this.router.navigate(['/cohorts', this.ofCohort()]);
  }

  protected showStored(): void {
    this.isStale.set(false);
    this.stored.reload();
  }

  private async save(): Promise<void> {
    const { venueId, ...draft } = this.draft();
    const body = trainingSessionWrite.parse({
      ...draft,
      cohortId: this.ofCohort(),
      venueId: venueId === '' ? null : venueId,
    });
    const version = this.stored.hasValue() ? { ifMatch: this.stored.value().version } : {};
    const path = `/training-sessions/${this.sessionId() ?? this.newId}`;
    try {
      await this.api.send('PUT', path, { body, schema: trainingSession, ...version });
    } catch (error) {
      this.isStale.set(problemOf(error).code === 'request.stale');
      throw error;
    }
  }

  private emptyDraft(): Draft {
    return {
      ...{ title: '', date: today(), startTime: '18:00', endTime: '20:00', timeZone: this.programmeZone() },
      ...{ mode: 'inPerson', venueId: '', moduleIds: [], trainerIds: this.home()?.trainerIds ?? [] },
    };
  }
}
