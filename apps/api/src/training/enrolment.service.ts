import { Injectable } from '@nestjs/common';
import {
  moveEnrolment,
  type CohortMember,
  type EnrolmentMove,
  type EnrolmentWrite,
} from '@throughline/domain/training';
import { PeopleService } from '../people/people.service';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { CohortQueries } from './cohort.queries';
import { CohortRepository } from './cohort.repository';
import { EnrolmentRepository } from './enrolment.repository';
import { PlanQueries } from './plan.queries';

/** People joining cohorts, and what becomes of them there. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly enrolments: EnrolmentRepository,
    private readonly cohorts: CohortRepository,
    private readonly cohortQueries: CohortQueries,
    private readonly plans: PlanQueries,
    private readonly people: PeopleService,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async put(id: string, write: EnrolmentWrite, ifMatch: number | null): Promise<CohortMember> {
    const { preferredName, ...enrolment } = write;
    const capacity = await this.#hold(write.cohortId);
    const stored = await this.enrolments.hold(id);
    // One person in one cohort: neither becomes another.
    const isOther = stored?.write.cohortId !== write.cohortId || stored.write.personId !== write.personId;
    if (stored && isOther) throw new ProblemError('request.alreadyExists');
    const decision = await decidePut({ ifMatch, write: enrolment, stored, current: () => this.#member(id) });
    if (decision.kind === 'create') {
      if (await this.enrolments.isWalkIn(id)) throw new ProblemError('request.alreadyExists');
      await this.people.admit(write.personId, preferredName);
      await this.#takePlace(write.cohortId, capacity);
      await this.enrolments.create(id, write);
      await this.audit.record({ action: 'enrolment.create', entity: 'enrolment', id });
    } else if (decision.kind === 'edit') {
      await this.enrolments.edit(id, write);
      await this.audit.record({ action: 'enrolment.edit', entity: 'enrolment', id, fields: decision.changed });
    }
    return this.#member(id);
  }

  async move(id: string, move: EnrolmentMove): Promise<CohortMember> {
    const cohortId = await this.enrolments.cohortOf(id);
    const capacity = await this.#hold(cohortId);
    const stored = await this.enrolments.hold(id);
    if (cohortId === null || !stored) return nothingHere();
    // The same move again: a step that was made is not refused because it was made.
    if (stored.state === move.to) return this.#member(id);
    const state = unwrap(moveEnrolment(stored.state, move.to));
    if (state === 'completed') unwrap(await this.cohortQueries.completion(id));
    if (state === 'enrolled') await this.#takePlace(cohortId, capacity);
    await this.enrolments.move(id, state, move, stored.beganOn);
    // The reason is about a person, so the trail does not repeat it.
    await this.audit.record({ action: 'enrolment.move', entity: 'enrolment', id, fields: ['state'] });
    return this.#member(id);
  }

  /** Holds the cohort, so that nobody else takes a place in it meanwhile, and gives its capacity. */
  async #hold(cohortId: string | null): Promise<number> {
    const cohort = cohortId === null ? null : await this.cohorts.hold(cohortId);
    const facts = cohortId === null ? null : await this.plans.cohort(cohortId);
    this.policy.authorise({ read: 'cohort.read', action: 'enrolment.write', subject: facts?.subject ?? null });
    return cohort?.write.capacity ?? nothingHere();
  }

  async #takePlace(cohortId: string, capacity: number): Promise<void> {
    if ((await this.cohorts.placesTaken(cohortId)) >= capacity) throw new ProblemError('cohort.full', { capacity });
  }

  async #member(id: string): Promise<CohortMember> {
    return (await this.cohortQueries.member(id)) ?? nothingHere();
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
