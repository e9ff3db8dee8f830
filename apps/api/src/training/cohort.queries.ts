import { Injectable } from '@nestjs/common';
import { isLocalDate, type Subject } from '@throughline/domain/shared';
import {
  checkCompletion,
  DELIVERED_STATES,
  stateAt,
  type Cohort,
  type CohortList,
  type CohortMember,
  type cohortQuery,
  type StoredSession,
} from '@throughline/domain/training';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import type { PolicyColumns } from '../platform/narrow';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { HOLDS_PLACE, holdsOffer, words } from './attendance.queries';
import { COURSE } from './course.queries';
import { MEMBER } from './member.queries';
import { SESSION_COLUMNS } from './training-session.queries';

type StoredMember = Omit<CohortMember, 'mayComplete'>;
type Stored = Omit<Cohort, 'may' | 'members' | 'waitingList' | 'sessions'> & {
  readonly members: readonly StoredMember[];
  readonly waitingList: readonly StoredMember[];
  readonly sessions: readonly (Cohort['sessions'][number] & StoredSession)[];
  readonly deliveredBy: readonly string[];
};
type Item = CohortList['items'][number];

/** How the policy reads a cohort: it is delivered by its own trainers and by those of its sessions. */
export const COHORT_COLUMNS: PolicyColumns = {
  programmeId: sql`st.programme_id`,
  strandId: sql`st.id`,
  trainerIds: (accounts) => sql`
    exists (select from cohort_trainer t where t.cohort_id = c.id and t.account_id = any (${accounts}))
    or exists (select from session_trainer t join training_session ts on ts.id = t.session_id
                where ts.cohort_id = c.id and t.account_id = any (${accounts}))`,
};

const FROM = sql`
  from cohort c
  join strand st on st.id = c.strand_id
  join programme p on p.id = st.programme_id
  join region r on r.id = c.region_id`;

const PLACE = sql`
  jsonb_build_object('id', p.id, 'name', p.name, 'code', p.code) as programme,
  jsonb_build_object('id', st.id, 'name', st.name, 'code', st.code) as strand,
  jsonb_build_object('id', r.id, 'name', r.name) as region`;

/** Places of the cohort `c`: taken, and held by offers. */
const places = (now: Date): Sql => sql`
  (select count(*)::int from enrolment e where e.cohort_id = c.id and ${HOLDS_PLACE}) as "placesTaken",
  (select count(*)::int from enrolment e where e.cohort_id = c.id and ${holdsOffer(now)}) as "placesOffered"`;

const WAITS = sql`e.state in ('interested', 'invited')`;

const trainersAs = (json: Sql): Sql => sql`
  (select coalesce(jsonb_agg(${json} order by acc.name, acc.id), '[]')
     from cohort_trainer t join account acc on acc.id = t.account_id where t.cohort_id = c.id)`;

const SESSION_HEAD = sql`
  jsonb_build_object('id', s.id, 'version', s.version, 'cohortId', s.cohort_id, 'title', s.title, 'date', s.date,
    'startTime', s.start_time, 'endTime', s.end_time, 'timeZone', s.time_zone, 'mode', s.mode, 'state', s.state,
    'startsAt', ${isoInstant('s.starts_at')}, 'endsAt', ${isoInstant('s.ends_at')},
    'registerSubmittedAt', ${isoInstant('s.register_submitted_at')},
    'venue', (select jsonb_build_object('id', v.id, 'name', v.name) from venue v where v.id = s.venue_id))`;

@Injectable()
export class CohortQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** A cohort with its people, and with those of its sessions that the reader may open. */
  async find(id: string): Promise<{ cohort: Cohort; subject: Subject } | null> {
    const now = this.clock.now();
    const stored = await this.database.one<Stored>(sql`
      select c.id, c.version, c.course_id as "courseId", c.strand_id as "strandId", c.region_id as "regionId", c.name,
             c.start_date as "startDate", c.end_date as "endDate", c.capacity, c.minimum_viable as "minimumViable", ${PLACE},
             ${trainersAs(sql`acc.id`)} as "trainerIds",
             ${trainersAs(sql`jsonb_build_object('id', acc.id, 'name', acc.name)`)} as trainers,
             (select ${COURSE} from course where course.id = c.course_id) as course,
             ${places(now)},
             (select coalesce(jsonb_agg(to_jsonb(member) order by member."preferredName", member."enrolmentId"), '[]')
                from (select ${this.#member(now)} where e.cohort_id = ${id} and not ${WAITS}) member) as members,
             (select coalesce(jsonb_agg(to_jsonb(member) order by member."waitingPosition" nulls first, member."offeredUntil",
                                        member."enrolmentId"), '[]')
                from (select ${this.#member(now)} where e.cohort_id = ${id} and ${WAITS}) member) as "waitingList",
             (select coalesce(jsonb_agg(${SESSION_HEAD} order by s.starts_at, s.id), '[]') from training_session s
               where s.cohort_id = c.id and ${this.policy.narrow('trainingSession.read', SESSION_COLUMNS)}) as sessions,
             array(select account_id::text from cohort_trainer t where t.cohort_id = c.id
                   union select account_id::text from session_trainer t join training_session ts on ts.id = t.session_id
                    where ts.cohort_id = c.id) as "deliveredBy"
      ${FROM} where c.id = ${id}`);
    return stored && this.#shown(stored, now.toISOString());
  }

  async member(enrolmentId: string): Promise<CohortMember | null> {
    const found = await this.#one(enrolmentId);
    if (!found) return null;
    const { minimumAttendance, ...member } = found;
    return { ...member, mayComplete: checkCompletion(member, minimumAttendance).ok };
  }

  /** Whether somebody meets the rule of the course for completing it, or what is missing. */
  async completion(enrolmentId: string): Promise<ReturnType<typeof checkCompletion>> {
    const found = await this.#one(enrolmentId);
    if (!found) throw new ProblemError('request.notFound');
    return checkCompletion(found, found.minimumAttendance);
  }

  async list(query: z.output<typeof cohortQuery>): Promise<CohortList> {
    const { limit } = query;
    const after = readCursor(query.cursor, isLocalDate);
    const now = this.clock.now();
    const page = await this.database.one<{ total: number; items: Item[] }>(sql`
      with visible as materialized (
        select c.id, c.start_date from cohort c join strand st on st.id = c.strand_id
         where ${this.policy.narrow('cohort.read', COHORT_COLUMNS)}
         ${query.programmeId === undefined ? empty : sql`and st.programme_id = ${query.programmeId}`}
         ${query.strandId === undefined ? empty : sql`and st.id = ${query.strandId}`}
      ), page as (
        select * from visible
        ${after ? sql`where (start_date, id) < (${after.value}::date, ${after.id}::uuid)` : empty}
        order by start_date desc, id desc limit ${limit + 1}
      )
      select (select count(*)::int from visible) as total,
             (select coalesce(jsonb_agg(to_jsonb(item) order by item."startDate" desc, item.id desc), '[]') from (
                select c.id, c.name, ${PLACE}, c.start_date as "startDate", c.end_date as "endDate",
                       ${places(now)}, c.capacity, c.minimum_viable as "minimumViable",
                       (select count(*)::int from enrolment e
                         where e.cohort_id = c.id and ${WAITS} and not ${holdsOffer(now)}) as waiting,
                       (select count(*)::int from enrolment e where e.cohort_id = c.id and e.state = 'completed') as completed,
                       held.held as "sessionsHeld", held.planned as "sessionsPlanned"
                ${FROM}
                cross join lateral (
                  select (count(*) filter (where s.state in (${words(DELIVERED_STATES)})))::int as held,
                         (count(*) filter (where s.state <> 'cancelled'))::int as planned
                    from training_session s where s.cohort_id = c.id
                ) held
                where c.id in (select id from page)) item) as items`);
    const found = page?.items ?? [];
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    const next = last ? writeCursor({ value: last.startDate, id: last.id }) : null;
    return { items, next, total: page?.total ?? 0 };
  }

  async #one(enrolmentId: string): Promise<(StoredMember & { minimumAttendance: number }) | null> {
    const minimum = sql`, (select minimum_attendance from course where course.id = their_cohort.course_id) as "minimumAttendance"`;
    return this.database.one(sql`select ${this.#member(this.clock.now(), minimum)} where e.id = ${enrolmentId}`);
  }

  #member(now: Date, more: Sql = empty): Sql {
    return MEMBER(now, more, this.policy.narrow('cohort.read', COHORT_COLUMNS));
  }

  #shown(
    { deliveredBy, members, waitingList, sessions, ...stored }: Stored,
    now: string,
  ): { cohort: Cohort; subject: Subject } {
    const subject = { programmeId: stored.programme.id, strandId: stored.strandId, trainerIds: deliveredBy };
    const asMember = (member: StoredMember): CohortMember => ({
      ...member,
      mayComplete: checkCompletion(member, stored.course.minimumAttendance).ok,
    });
    const cohort: Cohort = {
      ...stored,
      members: members.map(asMember),
      waitingList: waitingList.map(asMember),
      sessions: sessions.map((session) => {
        const { registerSubmittedAt: _submittedAt, ...head } = session;
        return { ...head, state: stateAt(session, now) };
      }),
      may: {
        write: this.policy.permits('cohort.write', subject),
        enrol: this.policy.permits('enrolment.write', subject),
        schedule: this.policy.permits('trainingSession.write', subject),
      },
    };
    return { cohort, subject };
  }
}
