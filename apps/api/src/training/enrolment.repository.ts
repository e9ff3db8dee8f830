import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import {
  standingOf,
  type EnrolmentHistory,
  type EnrolmentSource,
  type EnrolmentState,
} from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { EnrolmentRow, EnrolmentStepRow } from './enrolment.row';

/** What does not change as an enrolment moves on. */
export interface EnrolmentFacts {
  readonly cohortId: string;
  readonly personId: string;
  readonly source: EnrolmentSource;
  readonly organisationId: string | null;
}

export interface HeldEnrolment extends EnrolmentFacts {
  readonly id: string;
  readonly version: number;
  readonly state: EnrolmentState;
  readonly offerEndsAt: Date | null;
  readonly offeredUntil: LocalDate | null;
  readonly transferredFrom: string | null;
  readonly history: EnrolmentHistory;
  /** Of the steps of the history, in their order. */
  readonly stepIds: readonly string[];
}

/** A first step: how somebody comes to be in the cohort, or on its list. */
export interface Beginning {
  readonly to: 'enrolled' | 'interested';
  readonly on: LocalDate;
  readonly reason: string | undefined;
  readonly transferredFrom?: string;
}

@Injectable()
export class EnrolmentRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The cohort of an enrolment, which never changes. It is held before the enrolment is. */
  async cohortOf(id: string): Promise<string | null> {
    const row = await this.database.manager.findOne(EnrolmentRow, { select: { cohortId: true }, where: { id } });
    return row?.cohortId ?? null;
  }

  /**
   * Holds the cohort of an enrolment and those that a transfer ties it to, in one order everywhere: two who change both ends of
   * transfers never wait for each other.
   */
  async holdCohorts(id: string): Promise<void> {
    await this.database.query(sql`
      select from cohort where id in (
        select e.cohort_id from enrolment e
         where e.id = ${id} or e.transferred_from = ${id}
            or e.id = (select transferred_from from enrolment where id = ${id}))
       order by id for no key update`);
  }

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<HeldEnrolment | null> {
    const { manager } = this.database;
    const row = await manager.findOne(EnrolmentRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!row) return null;
    const steps = await manager.find(EnrolmentStepRow, { where: { enrolmentId: id }, order: { position: 'asc' } });
    const [first, ...others] = steps.map(({ fromState, toState, takenOn }) => ({
      ...{ from: fromState, to: toState, on: takenOn },
    }));
    const { version, state, createdAt, enrolledOn, offerEndsAt, offeredUntil, transferredFrom } = row;
    // A row that something else wrote may come without its steps: then it began as it is.
    const asItIs = { from: null, to: state, on: enrolledOn ?? createdAt.toISOString().slice(0, 10) };
    return {
      ...{ id, version, state, offerEndsAt, offeredUntil, transferredFrom, ...factsOf(row) },
      history: first ? [first, ...others] : [asItIs],
      stepIds: steps.map((step) => step.id),
    };
  }

  /** The enrolment that somebody was transferred to from this one. */
  async successorOf(id: string): Promise<{ id: string; cohortId: string } | null> {
    return this.database.manager.findOne(EnrolmentRow, {
      select: { id: true, cohortId: true },
      where: { transferredFrom: id },
    });
  }

  /** Whether an id is that of a walk-in: lines of a register are known by one or the other, so no id can be both. */
  async isWalkIn(id: string): Promise<boolean> {
    return (await this.database.one(sql`select from walk_in where id = ${id}`)) !== null;
  }

  /** Whether anything was ever said of them at a session. */
  async isMarked(id: string): Promise<boolean> {
    return (await this.database.one(sql`select from attendance where enrolment_id = ${id} limit 1`)) !== null;
  }

  /** At how many sessions they were marked as having been, whether the register is in or not. */
  async timesPresent(id: string): Promise<number> {
    const found = await this.database.one<{ count: number }>(sql`
      select count(*)::int as count from attendance a where a.enrolment_id = ${id} and a.mark in ('present', 'late', 'leftEarly')`);
    return found?.count ?? 0;
  }

  async create(id: string, facts: EnrolmentFacts, { to, on, reason, transferredFrom }: Beginning): Promise<void> {
    const history: EnrolmentHistory = [{ from: null, to, on }];
    const { created, at } = stamp(this.clock);
    await this.database.manager.insert(EnrolmentRow, {
      ...{ id, ...created, ...factsOf(facts), ...columnsOf(history), transferredFrom: transferredFrom ?? null },
      waitingSince: to === 'interested' ? at : null,
    });
    await this.#addStep(id, history, reason);
  }

  /** Keeps what was corrected: the facts, or the days of steps. */
  async edit(id: string, facts: EnrolmentFacts, history: EnrolmentHistory): Promise<void> {
    const columns = { ...stamp(this.clock).changed, ...factsOf(facts), ...columnsOf(history) };
    await this.database.manager.update(EnrolmentRow, { id }, columns);
  }

  async editStep(stepId: string, takenOn: LocalDate): Promise<void> {
    await this.database.manager.update(EnrolmentStepRow, { id: stepId }, { takenOn });
  }

  /** Takes the step at the end of the history. Whoever goes back to the waiting list is the last one there. */
  async step(
    id: string,
    { history, reason }: { readonly history: EnrolmentHistory; readonly reason: string | undefined },
  ): Promise<void> {
    const { changed, at } = stamp(this.clock);
    const { state } = standingOf(history);
    await this.database.manager.update(
      EnrolmentRow,
      { id },
      {
        ...{ ...changed, ...columnsOf(history) },
        ...(state === 'interested' && { waitingSince: at }),
        leaveReason: columnsOf(history).leftOn === null ? null : (reason ?? null),
      },
    );
    await this.#addStep(id, history, reason);
  }

  /** Holds a place for them through a day. */
  async offer(id: string, offer: { readonly until: LocalDate; readonly endsAt: string }): Promise<void> {
    await this.database.manager.update(
      EnrolmentRow,
      { id },
      { ...stamp(this.clock).changed, offeredUntil: offer.until, offerEndsAt: new Date(offer.endsAt) },
    );
  }

  /** Takes the last step away, which leaves this history. */
  async takeBack(id: string, stepId: string, history: EnrolmentHistory): Promise<void> {
    const { changed } = stamp(this.clock);
    await this.database.manager.update(EnrolmentRow, { id }, { ...changed, ...columnsOf(history), leaveReason: null });
    await this.database.manager.delete(EnrolmentStepRow, { id: stepId });
  }

  /** Takes away an enrolment of which nothing became: the other end of a transfer that is taken back. */
  async remove(id: string): Promise<void> {
    await this.database.manager.delete(EnrolmentRow, { id });
  }

  async #addStep(enrolmentId: string, history: EnrolmentHistory, reason: string | undefined): Promise<void> {
    const { at, by } = stamp(this.clock);
    const { from: fromState, to: toState, on: takenOn } = history.at(-1) ?? history[0];
    await this.database.manager.insert(EnrolmentStepRow, {
      ...{ id: randomUUID(), enrolmentId, position: history.length, fromState, toState, takenOn },
      ...{ reason: reason ?? null, recordedAt: at, recordedBy: by },
    });
  }
}

const factsOf = ({ cohortId, personId, source, organisationId }: EnrolmentFacts): EnrolmentFacts => ({
  ...{ cohortId, personId, source, organisationId },
});

/** What the row says of where its steps have led. */
const columnsOf = (
  history: EnrolmentHistory,
): Pick<EnrolmentRow, 'state' | 'enrolledOn' | 'beganOn' | 'completedOn' | 'leftOn'> => {
  const { state, enrolledOn, beganOn, completedOn, leftOn } = standingOf(history);
  return { state, enrolledOn, beganOn, completedOn, leftOn };
};
