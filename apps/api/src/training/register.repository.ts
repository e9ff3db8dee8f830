import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import {
  moveEnrolment,
  type HeadcountWrite,
  type Mark,
  type MarkSource,
  type RegisterKind,
  type SaidOutcome,
} from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { IS_AWAY, IS_ENTRY } from './attendance.queries';
import { stamp } from '../platform/stamp';

/** Something that was said of somebody. */
export interface SaidMark {
  readonly entryId: string;
  readonly kind: 'enrolled' | 'walkIn';
  readonly mark: Mark;
  readonly minutes: number | null;
  readonly mutationId: string;
}

/** A mark that was decided on, with the version that it takes the place of: 0 for the first one. */
export interface NewMark extends SaidMark {
  readonly baseVersion: number;
}

/** Something that was said and is not the mark, or was it already. */
export interface Unwritten extends SaidMark {
  readonly outcome: Exclude<SaidOutcome, 'taken'>;
}

@Injectable()
export class RegisterRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes each mark whose standing version is still the one that was decided on, with its line of the history, and gives the entries
   * that were written. PostgreSQL compares the versions row by row, so of two messages at once one is written and the other is told.
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
        returning enrolment_id as "entryId", version
      ), walked_in as (
        update attendance a
           set mark = said.mark, minutes = said.minutes, source = ${source}, mutation_id = said."mutationId",
               version = a.version + 1, recorded_at = ${at}, recorded_by = ${by}::uuid
          from said
         where said.kind = 'walkIn' and a.session_id = ${sessionId} and a.walk_in_id = said."entryId"
           and a.version = said."baseVersion"
        returning a.walk_in_id as "entryId", a.version
      ), written as (
        select * from enrolled union all select * from walked_in
      ), kept as (
        insert into attendance_history
               (session_id, enrolment_id, walk_in_id, mark, minutes, source, mutation_id, outcome, version, said_at, said_by)
        select ${sessionId}::uuid, case when kind = 'enrolled' then "entryId" end, case when kind = 'walkIn' then "entryId" end,
               mark, minutes, ${source}, "mutationId", 'taken', written.version, ${at}, ${by}::uuid
          from said join written using ("entryId")
        on conflict do nothing
      )
      select "entryId" from written`);
    return new Set(written.map(({ entryId }) => entryId));
  }

  /** Remembers what was said and did not become the mark. The same message again is not remembered twice. */
  async remember(sessionId: string, said: readonly Unwritten[], source: MarkSource): Promise<void> {
    if (said.length === 0) return;
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into attendance_history (session_id, enrolment_id, walk_in_id, mark, minutes, source, mutation_id, outcome, said_at, said_by)
      select ${sessionId}::uuid, case when kind = 'enrolled' then "entryId" end, case when kind = 'walkIn' then "entryId" end,
             mark, minutes, ${source}, "mutationId", outcome, ${at}, ${by}::uuid
        from jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
          as said("entryId" uuid, kind text, mark text, minutes integer, "mutationId" uuid, outcome text)
      on conflict do nothing`);
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

  /**
   * Writes down what a register is handed in with, beside what was said: the apology of everybody who is known to be away and has no
   * other mark, and nothing of those who are no longer on it and did not come (an apology, then they left). Whoever hands it in
   * saw what was disputed, and leaves it as it stands.
   */
  async close(sessionId: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    const said = sql`${at}::timestamptz, ${by}::uuid`;
    await this.database.query(sql`
      with away as (
        insert into attendance as mark (session_id, enrolment_id, mark, source, mutation_id, version, recorded_at, recorded_by)
        select s.id, e.id, 'apology', 'online', gen_random_uuid(), 1 + coalesce(a.version, 0), ${said}
          from training_session s
          join enrolment e on e.cohort_id = s.cohort_id
          left join attendance a on a.session_id = s.id and a.enrolment_id = e.id
         where s.id = ${sessionId} and ${IS_ENTRY} and ${IS_AWAY}
        on conflict (session_id, enrolment_id) do update
          set mark = excluded.mark, minutes = null, source = excluded.source, mutation_id = excluded.mutation_id,
              version = excluded.version, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
        returning mark.*
      ), gone as (
        update attendance mark set mark = 'notMarked', minutes = null, version = mark.version + 1, mutation_id = gen_random_uuid(),
               recorded_at = ${at}::timestamptz, recorded_by = ${by}::uuid
          from training_session s, enrolment e, attendance a
         where s.id = ${sessionId} and mark.session_id = s.id and e.id = mark.enrolment_id and a.id = mark.id
           and a.mark <> 'notMarked' and not ${IS_ENTRY}
        returning mark.*
      ), kept as (
        insert into attendance_history
               (session_id, enrolment_id, walk_in_id, mark, minutes, source, mutation_id, outcome, said_at, said_by)
        select a.session_id, a.enrolment_id, a.walk_in_id, a.mark, a.minutes, 'online', gen_random_uuid(), 'kept', ${said}
          from attendance a
         where a.session_id = ${sessionId} and exists (
           select from attendance_history h
            where h.session_id = a.session_id and coalesce(h.enrolment_id, h.walk_in_id) = coalesce(a.enrolment_id, a.walk_in_id)
              and h.outcome = 'notTaken' and h.id > coalesce((
                select max(later.id) from attendance_history later
                 where later.session_id = h.session_id and later.outcome <> 'notTaken'
                   and coalesce(later.enrolment_id, later.walk_in_id) = coalesce(h.enrolment_id, h.walk_in_id)), 0))
      )
      insert into attendance_history
             (session_id, enrolment_id, mark, minutes, source, mutation_id, outcome, version, said_at, said_by)
      select session_id, enrolment_id, mark, minutes, source, mutation_id, 'taken', version, ${said} from away
      union all
      select session_id, enrolment_id, mark, minutes, source, mutation_id, 'taken', version, ${said} from gone`);
  }

  async kindOf(sessionId: string): Promise<RegisterKind> {
    const row = await this.database.one<{ kind: RegisterKind }>(sql`
      select register_kind as kind from training_session where id = ${sessionId}`);
    return row?.kind ?? 'named';
  }

  async changeKind(sessionId: string, kind: RegisterKind): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update training_session
         set register_kind = ${kind}, version = version + 1, updated_at = ${at}, updated_by = ${by}::uuid where id = ${sessionId}`);
  }

  /** Says how many came, for the first time or anew. */
  async count(sessionId: string, { headcount, method }: HeadcountWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into session_headcount as c (session_id, headcount, method, version, recorded_at, recorded_by)
      values (${sessionId}, ${headcount}, ${method}, 1, ${at}, ${by})
      on conflict (session_id) do update
        set headcount = excluded.headcount, method = excluded.method, version = c.version + 1, recorded_at = excluded.recorded_at,
            recorded_by = excluded.recorded_by`);
  }

  async uncount(sessionId: string): Promise<void> {
    await this.database.query(sql`delete from session_headcount where session_id = ${sessionId}`);
  }
}
