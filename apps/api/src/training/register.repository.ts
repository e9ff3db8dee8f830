import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import { moveEnrolment, type Mark, type MarkSource } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { AttendanceRow } from './attendance.row';
import { IS_ENTRY } from './attendance.queries';
import { stamp } from '../platform/stamp';
import { WalkInIdentityRow, WalkInRow } from './walk-in.row';

/** A mark that was decided on, with the version that it takes the place of: 0 for the first one. */
export interface NewMark {
  readonly entryId: string;
  readonly kind: 'enrolled' | 'walkIn';
  readonly mark: Mark;
  readonly minutes: number | null;
  readonly baseVersion: number;
  readonly mutationId: string;
}

@Injectable()
export class RegisterRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes each mark whose standing version is still the one that was decided on, and gives the entries that were written. PostgreSQL
   * compares the versions row by row, so of two messages at once one is written and the other is told.
   * @param marks at most one an entry
   */
  async write(sessionId: string, marks: readonly NewMark[], source: MarkSource): Promise<ReadonlySet<string>> {
    if (marks.length === 0) return new Set();
    const { at, by } = stamp(this.clock);
    // In one order everywhere, so that two messages about the same people never wait for each other.
    const written = await this.database.query<{ entryId: string }>(sql`
      with said as (
        select * from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
          as said("entryId" uuid, kind text, mark text, minutes integer, "baseVersion" integer, "mutationId" uuid)
         order by "entryId"
      ), enrolled as (
        insert into attendance as a (session_id, enrolment_id, mark, minutes, source, mutation_id, version, recorded_at, recorded_by)
        select ${sessionId}::uuid, "entryId", mark, minutes, ${source}, "mutationId", "baseVersion" + 1, ${at}, ${by}::uuid
          from said where kind = 'enrolled'
        on conflict (session_id, enrolment_id) do update
          set mark = excluded.mark, minutes = excluded.minutes, source = excluded.source, mutation_id = excluded.mutation_id,
              version = excluded.version, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
          where a.version = excluded.version - 1
        returning enrolment_id as "entryId"
      ), walked_in as (
        update attendance a
           set mark = said.mark, minutes = said.minutes, source = ${source}, mutation_id = said."mutationId",
               version = a.version + 1, recorded_at = ${at}, recorded_by = ${by}::uuid
          from said
         where said.kind = 'walkIn' and a.session_id = ${sessionId} and a.walk_in_id = said."entryId"
           and a.version = said."baseVersion"
        returning a.walk_in_id as "entryId"
      )
      select "entryId" from enrolled union all select "entryId" from walked_in`);
    return new Set(written.map(({ entryId }) => entryId));
  }

  /** Puts those who were enrolled and have now come for the first time in training (domain B2). */
  async begin(enrolmentIds: readonly string[], on: LocalDate): Promise<void> {
    if (enrolmentIds.length === 0 || !moveEnrolment('enrolled', 'inTraining').ok) return;
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      with begun as (
        select id from enrolment where id = any (${[...enrolmentIds]}::uuid[]) and state = 'enrolled'
         order by id for no key update
      ), step as (
        insert into enrolment_step (enrolment_id, position, from_state, to_state, taken_on, recorded_at, recorded_by)
        select begun.id, 1 + coalesce(max(before.position), 0), 'enrolled', 'inTraining', ${on}::date, ${at}::timestamptz, ${by}::uuid
          from begun left join enrolment_step before on before.enrolment_id = begun.id group by begun.id
      )
      update enrolment e
         set state = 'inTraining', began_on = ${on}::date, version = version + 1, updated_at = ${at}::timestamptz, updated_by = ${by}::uuid
        from begun where e.id = begun.id`);
  }

  async walkInOf(id: string): Promise<{ sessionId: string; name: string } | null> {
    return this.database.one(sql`
      select w.session_id as "sessionId", wi.name
        from walk_in w join walk_in_identity wi on wi.walk_in_id = w.id where w.id = ${id}`);
  }

  /** Whether an id is that of an enrolment: lines of a register are known by one or the other, so no id can be both. */
  async isEnrolment(id: string): Promise<boolean> {
    return (await this.database.one(sql`select from enrolment where id = ${id}`)) !== null;
  }

  async addWalkIn(walkIn: { id: string; sessionId: string; name: string; mark: Mark }): Promise<void> {
    const { id, sessionId, name, mark } = walkIn;
    const { at, by } = stamp(this.clock);
    await this.database.manager.insert(WalkInRow, { id, sessionId, createdAt: at, createdBy: by });
    await this.database.manager.insert(WalkInIdentityRow, { walkInId: id, name });
    await this.database.manager.insert(AttendanceRow, {
      ...{ sessionId, walkInId: id, mark, version: 1, source: 'online' as const, recordedAt: at, recordedBy: by },
      // Whoever adds somebody chooses the id, and it is the message, too.
      mutationId: id,
    });
  }

  /**
   * Takes back what was said ahead of those who are no longer expected and did not come (an apology, then they left): the register that is
   * handed in speaks of the people on it.
   */
  async clearUnexpected(sessionId: string): Promise<void> {
    await this.database.query(sql`
      update attendance a set mark = 'notMarked', minutes = null, version = a.version + 1
        from training_session s, enrolment e
       where s.id = ${sessionId} and a.session_id = s.id and e.id = a.enrolment_id and a.mark <> 'notMarked' and not ${IS_ENTRY}`);
  }
}
