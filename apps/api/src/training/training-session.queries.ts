import { Injectable } from '@nestjs/common';
import { instant, type Subject } from '@throughline/domain/shared';
import {
  checkRecordable,
  stateAt,
  type SessionState,
  type trainingSessionQuery,
  type TrainingSession,
  type TrainingSessionList,
} from '@throughline/domain/training';
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import type { PolicyColumns } from '../platform/narrow';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';
import { HAS_REGISTER, IS_ATTENDED, IS_AWAY, IS_ENTRY } from './attendance.queries';

/** A session as stored, with the facts that the policy decides on. */
type Stored = Omit<TrainingSession, 'may'> & { readonly trainerIds: readonly string[] };

const isDelivering = (accounts: Sql): Sql => sql`
  exists (select from session_trainer t where t.session_id = s.id and t.account_id = any (${accounts}))
  or exists (select from cohort_trainer t where t.cohort_id = s.cohort_id and t.account_id = any (${accounts}))`;

/** How the policy reads a session: it is delivered by its own trainers and by those of its cohort. */
export const SESSION_COLUMNS: PolicyColumns = {
  programmeId: sql`st.programme_id`,
  strandId: sql`st.id`,
  trainerIds: isDelivering,
};

const FROM = sql`
  from training_session s
  join cohort c on c.id = s.cohort_id
  join strand st on st.id = c.strand_id`;

const STORED = sql`
  s.id, s.version, s.cohort_id as "cohortId", s.title, s.date, s.start_time as "startTime", s.end_time as "endTime",
  s.time_zone as "timeZone", ${isoInstant(sql`s.starts_at`)} as "startsAt", ${isoInstant(sql`s.ends_at`)} as "endsAt", s.mode,
  (select jsonb_build_object('id', v.id, 'name', v.name, 'stepFree', v.step_free, 'hearingLoop', v.hearing_loop, 'wifi', v.wifi,
     'notes', v.notes) from venue v where v.id = s.venue_id) as venue,
  s.state, s.cancel_reason as "cancelReason", s.postpone_reason as "postponeReason", s.first_date as "firstDate",
  case when s.state = 'postponed' then s.date end as "postponedFrom",
  s.needs_to_bring as "needsToBring", s.exception_note as "exceptionNote",
  (select jsonb_build_object('id', s.series_id, 'position', s.series_position, 'of', count(*))
     from training_session o where o.series_id = s.series_id having s.series_id is not null) as series, ${isoInstant(sql`s.register_submitted_at`)} as "registerSubmittedAt",
  jsonb_build_object('id', p.id, 'name', p.name, 'code', p.code) as programme,
  jsonb_build_object('id', st.id, 'name', st.name, 'code', st.code) as strand,
  jsonb_build_object('id', r.id, 'name', r.name) as region,
  jsonb_build_object('id', c.id, 'name', c.name) as cohort,
  (select coalesce(jsonb_agg(m.id order by m.position), '[]')
     from session_module sm join course_module m on m.id = sm.module_id where sm.session_id = s.id and sm.is_planned) as "moduleIds",
  (select coalesce(jsonb_agg(jsonb_build_object('id', acc.id, 'name', acc.name) order by acc.name, acc.id), '[]')
     from session_trainer t join account acc on acc.id = t.account_id where t.session_id = s.id) as trainers,
  (select coalesce(jsonb_agg(t.account_id), '[]') from (
     select account_id from session_trainer where session_id = s.id
     union select account_id from cohort_trainer where cohort_id = s.cohort_id) t) as "trainerIds",
  s.register_kind as "registerKind", (select headcount from session_headcount h where h.session_id = s.id) as headcount,
  people.expected, people.marked, people.attended`;

/** Head counts of the people of the cohort. Walk-ins are on the register, but were not expected, so they are in none of these. */
const JOINS = sql`
  join programme p on p.id = st.programme_id
  join region r on r.id = c.region_id
  cross join lateral (
    select count(*)::int as expected,
           (count(*) filter (where a.mark <> 'notMarked' or ${IS_AWAY}))::int as marked,
           (count(*) filter (where ${IS_ATTENDED}))::int as attended
      from enrolment e left join attendance a on a.session_id = s.id and a.enrolment_id = e.id
     where e.cohort_id = s.cohort_id and ${IS_ENTRY}
  ) people`;

/** A local day, seen from any zone, begins and ends within this: so that the index on instants finds the sessions of days. */
const ANY_ZONE = raw(`interval '2 days'`);

/** Sessions and registers as people see them. */
@Injectable()
export class TrainingSessionQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<{ session: TrainingSession; subject: Subject } | null> {
    const stored = await this.database.one<Stored>(sql`select ${STORED} ${FROM} ${JOINS} where s.id = ${id}`);
    return stored && { session: this.#shown(stored), subject: subjectOf(stored) };
  }

  async list(query: z.output<typeof trainingSessionQuery>): Promise<TrainingSessionList> {
    const { limit } = query;
    const after = readCursor(query.cursor, (value) => instant.safeParse(value).success);
    const now = this.clock.now();
    const [beyond, way] = query.order === 'latestFirst' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
    const conditions = sql`
      ${this.policy.narrow('trainingSession.read', SESSION_COLUMNS)}
      ${query.programmeId === undefined ? empty : sql`and st.programme_id = ${query.programmeId}`}
      ${query.strandId === undefined ? empty : sql`and st.id = ${query.strandId}`}
      ${query.cohortId === undefined ? empty : sql`and c.id = ${query.cohortId}`}
      ${query.from === undefined ? empty : sql`and s.date >= ${query.from} and s.starts_at > ${query.from}::date - ${ANY_ZONE}`}
      ${query.until === undefined ? empty : sql`and s.date < ${query.until} and s.starts_at < ${query.until}::date + ${ANY_ZONE}`}
      ${query.mine === undefined ? empty : sql`and (${isDelivering(sql`${[this.policy.actor.accountId]}::uuid[]`)}) = ${query.mine}`}
      ${query.registerDue === undefined ? empty : sql`and ${isRegisterDue(now)} = ${query.registerDue}`}`;
    const page = await this.database.one<{ total: number; items: Stored[] }>(sql`
      with page as materialized (
        select s.id ${FROM}
         where ${conditions}
           ${after ? sql`and (s.starts_at, s.id) ${beyond} (${after.value}::timestamptz, ${after.id}::uuid)` : empty}
         order by s.starts_at ${way}, s.id ${way} limit ${limit + 1}
      )
      select (select count(*)::int ${FROM} where ${conditions}) as total,
             (select coalesce(jsonb_agg(to_jsonb(item) order by item."startsAt" ${way}, item.id ${way}), '[]') from (
                select ${STORED} ${FROM} ${JOINS} where s.id in (select id from page)) item) as items`);
    const found = page?.items ?? [];
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((stored) => this.#shown(stored)),
      next: last ? writeCursor({ value: last.startsAt, id: last.id }) : null,
      total: page?.total ?? 0,
    };
  }

  /** As at this moment, and with what the reader may do to it. */
  #shown({ trainerIds, ...stored }: Stored): TrainingSession {
    const subject = subjectOf({ ...stored, trainerIds });
    const state = stateAt(stored, this.clock.now().toISOString());
    return {
      ...stored,
      state,
      may: {
        write: isPlanOpen(state) && this.policy.permits('trainingSession.write', subject),
        record: checkRecordable(state).ok && this.policy.permits('register.record', subject),
        reopen: state === 'locked' && this.policy.permits('register.reopen', subject),
      },
    };
  }
}

const subjectOf = ({
  programme,
  strand,
  trainerIds,
}: Pick<Stored, 'programme' | 'strand' | 'trainerIds'>): Subject => ({
  programmeId: programme.id,
  strandId: strand.id,
  trainerIds,
});

const isPlanOpen = (state: SessionState): boolean =>
  state === 'draft' ||
  state === 'scheduled' ||
  state === 'inProgress' ||
  state === 'delivered' ||
  state === 'postponed';

/** It is over, took place, and nobody handed in its register. */
const isRegisterDue = (now: Date): Sql =>
  sql`(s.ends_at <= ${now} and not ${HAS_REGISTER} and s.state in ('scheduled', 'inProgress', 'delivered'))`;
