import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type LocalDate, type Subject } from '@throughline/domain/shared';
import { instantsOf } from '@throughline/domain/shared/time';
import type {
  EditedSession,
  LeftAlone,
  SeriesEdit,
  SeriesTemplate,
  SeriesWrite,
  SessionPlan,
} from '@throughline/domain/training';
import sql, { empty } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { stamp } from '../platform/stamp';

/** A series as its rules need it. */
export interface HeldSeries {
  readonly id: string;
  readonly version: number;
  readonly firstPosition: number;
  readonly movedByDays: number;
  readonly write: SeriesWrite;
  readonly subject: Subject;
  /** Those of its cohort: they plan all of its sessions. Whoever only covers one plans that one. */
  readonly cohortTrainerIds: readonly string[];
}

/** A session of a series, held for an edit. */
export interface HeldSessionOfSeries extends EditedSession {
  readonly id: string;
}

/** A session of a series that is written. */
export interface SeriesSession {
  readonly sessionId: string;
  readonly position: number;
  readonly plan: SessionPlan;
  readonly moduleIds: readonly string[];
}

/** An edit that was made. */
export interface MadeEdit {
  readonly seriesId: string;
  readonly edit: SeriesEdit;
  readonly changedIds: readonly string[];
  readonly leftAlone: readonly LeftAlone[];
}

/** The id of a session of a series: the same each time, so that a series that is sent twice is saved once. A UUID of version 8. */
export const sessionIdOf = (seriesId: string, position: number): string => {
  const hex = createHash('sha256').update(`${seriesId} ${position}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

type Row = SeriesWrite & {
  version: number;
  firstPosition: number;
  movedByDays: number;
  programmeId: string;
  strandId: string;
  subjectTrainerIds: string[];
  cohortTrainerIds: string[];
};

@Injectable()
export class SeriesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Holds the series until the transaction ends, so that it is edited by one at a time; null when there is none. */
  async hold(id: string): Promise<HeldSeries | null> {
    await this.database.query(sql`select from session_series where id = ${id} for no key update`);
    return this.find(id);
  }

  async find(id: string): Promise<HeldSeries | null> {
    const row = await this.database.one<Row>(sql`
      select f.version, f.first_position as "firstPosition", f.moved_by_days as "movedByDays", f.cohort_id as "cohortId",
             f.first_date as "firstDate", f.rule, f.title, f.is_numbered as "isNumbered", f.start_time as "startTime",
             f.end_time as "endTime", f.time_zone as "timeZone", f.mode, f.venue_id as "venueId",
             f.trainer_ids::text[] as "trainerIds", f.needs_to_bring as "needsToBring", f.modules_by_position as "modulesByPosition",
             f.exception_note as "exceptionNote", st.programme_id as "programmeId", st.id as "strandId",
             array(select account_id::text from cohort_trainer where cohort_id = f.cohort_id
                   union select t.account_id::text from session_trainer t join training_session s on s.id = t.session_id
                    where s.series_id = f.id) as "subjectTrainerIds",
             array(select account_id::text from cohort_trainer where cohort_id = f.cohort_id) as "cohortTrainerIds"
        from session_series f join cohort c on c.id = f.cohort_id join strand st on st.id = c.strand_id
       where f.id = ${id}`);
    if (!row) return null;
    const {
      version,
      firstPosition,
      movedByDays,
      programmeId,
      strandId,
      subjectTrainerIds,
      cohortTrainerIds,
      ...write
    } = row;
    const subject = { programmeId, strandId, trainerIds: subjectTrainerIds };
    return { id, version, firstPosition, movedByDays, write, subject, cohortTrainerIds };
  }

  /** The sessions of a series, held in the order of their ids and then read as they are, in the order of their positions. */
  async holdSessions(seriesId: string): Promise<HeldSessionOfSeries[]> {
    await this.database.query(
      sql`select from training_session where series_id = ${seriesId} order by id for no key update`,
    );
    return this.findSessions(seriesId);
  }

  async findSessions(seriesId: string): Promise<HeldSessionOfSeries[]> {
    return this.database.query(sql`
      select s.id, s.series_position as position, s.series_date as "seriesDate", s.state,
             ${isoInstant(sql`s.starts_at`)} as "startsAt", ${isoInstant(sql`s.ends_at`)} as "endsAt",
             ${isoInstant(sql`s.register_submitted_at`)} as "registerSubmittedAt",
             jsonb_build_object('date', s.date, 'title', s.title, 'startTime', s.start_time, 'endTime', s.end_time,
               'timeZone', s.time_zone, 'mode', s.mode, 'venueId', s.venue_id, 'needsToBring', s.needs_to_bring,
               'exceptionNote', s.exception_note,
               'trainerIds', array(select account_id from session_trainer where session_id = s.id order by 1)) as plan
        from training_session s where s.series_id = ${seriesId} order by s.series_position`);
  }

  async create(series: Omit<HeldSeries, 'version' | 'subject' | 'cohortTrainerIds'>): Promise<void> {
    const { id, firstPosition, movedByDays, write } = series;
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into session_series (id, cohort_id, first_date, rule, first_position, moved_by_days, title, is_numbered, start_time, end_time,
        time_zone, mode, venue_id, trainer_ids, needs_to_bring, modules_by_position, exception_note, created_at, created_by, updated_at,
        updated_by)
      values (${id}, ${write.cohortId}, ${write.firstDate}, ${JSON.stringify(write.rule)}, ${firstPosition}, ${movedByDays},
        ${write.title}, ${write.isNumbered}, ${write.startTime}, ${write.endTime}, ${write.timeZone}, ${write.mode}, ${write.venueId},
        ${[...write.trainerIds]}, ${write.needsToBring}, ${JSON.stringify(write.modulesByPosition)}, ${write.exceptionNote}, ${at}, ${by},
        ${at}, ${by})`);
  }

  /** All sessions of a new series, in three statements however many there are. */
  async createSessions(seriesId: string, cohortId: string, sessions: readonly SeriesSession[]): Promise<void> {
    const { at, by } = stamp(this.clock);
    const rows = sessions.map(({ sessionId, position, plan }) => ({ id: sessionId, position, ...columnsOf(plan) }));
    await this.database.query(sql`
      insert into training_session (id, cohort_id, series_id, series_position, series_date, title, date, first_date, start_time, end_time,
        time_zone, starts_at, ends_at, mode, venue_id, needs_to_bring, exception_note, state, created_at, created_by, updated_at,
        updated_by)
      select id, ${cohortId}, ${seriesId}, position, date, title, date, date, start_time, end_time, time_zone, starts_at, ends_at, mode,
             venue_id, needs_to_bring, exception_note, 'scheduled', ${at}::timestamptz, ${by}::uuid, ${at}::timestamptz, ${by}::uuid
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, position int, title text, date date, start_time text,
          end_time text, time_zone text, starts_at timestamptz, ends_at timestamptz, mode text, venue_id uuid, needs_to_bring text,
          exception_note text)`);
    await this.database.query(sql`
      insert into session_module (session_id, module_id)
      select session_id, module_id from jsonb_to_recordset(${JSON.stringify(
        sessions.flatMap(({ sessionId, moduleIds }) =>
          moduleIds.map((moduleId) => ({ session_id: sessionId, module_id: moduleId })),
        ),
      )}::jsonb) as row (session_id uuid, module_id uuid)`);
    await this.#addTrainers(sessions);
  }

  /** Writes the plans of sessions; those that are in the series move along with its days. */
  async editSessions(sessions: readonly { sessionId: string; plan: SessionPlan }[]): Promise<void> {
    const { at, by } = stamp(this.clock);
    const rows = sessions.map(({ sessionId, plan }) => ({ id: sessionId, ...columnsOf(plan) }));
    await this.database.query(sql`
      update training_session s
         set title = row.title, date = row.date, start_time = row.start_time, end_time = row.end_time, time_zone = row.time_zone,
             starts_at = row.starts_at, ends_at = row.ends_at, mode = row.mode, venue_id = row.venue_id,
             needs_to_bring = row.needs_to_bring, exception_note = row.exception_note, version = s.version + 1,
             updated_at = ${at}, updated_by = ${by}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, title text, date date, start_time text,
          end_time text, time_zone text, starts_at timestamptz, ends_at timestamptz, mode text, venue_id uuid, needs_to_bring text,
          exception_note text)
       where s.id = row.id`);
    await this.database.query(sql`
      delete from session_trainer where session_id = any (${sessions.map(({ sessionId }) => sessionId)}::uuid[])`);
    await this.#addTrainers(sessions);
  }

  async cancelSessions(ids: readonly string[], reason: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update training_session
         set state = 'cancelled', cancel_reason = ${reason}, postpone_reason = null, version = version + 1, updated_at = ${at},
             updated_by = ${by}
       where id = any (${[...ids]}::uuid[])`);
  }

  /** Moves the days that a series gives its sessions, also of those that are on a day of their own. */
  async moveSeriesDates(ids: readonly string[], days: number): Promise<void> {
    await this.database.query(
      sql`update training_session set series_date = series_date + ${days}::int where id = any (${[...ids]}::uuid[])`,
    );
  }

  /** Writes what a series says of its sessions; with `rule`, also when they are. */
  async editSeries(
    id: string,
    template: SeriesTemplate,
    {
      movedByDays,
      rule,
      modulesByPosition,
    }: { movedByDays: number; rule?: SeriesWrite['rule']; modulesByPosition?: unknown },
  ): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update session_series
         set title = ${template.title}, start_time = ${template.startTime}, end_time = ${template.endTime},
             time_zone = ${template.timeZone}, mode = ${template.mode}, venue_id = ${template.venueId},
             trainer_ids = ${[...template.trainerIds]}, needs_to_bring = ${template.needsToBring},
             exception_note = ${template.exceptionNote}, moved_by_days = ${movedByDays},
             ${rule ? sql`rule = ${JSON.stringify(rule)}, modules_by_position = ${JSON.stringify(modulesByPosition)},` : empty}
             version = version + 1, updated_at = ${at}, updated_by = ${by}
       where id = ${id}`);
  }

  /** Hands the sessions from a position on over to another series. */
  async handOver(from: string, to: string, position: number): Promise<void> {
    await this.database.query(sql`
      update training_session set series_id = ${to}, version = version + 1
       where series_id = ${from} and series_position >= ${position}`);
  }

  async findEdit(id: string): Promise<MadeEdit | null> {
    return this.database.one<MadeEdit>(sql`
      select series_id as "seriesId", edit, changed_ids::text[] as "changedIds", left_alone as "leftAlone"
        from series_edit where id = ${id}`);
  }

  async keepEdit(id: string, { seriesId, edit, changedIds, leftAlone }: MadeEdit): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into series_edit (id, series_id, edit, changed_ids, left_alone, made_at, made_by)
      values (${id}, ${seriesId}, ${JSON.stringify(edit)}, ${[...changedIds]}, ${JSON.stringify(leftAlone)}, ${at}, ${by})`);
  }

  async #addTrainers(sessions: readonly { sessionId: string; plan: SessionPlan }[]): Promise<void> {
    const rows = sessions.flatMap(({ sessionId, plan }) =>
      plan.trainerIds.map((trainerId) => ({ session_id: sessionId, account_id: trainerId })),
    );
    await this.database.query(sql`
      insert into session_trainer (session_id, account_id)
      select session_id, account_id
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (session_id uuid, account_id uuid)`);
  }
}

const columnsOf = (plan: SessionPlan) => {
  const { startsAt, endsAt } = instantsOf(plan);
  const { title, date, mode } = plan;
  return {
    ...{ title, date: date satisfies LocalDate, mode, start_time: plan.startTime, end_time: plan.endTime },
    ...{ time_zone: plan.timeZone, starts_at: startsAt, ends_at: endsAt, venue_id: plan.venueId },
    ...{ needs_to_bring: plan.needsToBring, exception_note: plan.exceptionNote },
  };
};
