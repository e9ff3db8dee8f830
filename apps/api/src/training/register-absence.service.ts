import { Injectable } from '@nestjs/common';
import type {
  absencesQuery,
  Absences,
  CallWrite,
  KnownAbsence,
  KnownAbsenceList,
  KnownAbsenceWrite,
} from '@throughline/domain/training';
import type { z } from 'zod';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { RegisterAbsenceQueries } from './register-absence.queries';
import { RegisterAbsenceRepository } from './register-absence.repository';

/**
 * People who are away. An absence that is known before is kept as the span of days that was said; registers in it read an apology for whoever has
 * no mark, and nothing is written into them before they are handed in. Why somebody is away is theirs: it is in no trail.
 */
@Injectable()
export class RegisterAbsenceService {
  constructor(
    private readonly absences: RegisterAbsenceRepository,
    private readonly queries: RegisterAbsenceQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(enrolmentId: string): Promise<KnownAbsenceList> {
    this.policy.authorise({ read: 'cohort.read', subject: await this.queries.subject(enrolmentId) });
    return { items: await this.queries.of(enrolmentId) };
  }

  async put(
    enrolmentId: string,
    id: string,
    { write, ifMatch }: { write: KnownAbsenceWrite; ifMatch: number | null },
  ): Promise<KnownAbsence> {
    await this.#authorise(enrolmentId);
    const stored = await this.absences.hold(id);
    if (stored && stored.enrolmentId !== enrolmentId) throw new ProblemError('request.alreadyExists');
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.queries.find(id) });
    if (decision.kind === 'create') {
      await this.absences.create(id, enrolmentId, write);
      await this.audit.record({ action: 'absence.create', entity: 'known_absence', id });
    } else if (decision.kind === 'edit') {
      await this.absences.edit(id, write);
      await this.audit.record({ action: 'absence.edit', entity: 'known_absence', id, fields: decision.changed });
    }
    return (await this.queries.find(id)) ?? nothingHere();
  }

  /** Removed already is removed. */
  async remove(enrolmentId: string, id: string): Promise<void> {
    await this.#authorise(enrolmentId);
    const stored = await this.absences.hold(id);
    if (stored?.enrolmentId !== enrolmentId) return;
    await this.absences.remove(id);
    await this.audit.record({ action: 'absence.remove', entity: 'known_absence', id });
  }

  /** Those whom somebody should call, and where asked for, those whom somebody called. */
  async missed(query: z.output<typeof absencesQuery>): Promise<Absences> {
    return { items: await this.queries.missed(query) };
  }

  async call(enrolmentId: string, sessionId: string, write: CallWrite): Promise<void> {
    await this.#authorise(enrolmentId);
    if (!(await this.queries.isTheirs(enrolmentId, sessionId))) throw new ProblemError('request.reference');
    await this.absences.call(enrolmentId, sessionId, write);
    await this.audit.record({ action: 'absence.call', entity: 'enrolment', id: enrolmentId });
  }

  async uncall(enrolmentId: string, sessionId: string): Promise<void> {
    await this.#authorise(enrolmentId);
    await this.absences.uncall(enrolmentId, sessionId);
    await this.audit.record({ action: 'absence.uncall', entity: 'enrolment', id: enrolmentId });
  }

  async #authorise(enrolmentId: string): Promise<void> {
    const subject = await this.queries.subject(enrolmentId);
    this.policy.authorise({ read: 'cohort.read', action: 'enrolment.write', subject });
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
