import { Injectable } from '@nestjs/common';
import type { Subject } from '@throughline/domain/shared';
import { type LocalDate } from '@throughline/domain/shared';
import { instantsOf } from '@throughline/domain/shared/time';
import type { SessionState, StoredSession, TrainingSessionWrite } from '@throughline/domain/training';
import sql, { raw } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { stamp } from '../platform/stamp';
import { TrainingSessionRow } from './training-session.row';

/** A session as its rules need it. */
export interface HeldSession extends StoredSession {
  readonly id: string;
  readonly version: number;
  readonly date: LocalDate;
  readonly cancelReason: string | null;
  readonly postponeReason: string | null;
  readonly write: TrainingSessionWrite;
  readonly subject: Subject;
}

/** `share`: others may mark at the same time, but nobody hands in or changes the plan. `alone`: nobody does either. */
export type Hold = 'share' | 'alone';

type Row = Omit<TrainingSessionWrite, 'isDraft'> &
  StoredSession & {
    version: number;
    cancelReason: string | null;
    postponeReason: string | null;
    programmeId: string;
    strandId: string;
    cohortTrainerIds: string[];
  };

@Injectable()
export class TrainingSessionRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Holds the session until the transaction ends, and reads it as it is from then on; null when there is none. */
  async hold(id: string, how: Hold): Promise<HeldSession | null> {
    const strength = raw(how === 'share' ? 'share' : 'no key update');
    // The lock comes first and by itself: a statement that waited for one would read the rest as it was before the wait.
    await this.database.query(sql`select from training_session where id = ${id} for ${strength}`);
    const row = await this.database.one<Row>(sql`
      select s.version, s.cohort_id as "cohortId", s.title, s.date, s.start_time as "startTime", s.end_time as "endTime",
             s.time_zone as "timeZone", s.mode, s.venue_id as "venueId", s.state, s.cancel_reason as "cancelReason",
             s.postpone_reason as "postponeReason", s.needs_to_bring as "needsToBring", s.exception_note as "exceptionNote",
             ${isoInstant(sql`s.starts_at`)} as "startsAt", ${isoInstant(sql`s.ends_at`)} as "endsAt",
             ${isoInstant(sql`s.register_submitted_at`)} as "registerSubmittedAt", st.programme_id as "programmeId",
             st.id as "strandId",
             array(select module_id::text from session_module where session_id = s.id and is_planned order by 1) as "moduleIds",
             array(select account_id::text from session_trainer where session_id = s.id order by 1) as "trainerIds",
             array(select account_id::text from cohort_trainer where cohort_id = s.cohort_id) as "cohortTrainerIds"
        from training_session s join cohort c on c.id = s.cohort_id join strand st on st.id = c.strand_id
       where s.id = ${id}`);
    return row && heldOf(id, row);
  }

  async create(id: string, write: TrainingSessionWrite): Promise<void> {
    await this.database.manager.insert(TrainingSessionRow, {
      id,
      ...stamp(this.clock).created,
      ...planOf(write),
      firstDate: write.date,
      state: write.isDraft ? 'draft' : 'scheduled',
    });
    await this.#link(id, write);
  }

  /** Postponed it stays only with `state` saying so. */
  async edit(id: string, write: TrainingSessionWrite, state: SessionState): Promise<void> {
    const plan = { ...planOf(write), state, ...(state !== 'postponed' && { postponeReason: null }) };
    await this.database.manager.update(TrainingSessionRow, { id }, { ...stamp(this.clock).changed, ...plan });
    // What somebody has said about a module's delivery outlives the plan.
    await this.database.query(sql`
      delete from session_module
       where session_id = ${id} and module_id <> all (${[...write.moduleIds]}::uuid[]) and not (said_at is not null and is_delivered)`);
    await this.database.query(sql`
      update session_module set is_planned = false
       where session_id = ${id} and module_id <> all (${[...write.moduleIds]}::uuid[])`);
    await this.database.query(sql`delete from session_trainer where session_id = ${id}`);
    await this.#link(id, write);
  }

  async cancel(id: string, state: SessionState, cancelReason: string): Promise<void> {
    await this.database.manager.update(
      TrainingSessionRow,
      { id },
      { ...stamp(this.clock).changed, state, cancelReason, postponeReason: null },
    );
  }

  async postpone(id: string, state: SessionState, postponeReason: string): Promise<void> {
    await this.database.manager.update(
      TrainingSessionRow,
      { id },
      { ...stamp(this.clock).changed, state, postponeReason },
    );
  }

  async submitRegister(id: string, state: SessionState): Promise<void> {
    const { changed, at, by } = stamp(this.clock);
    const submission = { registerSubmittedAt: at, registerSubmittedBy: by };
    await this.database.manager.update(TrainingSessionRow, { id }, { ...changed, state, ...submission });
  }

  async reopenRegister(id: string, state: SessionState): Promise<void> {
    await this.database.manager.update(TrainingSessionRow, { id }, { ...stamp(this.clock).changed, state });
  }

  async #link(id: string, { moduleIds, trainerIds }: TrainingSessionWrite): Promise<void> {
    await this.database.query(sql`
      insert into session_module (session_id, module_id) select ${id}, unnest(${[...moduleIds]}::uuid[])
      on conflict (session_id, module_id) do update set is_planned = true`);
    await this.database.query(sql`
      insert into session_trainer (session_id, account_id) select ${id}, unnest(${[...trainerIds]}::uuid[])`);
  }
}

const planOf = ({ moduleIds: _modules, trainerIds: _trainers, isDraft: _draft, ...plan }: TrainingSessionWrite) => {
  const { startsAt, endsAt } = instantsOf(plan);
  return { ...plan, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
};

const heldOf = (id: string, row: Row): HeldSession => {
  const { version, state, startsAt, endsAt, registerSubmittedAt, cancelReason, postponeReason, ...plan } = row;
  const { programmeId, strandId, cohortTrainerIds, ...rest } = plan;
  const write = { ...rest, isDraft: state === 'draft' };
  return {
    ...{ id, version, state, startsAt, endsAt, registerSubmittedAt, cancelReason, postponeReason, write },
    date: write.date,
    subject: { programmeId, strandId, trainerIds: [...write.trainerIds, ...cohortTrainerIds] },
  };
};
