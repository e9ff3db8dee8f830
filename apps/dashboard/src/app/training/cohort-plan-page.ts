import { type HttpResourceRef } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { form, FormField, validate, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { namedRefList } from '@throughline/domain/access';
import { programmeList } from '@throughline/domain/programmes';
import { addDays, type Id } from '@throughline/domain/shared';
import { cohort, cohortWrite, courseList, type Cohort } from '@throughline/domain/training';
import { Control, EmptyState, ErrorSummary, Field, Notice, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { today } from '../platform/format';
import { formSending } from '../platform/form-sending';
import { newId } from '../platform/new-id';
import { problemOf } from '../platform/problem';
import { ResourceState } from '../platform/resource-state';
import { ChoiceList } from './choice-list';

const draftOf = ({
  name,
  courseId,
  strandId,
  regionId,
  startDate,
  endDate,
  capacity,
  minimumViable,
  trainerIds,
}: Cohort) => ({
  ...{ name, courseId, strandId, regionId, startDate, endDate, capacity, minimumViable },
  trainerIds,
});
type Draft = ReturnType<typeof draftOf>;

/** Plans a cohort, or changes it: what it learns, where, when, with how many, and with whom. */
@Component({
  selector: 'tl-cohort-plan-page',
  imports: [ChoiceList, Control, EmptyState, ErrorSummary, Field, FormField, PageHeader, ResourceState, RouterLink],
  templateUrl: './cohort-plan-page.html',
  styleUrl: './plan-page.scss',
})
export class CohortPlanPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Notice);

  readonly cohortId = input<Id>();
  /** From the query: where a new cohort belongs. */
  readonly strandId = input<Id>();

  protected readonly stored = apiResource(cohort, () => this.cohortId() && `/cohorts/${this.cohortId()}`);
  protected readonly courses = apiResource(courseList, () => '/courses');
  private readonly programmes = apiResource(programmeList, () => '/programmes');
  protected readonly isNew = computed(() => this.cohortId() === undefined);
  /** What is still to come, or did not come; the page shows its state. */
  protected readonly missing = computed(() => {
    const needed: readonly HttpResourceRef<unknown>[] = [
      ...(this.isNew() ? [] : [this.stored]),
      this.courses,
      this.programmes,
    ];
    return needed.find((resource) => !resource.hasValue());
  });
  protected readonly newHeadline = $localize`Plan a cohort`;
  protected readonly editHeadline = $localize`Change the cohort`;
  protected readonly back = computed(() =>
    this.isNew()
      ? { link: ['/cohorts'], label: $localize`Cohorts` }
      : { link: ['/cohorts', this.cohortId() ?? ''], label: $localize`Cohort` },
  );

  protected readonly strands = computed(() =>
    this.programmes.hasValue()
      ? this.programmes
          .value()
          .items.flatMap((programme) => programme.strands.map((strand) => ({ ...strand, programme: programme.name })))
      : [],
  );
  protected readonly regions = computed(
    () => this.strands().find(({ id }) => id === this.draft().strandId)?.regions ?? [],
  );
  private readonly trainers = apiResource(
    namedRefList,
    () => (this.draft().strandId === '' ? undefined : '/trainers'),
    () => ({ strandId: this.draft().strandId }),
  );
  protected readonly trainerChoices = computed(() => {
    const named = this.stored.hasValue() ? this.stored.value().trainers : [];
    const all = [...(this.trainers.hasValue() ? this.trainers.value().items : []), ...named];
    return [...new Map(all.map((each) => [each.id, each])).values()];
  });

  private readonly newId = newId();
  protected readonly draft = linkedSignal<Draft>(() =>
    this.stored.hasValue()
      ? draftOf(this.stored.value())
      : {
          ...{ name: '', courseId: '', strandId: untracked(this.strandId) ?? '', regionId: '' },
          ...{ startDate: today(), endDate: addDays(today(), 56), capacity: 12, minimumViable: 4, trainerIds: [] },
        },
  );
  protected readonly form = form(this.draft, (path) => {
    const { shape } = cohortWrite;
    for (const key of ['name', 'courseId', 'strandId', 'regionId', 'startDate', 'endDate'] as const)
      validateStandardSchema(path[key], shape[key]);
    validateStandardSchema(path.capacity, shape.capacity);
    validateStandardSchema(path.minimumViable, shape.minimumViable);
    validate(path.endDate, (field) =>
      field.value() < field.valueOf(path.startDate)
        ? { kind: 'end', message: $localize`Choose a last day that is not before the first.` }
        : null,
    );
    validate(path.minimumViable, (field) =>
      field.value() > field.valueOf(path.capacity)
        ? { kind: 'minimum', message: $localize`Use no more than there are places.` }
        : null,
    );
  });
  protected readonly isStale = signal(false);
  protected readonly sending = formSending(this.form, () => this.save());

  constructor() {
    // A strand that works in one place needs no second choice; a place that the strand has not got is let go.
    effect(() => {
      const [regions, { regionId }] = [this.regions(), this.draft()];
      if (this.strands().length === 0 || regions.some(({ id }) => id === regionId)) return;
      const only = regions.length === 1 ? (regions[0]?.id ?? '') : '';
      if (only !== regionId) untracked(() => this.draft.update((draft) => ({ ...draft, regionId: only })));
    });
  }

  protected setTrainers(trainerIds: readonly Id[]): void {
    this.draft.update((draft) => ({ ...draft, trainerIds }));
  }

  protected async send(event: Event): Promise<void> {
    if (!(await this.sending.send(event))) return;
    this.notice.say(this.isNew() ? $localize`The cohort is planned.` : $localize`The cohort was changed.`);
    await this.router.navigate(['/cohorts', this.cohortId() ?? this.newId]);
  }

  protected showStored(): void {
    this.isStale.set(false);
    this.stored.reload();
  }

  private async save(): Promise<void> {
    const version = this.stored.hasValue() ? { ifMatch: this.stored.value().version } : {};
    const body = cohortWrite.parse(this.draft());
    try {
      await this.api.send('PUT', `/cohorts/${this.cohortId() ?? this.newId}`, { body, schema: cohort, ...version });
    } catch (error) {
      this.isStale.set(problemOf(error).code === 'request.stale');
      throw error;
    }
  }
}
