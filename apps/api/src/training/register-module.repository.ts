import { Injectable } from '@nestjs/common';
import type { RegisterModule } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

@Injectable()
export class RegisterModuleRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A module of the session's course, as the session had it; null for one of another course. */
  async find(sessionId: string, moduleId: string): Promise<RegisterModule | null> {
    return this.database.one(sql`
      select m.id, m.title, m.is_core as "isCore", coalesce(sm.is_planned, false) as "isPlanned",
             coalesce(sm.is_delivered, false) as "isDelivered"
        from training_session s
        join cohort c on c.id = s.cohort_id
        join course_module m on m.course_id = c.course_id
        left join session_module sm on sm.session_id = s.id and sm.module_id = m.id
       where s.id = ${sessionId} and m.id = ${moduleId}`);
  }

  /** Says whether the session delivered a module. One that was neither planned nor delivered is none of the session's. */
  async say(sessionId: string, { id, isPlanned }: RegisterModule, isDelivered: boolean): Promise<void> {
    const { at, by } = stamp(this.clock);
    if (!isPlanned && !isDelivered) {
      await this.database.query(sql`
        delete from session_module where session_id = ${sessionId} and module_id = ${id} and not is_planned`);
      return;
    }
    await this.database.query(sql`
      insert into session_module (session_id, module_id, is_planned, is_delivered, said_at, said_by)
      values (${sessionId}, ${id}, ${isPlanned}, ${isDelivered}, ${at}, ${by})
      on conflict (session_id, module_id) do update
        set is_delivered = excluded.is_delivered, said_at = excluded.said_at, said_by = excluded.said_by`);
  }

  /** Says whether somebody had a module that the session delivered. */
  async tick(where: { sessionId: string; enrolmentId: string; moduleId: string }, isHeld: boolean): Promise<void> {
    const { at, by } = stamp(this.clock);
    const { sessionId, enrolmentId, moduleId } = where;
    await this.database.query(sql`
      insert into module_tick (session_id, enrolment_id, module_id, is_held, recorded_at, recorded_by)
      values (${sessionId}, ${enrolmentId}, ${moduleId}, ${isHeld}, ${at}, ${by})
      on conflict (session_id, enrolment_id, module_id) do update
        set is_held = excluded.is_held, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`);
  }
}
