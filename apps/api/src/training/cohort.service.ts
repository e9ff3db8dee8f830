import { Injectable } from '@nestjs/common';
import type { Cohort, CohortList, cohortQuery, CohortWrite } from '@throughline/domain/training';
import type { z } from 'zod';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { CohortQueries } from './cohort.queries';
import { CohortRepository } from './cohort.repository';
import { PlanQueries, type StrandFacts } from './plan.queries';

@Injectable()
export class CohortService {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly queries: CohortQueries,
    private readonly plans: PlanQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  list(query: z.output<typeof cohortQuery>): Promise<CohortList> {
    return this.queries.list(query);
  }

  async read(id: string): Promise<Cohort> {
    const found = await this.queries.find(id);
    this.policy.authorise({ read: 'cohort.read', subject: found?.subject ?? null });
    return found?.cohort ?? nothingHere();
  }

  /** Whether whoever asks may read it, at this moment. */
  async isReadable(id: string): Promise<boolean> {
    const facts = await this.plans.cohort(id);
    return facts !== null && this.policy.permits('cohort.read', facts.subject);
  }

  async put(id: string, sent: CohortWrite, ifMatch: number | null): Promise<Cohort> {
    // Trainers are a set: sent in another order, they are the same.
    const write = { ...sent, trainerIds: [...sent.trainerIds].sort() };
    const stored = await this.cohorts.hold(id);
    if (stored) {
      const subject = (await this.plans.cohort(id))?.subject ?? null;
      this.policy.authorise({ read: 'cohort.read', action: 'cohort.write', subject });
    }
    const strand = await this.plans.strand(write.strandId);
    if (stored?.write.strandId !== write.strandId) this.#authoriseIn(strand);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#answer(id) });
    if (decision.kind === 'same') return this.#answer(id);
    if (!strand) return nothingHere();
    await this.#check(write, strand, stored?.write ?? null);
    if (decision.kind === 'create') {
      await this.cohorts.create(id, write);
      await this.audit.record({ action: 'cohort.create', entity: 'cohort', id });
    } else {
      await this.#checkWithin(id, write);
      await this.cohorts.edit(id, write);
      await this.audit.record({ action: 'cohort.edit', entity: 'cohort', id, fields: decision.changed });
    }
    return this.#answer(id);
  }

  /** A cohort comes into a strand: whoever sees the programme learns that it is not theirs to make; others, that it is not there. */
  #authoriseIn(strand: StrandFacts | null): void {
    const subject = strand && { programmeId: strand.programmeId, strandId: strand.strandId };
    this.policy.authorise({ read: 'programme.read', action: 'cohort.write', subject });
  }

  async #check(write: CohortWrite, strand: StrandFacts, stored: CohortWrite | null): Promise<void> {
    const { startDate, endDate } = strand;
    if (write.startDate < startDate || write.endDate > endDate) {
      throw new ProblemError('cohort.outsideStrand', { startDate, endDate });
    }
    if (!strand.regionIds.includes(write.regionId)) throw new ProblemError('cohort.regionOutside');
    const already = stored?.strandId === write.strandId ? stored.trainerIds : [];
    const newcomers = write.trainerIds.filter((trainerId) => !already.includes(trainerId));
    const trainerIds = await this.plans.strangers(newcomers, strand);
    if (trainerIds.length > 0) throw new ProblemError('session.trainerUnknown', { trainerIds });
  }

  /** What is in the cohort already has to fit into what it is to become. */
  async #checkWithin(id: string, write: CohortWrite): Promise<void> {
    const { taken, offered } = await this.cohorts.places(id, null);
    if (taken + offered > write.capacity) throw new ProblemError('cohort.full', { capacity: write.capacity, offered });
    const misfits = await this.plans.misfits(id, write);
    if (misfits.isOutside) throw new ProblemError('session.outsideStrand');
    if (misfits.moduleIds.length > 0) throw new ProblemError('session.moduleUnknown', { moduleIds: misfits.moduleIds });
  }

  async #answer(id: string): Promise<Cohort> {
    return (await this.queries.find(id))?.cohort ?? nothingHere();
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
