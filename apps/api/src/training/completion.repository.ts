import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import type { BadgeLevel } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

export interface BatchPerson {
  readonly enrolmentId: string;
  readonly badge: BadgeLevel | null;
  readonly hasCompleted: boolean;
}

export interface StoredBatch {
  readonly cohortId: string;
  readonly on: LocalDate;
  readonly doneAt: Date;
  readonly undoneAt: Date | null;
  readonly people: readonly BatchPerson[];
}

/** What is done for many people of a cohort in one go. */
@Injectable()
export class CompletionRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A batch of a cohort that is held. */
  async find(id: string): Promise<StoredBatch | null> {
    return this.database.one<StoredBatch>(sql`
      select b.cohort_id as "cohortId", b.completed_on::text as "on", b.done_at as "doneAt", b.undone_at as "undoneAt",
             (select coalesce(jsonb_agg(jsonb_build_object('enrolmentId', be.enrolment_id, 'badge', be.badge,
                'hasCompleted', be.has_completed)), '[]') from completion_batch_enrolment be where be.batch_id = b.id) as people
        from completion_batch b where b.id = ${id}`);
  }

  async create(id: string, { cohortId, on, people }: Pick<StoredBatch, 'cohortId' | 'on' | 'people'>): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into completion_batch (id, cohort_id, completed_on, done_at, done_by) values (${id}, ${cohortId}, ${on}, ${at}, ${by})`);
    await this.database.query(sql`
      insert into completion_batch_enrolment (batch_id, enrolment_id, badge, has_completed)
      select ${id}, "enrolmentId", badge, "hasCompleted"
        from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as said ("enrolmentId" uuid, badge text, "hasCompleted" boolean)`);
  }

  /** Whether somebody whom a batch completed has a certificate that stands and that is not of this batch. */
  async wasReissued(id: string): Promise<boolean> {
    const found = await this.database.one(sql`
      select from completion_batch_enrolment be join certificate cert on cert.enrolment_id = be.enrolment_id
       where be.batch_id = ${id} and be.has_completed and cert.revoked_at is null and cert.batch_id is distinct from ${id} limit 1`);
    return found !== null;
  }

  /** Puts whom a batch completed back into training, as a step of their enrolment; says who that was. */
  async reopen(id: string, on: LocalDate, reason: string): Promise<string[]> {
    const { at, by } = stamp(this.clock);
    const reopened = await this.database.query<{ id: string }>(sql`
      with back as (
        update enrolment e set state = 'inTraining', completed_on = null, version = e.version + 1, updated_at = ${at}, updated_by = ${by}
          from completion_batch_enrolment be
         where be.batch_id = ${id} and be.has_completed and e.id = be.enrolment_id and e.state = 'completed'
        returning e.id
      ), stepped as (
        insert into enrolment_step (enrolment_id, position, from_state, to_state, taken_on, reason, recorded_at, recorded_by)
        select back.id, 1 + (select max(step.position) from enrolment_step step where step.enrolment_id = back.id),
               'completed', 'inTraining', ${on}, ${reason}, ${at}, ${by} from back
      ) select id from back`);
    return reopened.map(({ id: enrolmentId }) => enrolmentId);
  }

  async undo(id: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`update completion_batch set undone_at = ${at}, undone_by = ${by} where id = ${id}`);
  }
}
