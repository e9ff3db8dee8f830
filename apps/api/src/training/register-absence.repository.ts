import { Injectable } from '@nestjs/common';
import type { CallWrite, KnownAbsenceWrite } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

export interface StoredAbsence {
  readonly version: number;
  readonly enrolmentId: string;
  readonly write: KnownAbsenceWrite;
}

@Injectable()
export class RegisterAbsenceRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<StoredAbsence | null> {
    return this.database.one<StoredAbsence>(sql`
      select version, enrolment_id as "enrolmentId",
             jsonb_build_object('from', from_date, 'until', until_date, 'reason', reason) as write
        from known_absence where id = ${id} for no key update`);
  }

  async create(id: string, enrolmentId: string, { from, until, reason }: KnownAbsenceWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into known_absence (id, enrolment_id, from_date, until_date, reason, created_at, created_by, updated_at, updated_by)
      values (${id}, ${enrolmentId}, ${from}, ${until}, ${reason}, ${at}, ${by}, ${at}, ${by})`);
  }

  async edit(id: string, { from, until, reason }: KnownAbsenceWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update known_absence
         set from_date = ${from}, until_date = ${until}, reason = ${reason}, version = version + 1, updated_at = ${at},
             updated_by = ${by}::uuid
       where id = ${id}`);
  }

  async remove(id: string): Promise<void> {
    await this.database.query(sql`delete from known_absence where id = ${id}`);
  }

  /** Notes that somebody was called about what they missed up to a session. Said again, the later day stands. */
  async call(enrolmentId: string, sessionId: string, { calledOn }: CallWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into absence_call (enrolment_id, session_id, called_on, recorded_at, recorded_by)
      values (${enrolmentId}, ${sessionId}, ${calledOn}, ${at}, ${by})
      on conflict (enrolment_id, session_id) do update
        set called_on = excluded.called_on, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`);
  }

  async uncall(enrolmentId: string, sessionId: string): Promise<void> {
    await this.database.query(sql`
      delete from absence_call where enrolment_id = ${enrolmentId} and session_id = ${sessionId}`);
  }
}
