import { Injectable } from '@nestjs/common';
import { addDays } from '@throughline/domain/shared';
import { instantsOf } from '@throughline/domain/shared/time';
import {
  checkDay,
  joiningBounds,
  offerUntil,
  takeStep,
  type CohortMember,
  type OfferWrite,
  type TransferWrite,
} from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { ProblemError, unwrap } from '../platform/problem';
import { CohortPlacesService, type HeldCohort } from './cohort-places.service';
import { CohortQueries } from './cohort.queries';
import { EnrolmentRepository } from './enrolment.repository';

/** Places that are offered in the order of the waiting list, and people who go from one cohort to another. */
@Injectable()
export class EnrolmentPlacesService {
  constructor(
    private readonly enrolments: EnrolmentRepository,
    private readonly places: CohortPlacesService,
    private readonly cohortQueries: CohortQueries,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Offers a place to somebody who waits, or renews the offer of somebody who has one. */
  async offer(cohortId: string, { enrolmentId, until: wanted, reason }: OfferWrite): Promise<CohortMember> {
    const cohort = await this.places.hold(cohortId);
    const stored = await this.enrolments.hold(enrolmentId);
    if (stored?.cohortId !== cohortId) return nothingHere();
    if (stored.state !== 'interested' && stored.state !== 'invited') {
      throw new ProblemError('enrolment.transition', { from: stored.state, to: 'invited' });
    }
    const until = unwrap(offerUntil(cohort.today, wanted));
    const isOpen = stored.state === 'invited' && stored.offerEndsAt !== null && stored.offerEndsAt > this.clock.now();
    // The same offer again. Another day for one that is open changes only that.
    if (isOpen && (wanted === undefined || wanted === stored.offeredUntil)) return this.#member(enrolmentId);
    if (!isOpen) {
      // An offer that has lapsed is as good as none: then whoever waits comes first.
      await this.places.take(cohort, { enrolmentId: stored.state === 'interested' ? enrolmentId : null, reason });
    }
    await this.enrolments.offer(enrolmentId, { until, endsAt: endOf(until, cohort.timeZone) });
    if (stored.state !== 'invited') {
      const history = unwrap(takeStep(stored.history, { to: 'invited', on: cohort.today }, cohort.today));
      await this.enrolments.step(enrolmentId, { history, reason });
    }
    await this.audit.record({ action: 'enrolment.offer', entity: 'enrolment', id: enrolmentId, reason });
    return this.#member(enrolmentId);
  }

  /** Ends an enrolment on a day, and opens another in another cohort from that day on. What was attended stays where it was. */
  async transfer(id: string, { enrolmentId, cohortId, on, reason }: TransferWrite): Promise<CohortMember> {
    const from = await this.enrolments.cohortOf(id);
    const { source, target } = await this.#holdBoth(from, cohortId);
    if (from === cohortId) throw new ProblemError('enrolment.sameCohort');
    const stored = await this.enrolments.hold(id);
    if (!stored) return nothingHere();
    if ((await this.enrolments.successorOf(id))?.id === enrolmentId) return this.#member(enrolmentId);
    const history = unwrap(takeStep(stored.history, { to: 'transferred', on }, source.today));
    unwrap(checkDay(on, joiningBounds(target, 'enrolled', target.today)));
    if (await this.enrolments.isWalkIn(enrolmentId)) throw new ProblemError('request.alreadyExists');
    await this.places.takeBack(target, null);
    await this.enrolments.step(id, { history, reason });
    const { personId, source: cameBy, organisationId } = stored;
    await this.enrolments.create(
      enrolmentId,
      { cohortId, personId, source: cameBy, organisationId },
      { to: 'enrolled', on, reason, transferredFrom: id },
    );
    await this.audit.record({ action: 'enrolment.transfer', entity: 'enrolment', id, fields: ['state'] });
    await this.audit.record({ action: 'enrolment.create', entity: 'enrolment', id: enrolmentId });
    return this.#member(enrolmentId);
  }

  /** In one order everywhere, so that two transfers in opposite directions never wait for each other. */
  async #holdBoth(from: string | null, to: string): Promise<{ source: HeldCohort; target: HeldCohort }> {
    if (from === null) return nothingHere();
    const held = new Map<string, HeldCohort>();
    for (const id of [from, to].toSorted()) held.set(id, await this.places.hold(id));
    const [source, target] = [held.get(from), held.get(to)];
    return source && target ? { source, target } : nothingHere();
  }

  async #member(id: string): Promise<CohortMember> {
    return (await this.cohortQueries.member(id)) ?? nothingHere();
  }
}

/** The instant at which a day ends in a time zone, as ISO 8601 in UTC. */
const endOf = (day: string, timeZone: string): string =>
  instantsOf({ date: addDays(day, 1), startTime: '00:00', endTime: '00:01', timeZone }).startsAt;

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
