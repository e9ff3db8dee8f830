import { Injectable } from '@nestjs/common';
import {
  moveSession,
  stateAfterPlan,
  stateAt,
  SUBMITTED_STATES,
  type PlannedSession,
  type trainingSessionQuery,
  type TrainingSession,
  type TrainingSessionList,
  type TrainingSessionWrite,
} from '@throughline/domain/training';
import type { z } from 'zod';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { PlanQueries, type CohortFacts } from './plan.queries';
import { SeriesNotesService } from './series-notes.service';
import { TrainingSessionQueries } from './training-session.queries';
import { TrainingSessionRepository, type HeldSession } from './training-session.repository';

/** Planning training sessions, and calling them off. */
@Injectable()
export class TrainingSessionService {
  constructor(
    private readonly sessions: TrainingSessionRepository,
    private readonly queries: TrainingSessionQueries,
    private readonly plans: PlanQueries,
    private readonly notes: SeriesNotesService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  list(query: z.output<typeof trainingSessionQuery>): Promise<TrainingSessionList> {
    return this.queries.list(query);
  }

  async read(id: string): Promise<TrainingSession> {
    const found = await this.queries.find(id);
    this.policy.authorise({ read: 'trainingSession.read', subject: found?.subject ?? null });
    return found?.session ?? nothingHere();
  }

  async put(id: string, sent: TrainingSessionWrite, ifMatch: number | null): Promise<TrainingSession> {
    const write = inOrder(sent);
    const stored = await this.sessions.hold(id, 'alone');
    if (stored) this.#authorise(stored);
    const cohort = await this.plans.cohort(write.cohortId);
    if (!stored) this.#authoriseIn(cohort);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#answer(id) });
    if (decision.kind === 'same') return this.#answer(id);
    // A session stays with its cohort: its register is made of the people in it.
    if (!cohort || (stored && stored.write.cohortId !== write.cohortId)) {
      throw new ProblemError('request.alreadyExists');
    }
    if (stored) this.#checkOpen(stored);
    await this.#check(write, cohort, stored?.write.trainerIds ?? []);
    if (decision.kind === 'create') {
      await this.sessions.create(id, write);
      await this.audit.record({ action: 'trainingSession.create', entity: 'training_session', id });
    } else {
      const fields = decision.changed;
      const isMoved = (['date', 'startTime', 'endTime', 'timeZone'] as const).some((field) => fields.includes(field));
      const from = stored?.state ?? 'scheduled';
      await this.sessions.edit(id, write, unwrap(stateAfterPlan(from, { isDraft: write.isDraft, isMoved })));
      await this.audit.record({ action: 'trainingSession.edit', entity: 'training_session', id, fields });
    }
    return this.#answer(id);
  }

  /** What there is to know about the day and the time of a session that is planned or changed. Saves nothing. */
  async preview(id: string, write: TrainingSessionWrite): Promise<PlannedSession> {
    const cohort = await this.plans.cohort(write.cohortId);
    this.#authoriseIn(cohort);
    const [note] = cohort ? await this.notes.notesOn([{ sessionId: id, position: null, plan: write }], cohort) : [];
    return note ?? nothingHere();
  }

  async cancel(id: string, reason: string): Promise<TrainingSession> {
    const session = await this.sessions.hold(id, 'alone');
    this.#authorise(session);
    if (!session) return nothingHere();
    if (session.state === 'cancelled' && session.cancelReason === reason) return this.#answer(id);
    refuseOnceSubmitted(session);
    const state = unwrap(moveSession(stateAt(session, this.clock.now().toISOString()), 'cancelled'));
    await this.sessions.cancel(id, state, reason);
    await this.audit.record({ action: 'trainingSession.cancel', entity: 'training_session', id, reason });
    return this.#answer(id);
  }

  /** No longer on its date, and not yet given another. */
  async postpone(id: string, reason: string): Promise<TrainingSession> {
    const session = await this.sessions.hold(id, 'alone');
    this.#authorise(session);
    if (!session) return nothingHere();
    if (session.state === 'postponed' && session.postponeReason === reason) return this.#answer(id);
    refuseOnceSubmitted(session);
    const state = unwrap(moveSession(stateAt(session, this.clock.now().toISOString()), 'postponed'));
    await this.sessions.postpone(id, state, reason);
    await this.audit.record({ action: 'trainingSession.postpone', entity: 'training_session', id, reason });
    return this.#answer(id);
  }

  #authorise(session: HeldSession | null): void {
    const subject = session?.subject ?? null;
    this.policy.authorise({ read: 'trainingSession.read', action: 'trainingSession.write', subject });
  }

  #authoriseIn(cohort: CohortFacts | null): void {
    const subject = cohort?.subject ?? null;
    this.policy.authorise({ read: 'cohort.read', action: 'trainingSession.write', subject });
  }

  #checkOpen(session: HeldSession): void {
    refuseOnceSubmitted(session);
    if (session.state === 'cancelled') {
      throw new ProblemError('session.transition', { from: session.state, to: 'scheduled' });
    }
  }

  async #check(write: TrainingSessionWrite, cohort: CohortFacts, already: readonly string[]): Promise<void> {
    const { startDate, endDate } = cohort.strand;
    const isOutside = write.date < startDate || write.date > endDate;
    // Domain B3.10: outside only with a note that says why.
    if (isOutside && write.exceptionNote === null) {
      throw new ProblemError('session.outsideStrand', { startDate, endDate });
    }
    if (write.mode !== 'online' && write.venueId === null) throw new ProblemError('session.venueNeeded');
    const moduleIds = write.moduleIds.filter((moduleId) => !cohort.moduleIds.includes(moduleId));
    if (moduleIds.length > 0) throw new ProblemError('session.moduleUnknown', { moduleIds });
    const newcomers = write.trainerIds.filter((trainerId) => !already.includes(trainerId));
    const trainerIds = await this.plans.strangers(newcomers, cohort.strand);
    if (trainerIds.length > 0) throw new ProblemError('session.trainerUnknown', { trainerIds });
  }

  /** The session after a change. Whoever has just handed it over to others may still see the answer. */
  async #answer(id: string): Promise<TrainingSession> {
    return (await this.queries.find(id))?.session ?? nothingHere();
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};

const refuseOnceSubmitted = ({ state }: HeldSession): void => {
  if ((SUBMITTED_STATES as readonly string[]).includes(state)) throw new ProblemError('session.hasRegister');
};

/** Modules and trainers are sets: sent in another order, they are the same. */
const inOrder = (write: TrainingSessionWrite): TrainingSessionWrite => ({
  ...write,
  moduleIds: [...write.moduleIds].sort(),
  trainerIds: [...write.trainerIds].sort(),
});
