import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Subject } from '@throughline/domain/shared';
import {
  HOURS_TO_UNDO_COMPLETION,
  type BadgeLevel,
  type CohortCompletion,
  type CompletionMember,
  type CompletionWrite,
  type PersonCompletion,
} from '@throughline/domain/training';
import { PeopleQueries } from '../people/people.queries';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { BadgeRepository } from './badge.repository';
import { BadgeService } from './badge.service';
import { CertificateService } from './certificate.service';
import { CohortRepository } from './cohort.repository';
import { CompletionQueries } from './completion.queries';
import { CompletionRepository, type StoredBatch } from './completion.repository';
import { EnrolmentService } from './enrolment.service';

/** Why what a batch did no longer stands. */
const IN_ERROR = 'Issued in error';

type Person = CompletionWrite['people'][number];
type Chosen = Person & { readonly member: CompletionMember };

/** Finishing a course: completing people by its rule, with their certificates and badges, in one go. */
@Injectable()
export class CompletionService {
  constructor(
    private readonly completions: CompletionRepository,
    private readonly queries: CompletionQueries,
    private readonly cohorts: CohortRepository,
    private readonly enrolments: EnrolmentService,
    private readonly certificates: CertificateService,
    private readonly badges: BadgeService,
    private readonly badgeRows: BadgeRepository,
    private readonly people: PeopleQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async ofCohort(id: string): Promise<CohortCompletion> {
    const found = await this.queries.ofCohort(id);
    this.policy.authorise({ read: 'cohort.read', subject: found?.subject ?? null });
    return found?.completion ?? nothingHere();
  }

  async ofPerson(id: string): Promise<PersonCompletion> {
    const subjects = await this.people.subjects(id);
    const subject = subjects.find((each) => this.policy.permits('person.read', each)) ?? null;
    this.policy.authorise({ read: 'person.read', subject });
    return this.queries.ofPerson(id);
  }

  /** All of it or nothing. The cohort is held, so that two who finish it at once do so one after the other. */
  async finish(id: string, write: CompletionWrite): Promise<CohortCompletion> {
    const { completion, subject, timeZone } = await this.#hold(id);
    const stored = await this.completions.find(write.batchId);
    if (stored) {
      if (!isSame(stored, id, write)) throw new ProblemError('request.alreadyExists');
      return completion;
    }
    const today = this.clock.today(timeZone);
    if (write.on > today) throw new ProblemError('completion.ahead');
    const chosen = this.#choose(write.people, completion);
    await this.badgeRows.holdPeople(chosen.map(({ member }) => member.personId));
    const people = chosen.map(({ enrolmentId, badge, member }) => ({
      ...{ enrolmentId, badge, hasCompleted: member.state !== 'completed' },
    }));
    await this.completions.create(write.batchId, { cohortId: id, on: write.on, people });
    for (const { enrolmentId, hasCompleted } of people) {
      if (hasCompleted) await this.enrolments.move(enrolmentId, { to: 'completed', on: write.on });
    }
    for (const { enrolmentId, name, member } of chosen) {
      if (member.certificate) continue;
      const batchId = write.batchId;
      await this.certificates.issue({ id: randomUUID(), enrolmentId, name, replacesId: null, batchId });
    }
    const change = this.policy.permits('badge.award', subject) ? 'awarded' : 'recommended';
    await this.badges.giveDue(dueOf(chosen), change, write.batchId, today);
    await this.audit.record({ action: 'cohort.finish', entity: 'completion_batch', id: write.batchId });
    return this.#answer(id);
  }

  /** Takes back what a batch did, for as long as it can be: as history, not by forgetting. A repeat changes nothing. */
  async undo(id: string, batchId: string): Promise<CohortCompletion> {
    const { completion, timeZone } = await this.#hold(id);
    const batch = await this.completions.find(batchId);
    if (batch?.cohortId !== id) return nothingHere();
    if (batch.undoneAt !== null) return completion;
    const since = this.clock.now().getTime() - new Date(batch.doneAt).getTime();
    if (since >= HOURS_TO_UNDO_COMPLETION * 3_600_000) throw new ProblemError('completion.undoLate');
    if (await this.completions.wasReissued(batchId)) throw new ProblemError('completion.reissued');
    await this.badgeRows.holdPeople(completion.members.map(({ personId }) => personId));
    await this.badges.takeBack(batchId);
    await this.certificates.revokeBatch(batchId, timeZone, IN_ERROR);
    for (const enrolmentId of await this.completions.reopen(batchId, this.clock.today(timeZone), IN_ERROR)) {
      await this.audit.record({ action: 'enrolment.reopen', entity: 'enrolment', id: enrolmentId, fields: ['state'] });
    }
    await this.completions.undo(batchId);
    await this.audit.record({ action: 'cohort.finishUndone', entity: 'completion_batch', id: batchId });
    return this.#answer(id);
  }

  /** The cohort, held until the transaction ends, as it stands. */
  async #hold(id: string): Promise<{ completion: CohortCompletion; subject: Subject; timeZone: string }> {
    await this.cohorts.hold(id);
    const found = await this.queries.ofCohort(id);
    this.policy.authorise({ read: 'cohort.read', action: 'certificate.issue', subject: found?.subject ?? null });
    return found ?? nothingHere();
  }

  /** Those who were chosen, as they stand. Throws 422 when somebody does not meet the rule: nobody completes against it. */
  #choose(people: readonly Person[], { members }: CohortCompletion): Chosen[] {
    const chosen = people.map((person) => {
      const member = members.find(({ enrolmentId }) => enrolmentId === person.enrolmentId);
      if (!member || !['inTraining', 'completed'].includes(member.state))
        throw new ProblemError('completion.notInCohort');
      return { ...person, member };
    });
    const count = chosen.filter(({ member }) => member.state !== 'completed' && !member.decision.isMet).length;
    if (count > 0) throw new ProblemError('completion.notMet', { count });
    return chosen;
  }

  async #answer(id: string): Promise<CohortCompletion> {
    return (await this.queries.ofCohort(id))?.completion ?? nothingHere();
  }
}

/** The badges that were chosen, by person. */
const dueOf = (chosen: readonly Chosen[]): Map<string, BadgeLevel> =>
  new Map(chosen.flatMap(({ badge, member }) => (badge === null ? [] : [[member.personId, badge]])));

/** Whether a batch was asked for in the same words. Names are not kept with it: those who have a certificate already keep theirs. */
const isSame = (stored: StoredBatch, cohortId: string, { on, people }: CompletionWrite): boolean => {
  const words = (list: readonly { readonly enrolmentId: string; readonly badge: BadgeLevel | null }[]): string[] =>
    list.map(({ enrolmentId, badge }) => `${enrolmentId} ${badge ?? ''}`).toSorted();
  return stored.cohortId === cohortId && stored.on === on && isDeepStrictEqual(words(stored.people), words(people));
};

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
