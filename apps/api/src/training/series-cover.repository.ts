import { Injectable } from '@nestjs/common';
import type { CoverWrite, SessionPlan, StoredSession } from '@throughline/domain/training';
import sql, { empty, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';
import { stamp } from '../platform/stamp';
import type { StrandFacts } from './plan.queries';
import { SESSION_COLUMNS } from './training-session.queries';

/** A session that somebody asks to have covered. */
export interface CoveredSession extends StoredSession {
  readonly id: string;
  readonly position: number | null;
  readonly plan: SessionPlan;
  readonly cohort: { readonly id: string; readonly name: string };
  readonly strand: StrandFacts;
}

@Injectable()
export class SeriesCoverRepository {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** Sessions of the outgoing trainer that the actor may plan, in order of start. */
  async find(cover: CoverWrite): Promise<CoveredSession[]> {
    return this.#read(this.#asked(cover));
  }

  /** The same, held until the transaction ends, in the order of their ids. */
  async hold(cover: CoverWrite): Promise<CoveredSession[]> {
    const asked = this.#asked(cover);
    await this.database.query(sql`
      select s.id from training_session s join cohort c on c.id = s.cohort_id join strand st on st.id = c.strand_id
       where ${asked} order by s.id for no key update of s`);
    return this.#read(asked);
  }

  async replace(ids: readonly string[], { outId, inId }: CoverWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update session_trainer set account_id = ${inId} where account_id = ${outId} and session_id = any (${[...ids]}::uuid[])`);
    await this.database.query(sql`
      update training_session set version = version + 1, updated_at = ${at}, updated_by = ${by} where id = any (${[...ids]}::uuid[])`);
  }

  #asked({ outId, from, until, cohortId, strandId, sessionIds }: CoverWrite): Sql {
    return sql`
      ${this.policy.narrow('trainingSession.write', SESSION_COLUMNS)}
      and exists (select from session_trainer t where t.session_id = s.id and t.account_id = ${outId})
      and s.date between ${from} and ${until}
      ${cohortId === undefined ? empty : sql`and c.id = ${cohortId}`}
      ${strandId === undefined ? empty : sql`and st.id = ${strandId}`}
      ${sessionIds === undefined ? empty : sql`and s.id = any (${[...sessionIds]}::uuid[])`}`;
  }

  async #read(asked: Sql): Promise<CoveredSession[]> {
    return this.database.query(sql`
      select s.id, s.series_position as position, s.state, ${isoInstant(sql`s.starts_at`)} as "startsAt",
             ${isoInstant(sql`s.ends_at`)} as "endsAt", ${isoInstant(sql`s.register_submitted_at`)} as "registerSubmittedAt",
             jsonb_build_object('id', c.id, 'name', c.name) as cohort,
             jsonb_build_object('strandId', st.id, 'programmeId', st.programme_id, 'startDate', st.start_date, 'endDate', st.end_date,
               'regionIds', '[]'::jsonb) as strand,
             jsonb_build_object('date', s.date, 'title', s.title, 'startTime', s.start_time, 'endTime', s.end_time,
               'timeZone', s.time_zone, 'mode', s.mode, 'venueId', s.venue_id, 'needsToBring', s.needs_to_bring,
               'exceptionNote', s.exception_note,
               'trainerIds', array(select account_id from session_trainer where session_id = s.id order by 1)) as plan
        from training_session s join cohort c on c.id = s.cohort_id join strand st on st.id = c.strand_id
       where ${asked} order by s.starts_at, s.id`);
  }
}
