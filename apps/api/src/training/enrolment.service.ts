import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import {
  checkDay,
  checkNotStarted,
  correctStep,
  hasPlace,
  joiningBounds,
  standingOf,
  takeBackStep,
  takeStep,
  type CohortMember,
  type EnrolmentHistory,
  type EnrolmentMove,
  type EnrolmentSent,
  type EnrolmentStepWrite,
} from '@throughline/domain/training';
import { PeopleService } from '../people/people.service';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { CohortPlacesService, type HeldCohort } from './cohort-places.service';
import { CohortQueries } from './cohort.queries';
import { EnrolmentRepository, type HeldEnrolment } from './enrolment.repository';

/** People joining cohorts and their waiting lists, and what becomes of them there. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly enrolments: EnrolmentRepository,
    private readonly places: CohortPlacesService,
    private readonly cohortQueries: CohortQueries,
    private readonly people: PeopleService,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async put(id: string, sent: EnrolmentSent, ifMatch: number | null): Promise<CohortMember> {
    const { cohortId, personId, source, enrolledOn, organisationId = null, joinsAs = 'enrolled' } = sent;
    const write = { cohortId, personId, source, enrolledOn, organisationId, joinsAs };
    const cohort = await this.places.hold(cohortId);
    const stored = await this.enrolments.hold(id);
    // One person in one cohort: neither becomes another.
    const isOther = stored?.cohortId !== cohortId || stored.personId !== personId;
    if (stored && isOther) throw new ProblemError('request.alreadyExists');
    const decision = await decidePut({
      ...{ ifMatch, write, current: () => this.#member(id) },
      stored: stored && { version: stored.version, write: writeOf(stored) },
    });
    const reason = sent.reason;
    if (decision.kind === 'create') {
      if (await this.enrolments.isWalkIn(id)) throw new ProblemError('request.alreadyExists');
      unwrap(checkDay(enrolledOn, joiningBounds(cohort, joinsAs, cohort.today)));
      await this.people.admit(personId, sent.preferredName);
      if (joinsAs === 'enrolled') await this.places.take(cohort, { enrolmentId: null, reason });
      await this.enrolments.create(id, write, { to: joinsAs, on: enrolledOn, reason });
      await this.audit.record({ action: 'enrolment.create', entity: 'enrolment', id, reason });
    } else if (decision.kind === 'edit' && stored) {
      if (decision.changed.includes('joinsAs')) {
        throw new ProblemError('enrolment.transition', { from: stored.state, to: joinsAs });
      }
      const history = await this.#correct(cohort, stored, { index: 0, on: enrolledOn });
      await this.enrolments.edit(id, write, history);
      await this.audit.record({ action: 'enrolment.edit', entity: 'enrolment', id, fields: decision.changed });
    }
    return this.#member(id);
  }

  async move(id: string, { to, on, reason }: EnrolmentMove): Promise<CohortMember> {
    const { cohort, stored } = await this.#hold(id);
    // The same move again: a step that was made is not refused because it was made.
    if (stored.state === to) return this.#member(id);
    // A place is offered by an offer, and somebody is transferred to somewhere.
    if (to === 'invited' || to === 'transferred')
      throw new ProblemError('enrolment.transition', { from: stored.state, to });
    const history = unwrap(takeStep(stored.history, { to, on }, cohort.today));
    if (to === 'completed') unwrap(await this.cohortQueries.completion(id));
    if (to === 'didNotStart') {
      unwrap(checkNotStarted({ ...cohort, attended: await this.enrolments.timesPresent(id) }, cohort.today));
    }
    if (to === 'enrolled') await this.#take(cohort, stored, reason);
    await this.enrolments.step(id, { history, reason });
    // Why somebody leaves is about a person, so the trail does not repeat it. Why somebody gets a place before others is not.
    const why = to === 'enrolled' && reason !== undefined ? { reason } : {};
    await this.audit.record({ action: 'enrolment.move', entity: 'enrolment', id, fields: ['state'], ...why });
    return this.#member(id);
  }

  /** Corrects the day of a step. That of a transfer is one day on both sides. */
  async correctStep(id: string, stepId: string, { on }: EnrolmentStepWrite): Promise<CohortMember> {
    await this.enrolments.holdCohorts(id);
    const { cohort, stored } = await this.#hold(id);
    const index = stored.stepIds.indexOf(stepId);
    if (index < 0) return nothingHere();
    if (stored.history[index]?.on === on) return this.#member(id);
    await this.enrolments.edit(id, stored, await this.#correct(cohort, stored, { index, on }));
    const other = stored.history[index]?.to === 'transferred' ? await this.enrolments.successorOf(id) : null;
    if (other) await this.#correctOther(other.id, { end: 'first', on });
    if (index === 0 && stored.transferredFrom !== null) {
      await this.#correctOther(stored.transferredFrom, { end: 'last', on });
    }
    await this.audit.record({ action: 'enrolment.correct', entity: 'enrolment', id, fields: ['on'] });
    return this.#member(id);
  }

  /** Takes the last step back. Taken back already, it is not there, and that is what was wanted. */
  async takeBack(id: string, stepId: string): Promise<CohortMember> {
    await this.enrolments.holdCohorts(id);
    const { cohort, stored } = await this.#hold(id);
    const index = stored.stepIds.indexOf(stepId);
    if (index < 0) return this.#member(id);
    if (index < stored.stepIds.length - 1) throw new ProblemError('enrolment.notLast');
    const history = unwrap(takeBackStep(stored.history));
    if (stored.state === 'transferred') await this.#takeBackTransfer(id);
    const { state } = standingOf(history);
    const regains = (hasPlace(state) && !hasPlace(stored.state)) || (state === 'invited' && this.#isOpen(stored));
    if (regains) await this.places.takeBack(cohort, id);
    await this.enrolments.takeBack(id, stepId, history);
    await this.audit.record({ action: 'enrolment.takeBack', entity: 'enrolment', id, fields: ['state'] });
    return this.#member(id);
  }

  async #hold(id: string): Promise<{ cohort: HeldCohort; stored: HeldEnrolment }> {
    const cohort = await this.places.hold(await this.enrolments.cohortOf(id));
    const stored = await this.enrolments.hold(id);
    return stored ? { cohort, stored } : nothingHere();
  }

  /** A place that is held for them is theirs. An offer that has lapsed is as good as none: then whoever waits comes first. */
  async #take(cohort: HeldCohort, stored: HeldEnrolment, reason: string | undefined): Promise<void> {
    if (this.#isOpen(stored) && stored.state === 'invited') return this.places.takeBack(cohort, stored.id);
    const enrolmentId = stored.state === 'interested' ? stored.id : null;
    return this.places.take(cohort, { enrolmentId, reason });
  }

  #isOpen({ offerEndsAt }: HeldEnrolment): boolean {
    return offerEndsAt !== null && offerEndsAt > this.clock.now();
  }

  /** Keeps the day of a step, and gives the steps as they are then. */
  async #correct(
    cohort: HeldCohort,
    stored: HeldEnrolment,
    { index, on }: { readonly index: number; readonly on: LocalDate },
  ): Promise<EnrolmentHistory> {
    if (stored.history[index]?.on === on) return stored.history;
    const isFirst = index === 0;
    const joining = joiningBounds(cohort, stored.history[0].to, cohort.today);
    const bounds = isFirst ? joining : { earliest: joining.earliest, latest: cohort.today };
    const history = unwrap(correctStep(stored.history, index, { on, bounds }));
    const stepId = stored.stepIds[index];
    if (stepId !== undefined) await this.enrolments.editStep(stepId, on);
    return history;
  }

  /** The other end of a transfer, in a cohort that the actor reaches as well. */
  async #correctOther(
    id: string,
    { end, on }: { readonly end: 'first' | 'last'; readonly on: LocalDate },
  ): Promise<void> {
    const { cohort, stored } = await this.#hold(id);
    const index = end === 'first' ? 0 : stored.history.length - 1;
    await this.enrolments.edit(id, stored, await this.#correct(cohort, stored, { index, on }));
  }

  /** Takes away what was opened elsewhere, while nothing has become of it. */
  async #takeBackTransfer(id: string): Promise<void> {
    const successor = await this.enrolments.successorOf(id);
    if (!successor) return;
    const { stored } = await this.#hold(successor.id);
    if (stored.history.length > 1 || (await this.enrolments.isMarked(successor.id))) {
      throw new ProblemError('enrolment.notLast');
    }
    await this.enrolments.remove(successor.id);
    await this.audit.record({ action: 'enrolment.remove', entity: 'enrolment', id: successor.id });
  }

  async #member(id: string): Promise<CohortMember> {
    return (await this.cohortQueries.member(id)) ?? nothingHere();
  }
}

/** What is stored, in the shape of a write. */
const writeOf = ({ cohortId, personId, source, organisationId, history: [first] }: HeldEnrolment) => ({
  ...{ cohortId, personId, source, organisationId, enrolledOn: first.on },
  joinsAs: first.to === 'interested' ? ('interested' as const) : ('enrolled' as const),
});

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
