import { Injectable } from '@nestjs/common';
import {
  plansOf,
  type Series,
  type SeriesList,
  type SeriesPreview,
  type SeriesWrite,
  type SessionPlan,
} from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { PlanQueries, type CohortFacts } from './plan.queries';
import { SeriesNotesService } from './series-notes.service';
import { SeriesQueries } from './series.queries';
import { SeriesRepository, sessionIdOf, type SeriesSession } from './series.repository';

/** Stands for the series that is not there yet. */
const NO_SERIES = '00000000-0000-8000-a000-000000000000';

/** Planning series of sessions. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly series: SeriesRepository,
    private readonly queries: SeriesQueries,
    private readonly plans: PlanQueries,
    private readonly notes: SeriesNotesService,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async read(id: string): Promise<Series> {
    const found = await this.queries.find(id);
    this.policy.authorise({ read: 'trainingSession.read', subject: found?.subject ?? null });
    return found?.series ?? nothingHere();
  }

  async list(cohortId: string): Promise<SeriesList> {
    const cohort = await this.plans.cohort(cohortId);
    this.policy.authorise({ read: 'trainingSession.read', subject: cohort?.subject ?? null });
    return this.queries.listOf(cohortId);
  }

  /** What would be saved, with what there is to know about each date. A rule that is refused is refused here already. */
  async preview(sent: SeriesWrite): Promise<SeriesPreview> {
    const write = inOrder(sent);
    const cohort = await this.#cohort(write.cohortId);
    const sessions = sessionsOf(NO_SERIES, write);
    return { sessions: await this.notes.notesOn(sessions, cohort) };
  }

  /** Saves a series with all its sessions. Sent twice it is saved once; what it became by edits is changed by edits. */
  async put(id: string, sent: SeriesWrite, ifMatch: number | null): Promise<Series> {
    const write = inOrder(sent);
    const stored = await this.series.hold(id);
    if (stored) {
      this.policy.authorise({ read: 'trainingSession.read', action: 'trainingSession.write', subject: stored.subject });
    }
    const cohort = stored ? null : await this.#cohort(write.cohortId);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.answer(id) });
    if (decision.kind === 'edit') throw new ProblemError('request.alreadyExists');
    if (decision.kind === 'create' && cohort) {
      const sessions = sessionsOf(id, write);
      await this.check({ cohort, moduleIds: write.modulesByPosition.flat(), newcomers: write.trainerIds }, sessions);
      await this.series.create({ id, firstPosition: 1, movedByDays: 0, write });
      await this.series.createSessions(id, write.cohortId, sessions);
      await this.audit.record({ action: 'series.create', entity: 'session_series', id });
    }
    return this.answer(id);
  }

  /** What sessions must keep to. Dates outside the strand need a note that says why (domain B3.10). */
  async check(
    held: { cohort: CohortFacts; moduleIds: readonly string[]; newcomers: readonly string[] },
    planned: readonly { readonly plan: SessionPlan }[],
  ): Promise<void> {
    const { startDate, endDate } = held.cohort.strand;
    const outside = planned
      .filter(({ plan }) => plan.exceptionNote === null && (plan.date < startDate || plan.date > endDate))
      .map(({ plan }) => plan.date);
    if (outside.length > 0) throw new ProblemError('session.outsideStrand', { startDate, endDate, dates: outside });
    if (planned.some(({ plan }) => plan.mode !== 'online' && plan.venueId === null)) {
      throw new ProblemError('session.venueNeeded');
    }
    const moduleIds = held.moduleIds.filter((moduleId) => !held.cohort.moduleIds.includes(moduleId));
    if (moduleIds.length > 0) throw new ProblemError('session.moduleUnknown', { moduleIds });
    const trainerIds = await this.plans.strangers(held.newcomers, held.cohort.strand);
    if (trainerIds.length > 0) throw new ProblemError('session.trainerUnknown', { trainerIds });
  }

  async answer(id: string): Promise<Series> {
    return (await this.queries.find(id))?.series ?? nothingHere();
  }

  async #cohort(id: string): Promise<CohortFacts> {
    const cohort = await this.plans.cohort(id);
    const subject = cohort?.subject ?? null;
    this.policy.authorise({ read: 'cohort.read', action: 'trainingSession.write', subject });
    return cohort ?? nothingHere();
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};

const sessionsOf = (seriesId: string, write: SeriesWrite): SeriesSession[] =>
  unwrap(plansOf(write)).map((session) => ({ ...session, sessionId: sessionIdOf(seriesId, session.position) }));

/** Trainers, modules of a session and dates left out are sets: sent in another order, they are the same. */
const inOrder = (write: SeriesWrite): SeriesWrite => ({
  ...write,
  rule: { ...write.rule, exceptions: write.rule.exceptions.toSorted() },
  trainerIds: write.trainerIds.toSorted(),
  modulesByPosition: write.modulesByPosition.map((moduleIds) => moduleIds.toSorted()),
});
