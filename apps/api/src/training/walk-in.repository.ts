import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import type { Mark, MarkSource, WalkInWrite } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { IS_EXPECTED } from './attendance.queries';

/** A walk-in as stored. Removed or joined, they have neither name nor mark. */
export interface StoredWalkIn {
  readonly sessionId: string;
  readonly name: string | null;
  readonly mark: Mark | null;
  readonly minutes: number | null;
  readonly source: MarkSource | null;
  readonly isRemoved: boolean;
  readonly joinedEnrolmentId: string | null;
}

/** Somebody enrolled, as a walk-in may turn out to have been them. */
export interface Candidate {
  readonly enrolledOn: LocalDate | null;
  readonly leftOn: LocalDate | null;
  /** Whether they were expected at the session. */
  readonly isExpected: boolean;
  readonly mark: Mark;
  readonly minutes: number | null;
  /** Of their mark. */
  readonly version: number;
}

@Injectable()
export class WalkInRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<StoredWalkIn | null> {
    return this.database.one(sql`
      select w.session_id as "sessionId", wi.name, a.mark, a.minutes, a.source, w.removed_at is not null as "isRemoved",
             w.joined_enrolment_id as "joinedEnrolmentId"
        from walk_in w
        left join walk_in_identity wi on wi.walk_in_id = w.id
        left join attendance a on a.walk_in_id = w.id
       where w.id = ${id}`);
  }

  /** Whether an id is that of an enrolment: lines of a register are known by one or the other, so no id can be both. */
  async isEnrolment(id: string): Promise<boolean> {
    return (await this.database.one(sql`select from enrolment where id = ${id}`)) !== null;
  }

  async isPerson(id: string): Promise<boolean> {
    return (await this.database.one(sql`select from person where id = ${id}`)) !== null;
  }

  /** Adds somebody, or puts back who was removed: under the id, and after the versions, that they had. */
  async add(id: string, sessionId: string, { name, mark, minutes }: WalkInWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into walk_in (id, session_id, created_at, created_by) values (${id}, ${sessionId}, ${at}, ${by})
      on conflict (id) do update set removed_at = null`);
    await this.database.query(sql`insert into walk_in_identity (walk_in_id, name) values (${id}, ${name})`);
    await this.database.query(sql`
      with earlier as (
        select max(version) as version from attendance_history where session_id = ${sessionId} and walk_in_id = ${id}
      ), mark as (
        insert into attendance (session_id, walk_in_id, mark, minutes, source, mutation_id, version, recorded_at, recorded_by)
        -- Whoever adds somebody chooses the id, and it is the message, too.
        select ${sessionId}, ${id}, ${mark}, ${minutes ?? null}::integer, 'online',
               case when earlier.version is null then ${id}::uuid else gen_random_uuid() end,
               1 + coalesce(earlier.version, 0), ${at}::timestamptz, ${by}::uuid
          from earlier
        returning *
      )
      insert into attendance_history
             (session_id, walk_in_id, mark, minutes, source, mutation_id, outcome, version, said_at, said_by)
      select session_id, walk_in_id, mark, minutes, source, mutation_id, 'taken', version, recorded_at, recorded_by from mark`);
  }

  async rename(id: string, name: string): Promise<void> {
    await this.database.query(sql`update walk_in_identity set name = ${name} where walk_in_id = ${id}`);
  }

  /** Takes somebody off the register. What was said of them stays in the history; their name does not. */
  async remove(id: string): Promise<void> {
    await this.#clear(id);
    await this.database.query(sql`update walk_in set removed_at = ${this.clock.now()} where id = ${id}`);
  }

  /** The walk-in was this person: their line is the person's from now on. */
  async join(id: string, enrolmentId: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.#clear(id);
    await this.database.query(sql`
      update walk_in set joined_enrolment_id = ${enrolmentId}, joined_at = ${at}, joined_by = ${by}::uuid where id = ${id}`);
  }

  async #clear(id: string): Promise<void> {
    await this.database.query(sql`delete from attendance where walk_in_id = ${id}`);
    await this.database.query(sql`delete from walk_in_identity where walk_in_id = ${id}`);
  }

  /** Somebody of the session's cohort, held until the transaction ends; null for anybody else. */
  async candidate(sessionId: string, enrolmentId: string): Promise<Candidate | null> {
    await this.database.query(sql`select from enrolment where id = ${enrolmentId} for no key update`);
    return this.database.one(sql`
      select e.enrolled_on as "enrolledOn", e.left_on as "leftOn", ${IS_EXPECTED} as "isExpected",
             coalesce(a.mark, 'notMarked') as mark, a.minutes, coalesce(a.version, 0) as version
        from training_session s
        join enrolment e on e.cohort_id = s.cohort_id
        left join attendance a on a.session_id = s.id and a.enrolment_id = e.id
       where s.id = ${sessionId} and e.id = ${enrolmentId}`);
  }
}

/** The message by which a walk-in's mark becomes the person's. */
export const newMessage = (): string => randomUUID();
