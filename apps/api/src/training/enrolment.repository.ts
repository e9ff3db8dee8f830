import { Injectable } from '@nestjs/common';
import type { EnrolmentMove, EnrolmentState, EnrolmentWrite } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { EnrolmentRow } from './enrolment.row';
import { stamp } from '../platform/stamp';

export type StoredEnrolment = Pick<EnrolmentRow, 'state' | 'completedOn' | 'leftOn' | 'beganOn' | 'version'> & {
  readonly write: Omit<EnrolmentWrite, 'preferredName'>;
};

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

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<StoredEnrolment | null> {
    const row = await this.database.manager.findOne(EnrolmentRow, {
      where: { id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!row) return null;
    const { version, state, completedOn, leftOn, beganOn, cohortId, personId, source, enrolledOn } = row;
    return { version, state, completedOn, leftOn, beganOn, write: { cohortId, personId, source, enrolledOn } };
  }

  /** Whether an id is that of a walk-in: lines of a register are known by one or the other, so no id can be both. */
  async isWalkIn(id: string): Promise<boolean> {
    return (await this.database.one(sql`select from walk_in where id = ${id}`)) !== null;
  }

  async create(id: string, { cohortId, personId, source, enrolledOn }: EnrolmentWrite): Promise<void> {
    const enrolment = { cohortId, personId, source, enrolledOn, state: 'enrolled' as const };
    await this.database.manager.insert(EnrolmentRow, { id, ...stamp(this.clock).created, ...enrolment });
  }

  async edit(id: string, { source, enrolledOn }: EnrolmentWrite): Promise<void> {
    await this.database.manager.update(EnrolmentRow, { id }, { ...stamp(this.clock).changed, source, enrolledOn });
  }

  async move(id: string, state: EnrolmentState, { on, reason }: EnrolmentMove, beganOn: string | null): Promise<void> {
    await this.database.manager.update(
      EnrolmentRow,
      { id },
      {
        ...stamp(this.clock).changed,
        state,
        beganOn: state === 'inTraining' ? (beganOn ?? on) : beganOn,
        completedOn: state === 'completed' ? on : null,
        ...(isLeaving(state) && { leftOn: on, leaveReason: reason ?? null }),
      },
    );
  }
}

const isLeaving = (state: EnrolmentState): boolean =>
  state === 'withdrew' || state === 'transferred' || state === 'didNotStart';
