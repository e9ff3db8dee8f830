import { Injectable } from '@nestjs/common';
import type { Subject } from '@throughline/domain/shared';
import {
  planAt,
  setApart,
  stateAt,
  templateOf,
  type Series,
  type SeriesList,
  type SessionPlan,
  type StoredSession,
} from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';

type StoredMember = Omit<Series['sessions'][number], 'setApart'> &
  StoredSession & { readonly seriesDate: string; readonly plan: SessionPlan };
type Stored = Omit<Series, 'may' | 'sessions'> & {
  readonly sessions: readonly StoredMember[];
  readonly subjectTrainerIds: readonly string[];
};

const HEAD = sql`
  f.id, f.version, f.cohort_id as "cohortId", f.title, f.first_date as "firstDate", f.rule, f.moved_by_days as "movedByDays"`;

/** Series as people see them. Their sessions are seen by whoever sees the series: its cohort's trainers and its own. */
@Injectable()
export class SeriesQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<{ series: Series; subject: Subject } | null> {
    const stored = await this.database.one<Stored>(sql`
      select ${HEAD}, f.is_numbered as "isNumbered", f.start_time as "startTime", f.end_time as "endTime", f.time_zone as "timeZone",
             f.mode, f.venue_id as "venueId", f.trainer_ids::text[] as "trainerIds", f.needs_to_bring as "needsToBring",
             f.modules_by_position as "modulesByPosition", f.exception_note as "exceptionNote",
             (select jsonb_build_object('id', v.id, 'name', v.name) from venue v where v.id = f.venue_id) as venue,
             (select coalesce(jsonb_agg(jsonb_build_object('id', acc.id, 'name', acc.name) order by acc.name, acc.id), '[]')
                from account acc where acc.id = any (f.trainer_ids)) as trainers,
             jsonb_build_object('id', p.id, 'name', p.name, 'code', p.code) as programme,
             jsonb_build_object('id', st.id, 'name', st.name, 'code', st.code) as strand,
             jsonb_build_object('id', r.id, 'name', r.name) as region,
             jsonb_build_object('id', c.id, 'name', c.name) as cohort,
             array(select account_id::text from cohort_trainer where cohort_id = f.cohort_id
                   union select t.account_id::text from session_trainer t join training_session s on s.id = t.session_id
                    where s.series_id = f.id) as "subjectTrainerIds",
             (select coalesce(jsonb_agg(to_jsonb(member) order by member.position), '[]') from (
                select s.id, s.version, s.cohort_id as "cohortId", s.title, s.date, s.start_time as "startTime", s.end_time as "endTime",
                       s.time_zone as "timeZone", ${isoInstant(sql`s.starts_at`)} as "startsAt",
                       ${isoInstant(sql`s.ends_at`)} as "endsAt", s.mode,
                       (select jsonb_build_object('id', v.id, 'name', v.name) from venue v where v.id = s.venue_id) as venue,
                       s.state, ${isoInstant(sql`s.register_submitted_at`)} as "registerSubmittedAt",
                       s.series_position as position, s.series_date as "seriesDate",
                       jsonb_build_object('date', s.date, 'title', s.title, 'startTime', s.start_time, 'endTime', s.end_time,
                         'timeZone', s.time_zone, 'mode', s.mode, 'venueId', s.venue_id, 'needsToBring', s.needs_to_bring,
                         'exceptionNote', s.exception_note,
                         'trainerIds', array(select account_id from session_trainer where session_id = s.id)) as plan
                  from training_session s where s.series_id = f.id) member) as sessions
        from session_series f
        join cohort c on c.id = f.cohort_id
        join strand st on st.id = c.strand_id
        join programme p on p.id = st.programme_id
        join region r on r.id = c.region_id
       where f.id = ${id}`);
    if (!stored) return null;
    const { subjectTrainerIds, ...series } = stored;
    const subject: Subject = {
      ...{ programmeId: series.programme.id, strandId: series.strand.id, trainerIds: subjectTrainerIds },
    };
    const now = this.clock.now().toISOString();
    const sessions = stored.sessions.map(({ plan, seriesDate, registerSubmittedAt, ...head }) => ({
      ...head,
      state: stateAt({ ...head, registerSubmittedAt }, now),
      setApart: [...setApart(plan, planAt(templateOf(stored), head.position, seriesDate))],
    }));
    const may = { write: this.policy.permits('trainingSession.write', subject) };
    return { series: { ...series, sessions, may }, subject };
  }

  /** The series of a cohort, in the order in which they begin. */
  async listOf(cohortId: string): Promise<SeriesList> {
    const items = await this.database.query<SeriesList['items'][number]>(sql`
      select ${HEAD}, (select count(*)::int from training_session s where s.series_id = f.id) as sessions,
             (select max(s.date) from training_session s where s.series_id = f.id and s.state <> 'cancelled') as "lastDate"
        from session_series f where f.cohort_id = ${cohortId} order by f.first_date, f.first_position, f.id`);
    return { items };
  }
}
