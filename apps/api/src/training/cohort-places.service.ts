import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import { checkPlace } from '@throughline/domain/training';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { CohortRepository } from './cohort.repository';
import { PlanQueries } from './plan.queries';

/** A cohort that is held: nobody else takes or is offered a place in it meanwhile. */
export interface HeldCohort {
  readonly id: string;
  readonly capacity: number;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly timeZone: string;
  /** The day that it is where the programme is. */
  readonly today: LocalDate;
}

/** The places of cohorts: one at a time, so that there are never more than its capacity. */
@Injectable()
export class CohortPlacesService {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly plans: PlanQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** Holds a cohort until the transaction ends, for somebody who may enrol people in it. */
  async hold(id: string | null): Promise<HeldCohort> {
    const cohort = id === null ? null : await this.cohorts.hold(id);
    const facts = id === null ? null : await this.plans.cohort(id);
    this.policy.authorise({ read: 'cohort.read', action: 'enrolment.write', subject: facts?.subject ?? null });
    if (id === null || !cohort) throw new ProblemError('request.notFound');
    const { capacity, startDate, endDate } = cohort.write;
    const timeZone = await this.cohorts.timeZone(id);
    return { id, capacity, startDate, endDate, timeZone, today: this.clock.today(timeZone) };
  }

  /**
   * Sees to it that there is a place, and that it is their turn.
   * @param enrolmentId of somebody who waits already
   */
  async take(
    cohort: HeldCohort,
    { enrolmentId, reason }: { readonly enrolmentId: string | null; readonly reason: string | undefined },
  ): Promise<void> {
    const places = await this.cohorts.places(cohort.id, enrolmentId);
    unwrap(checkPlace({ capacity: cohort.capacity, ...places }, reason));
  }

  /** Sees to it that there is a place, whoever waits: they had it already, or it was offered to them, or they come from another cohort. */
  async takeBack(cohort: HeldCohort, enrolmentId: string | null): Promise<void> {
    const places = await this.cohorts.places(cohort.id, enrolmentId);
    unwrap(checkPlace({ capacity: cohort.capacity, ...places, ahead: 0 }, undefined));
  }
}
