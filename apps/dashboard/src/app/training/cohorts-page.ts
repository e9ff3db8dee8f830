import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cohortList, type CohortList } from '@throughline/domain/training';
import { EmptyState, FailedState, PageHeader } from '@throughline/ui';
import { Api, apiResource } from '../platform/api';
import { today, writeDateRange } from '../platform/format';
import { problemOf } from '../platform/problem';
import { ProblemText } from '../platform/problem-text';
import { ResourceState } from '../platform/resource-state';
import { SignedIn } from '../platform/signed-in';

/** The groups that train together, by when they began. */
@Component({
  selector: 'tl-cohorts-page',
  imports: [EmptyState, FailedState, PageHeader, ResourceState, RouterLink],
  templateUrl: './cohorts-page.html',
  styles: `
    .lines {
      display: grid;
    }

    .few {
      color: var(--tl-rag-amber);
    }
  `,
})
export class CohortsPage {
  private readonly api = inject(Api);
  private readonly signedIn = inject(SignedIn);
  private readonly texts = inject(ProblemText);

  /** From the query: only those of one programme or strand. */
  readonly programmeId = input<string>();
  readonly strandId = input<string>();

  private readonly query = () => ({ programmeId: this.programmeId(), strandId: this.strandId() });
  protected readonly cohorts = apiResource(cohortList, () => '/cohorts', this.query);
  protected readonly items = linkedSignal<CohortList['items']>(() =>
    this.cohorts.hasValue() ? this.cohorts.value().items : [],
  );
  protected readonly next = linkedSignal(() => (this.cohorts.hasValue() ? this.cohorts.value().next : null));
  protected readonly isFetching = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly writeDateRange = writeDateRange;

  /** "1 offered, 3 waiting"; null when there is neither. */
  protected waitingWords({ placesOffered, waiting }: CohortList['items'][number]): string | null {
    const parts = [
      placesOffered > 0 && $localize`${placesOffered}:count: offered`,
      waiting > 0 && $localize`${waiting}:count: waiting`,
    ].filter((part) => part !== false);
    return parts.length === 0 ? null : parts.join(', ');
  }

  /** Too few for it to go ahead, while there is still something ahead. */
  protected needsMore({ placesTaken, minimumViable, endDate }: CohortList['items'][number]): boolean {
    return placesTaken < minimumViable && endDate >= today();
  }

  protected mayWrite(): boolean {
    return this.signedIn.may('cohort.write');
  }

  protected async more(): Promise<void> {
    const cursor = this.next();
    if (cursor === null || this.isFetching()) return;
    this.isFetching.set(true);
    this.problem.set(null);
    try {
      const page = await this.api.get('/cohorts', cohortList, { ...this.query(), cursor });
      this.items.update((all) => [...all, ...page.items]);
      this.next.set(page.next);
    } catch (error) {
      this.problem.set(this.texts.of(problemOf(error)));
    } finally {
      this.isFetching.set(false);
    }
  }
}
