import { Injectable } from '@nestjs/common';
import type { Subject } from '@throughline/domain/shared';
import {
  checkRecordable,
  locksAt,
  tally,
  type Headcount,
  type MarkHistory,
  type Register,
  type RegisterEntry,
  type SaidOutcome,
} from '@throughline/domain/training';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { STORED_FILE } from '../platform/files/file-store';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';
import { ENTRY_OF, IS_AWAY, IS_ENTRY } from './attendance.queries';
import { TrainingSessionQueries } from './training-session.queries';

/** A line of a register together with the message that set its mark, and the mark that was said: an assumed one was not. */
export type StoredEntry = RegisterEntry & {
  readonly mutationId: string | null;
  readonly saidMark: RegisterEntry['mark'];
};

const nameOf = (account: Sql): Sql => sql`(select name from account where account.id = ${account})`;

/** What was said of an entry without seeing the mark that stands, since anybody last saw what stands. */
const disputesOf = (entryId: Sql): Sql => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('mutationId', h.mutation_id, 'mark', h.mark, 'minutes', h.minutes, 'source', h.source,
            'saidAt', ${isoInstant(sql`h.said_at`)}, 'saidBy', ${nameOf(sql`h.said_by`)}) order by h.id), '[]')
     from attendance_history h
    where h.session_id = s.id and ${ENTRY_OF('h')} = ${entryId} and h.outcome = 'notTaken' and not exists (
      select from attendance_history later
       where later.session_id = s.id and ${ENTRY_OF('later')} = ${entryId} and later.outcome <> 'notTaken' and later.id > h.id))`;

const SAID = sql`
  ${isoInstant(sql`a.recorded_at`)} as "recordedAt", ${nameOf(sql`a.recorded_by`)} as "recordedBy", a.mutation_id as "mutationId"`;

/** The lines of the register of the session `s`: the people of its cohort, and who walked in. */
export const REGISTER_ENTRIES = sql`
  select e.id as "entryId", 'enrolled' as kind, coalesce(pi.preferred_name, '') as name,
         case when ${IS_AWAY} then 'apology' else coalesce(a.mark, 'notMarked') end as mark, ${IS_AWAY} as "isAssumed",
         coalesce(a.mark, 'notMarked') as "saidMark", a.minutes, coalesce(a.version, 0) as version, a.source, ${SAID},
         (select jsonb_build_object('id', k.id, 'from', k.from_date, 'until', k.until_date, 'reason', k.reason)
            from known_absence k where k.enrolment_id = e.id and s.date between k.from_date and k.until_date
           order by k.until_date desc, k.id limit 1) as absence,
         ${disputesOf(sql`e.id`)} as disputes,
         (select coalesce(jsonb_agg(t.module_id order by t.module_id), '[]')
            from module_tick t join session_module sm on sm.session_id = t.session_id and sm.module_id = t.module_id
           where t.session_id = s.id and t.enrolment_id = e.id and not t.is_held and sm.is_delivered) as "missedModuleIds"
    from enrolment e
    left join attendance a on a.session_id = s.id and a.enrolment_id = e.id
    left join person_identity pi on pi.person_id = e.person_id
   where e.cohort_id = s.cohort_id and ${IS_ENTRY}
  union all
  select w.id, 'walkIn', coalesce(wi.name, ''), a.mark, false, a.mark, a.minutes, a.version, a.source, ${SAID}, null,
         ${disputesOf(sql`w.id`)}, '[]'::jsonb
    from walk_in w
    join attendance a on a.walk_in_id = w.id
    left join walk_in_identity wi on wi.walk_in_id = w.id
   where w.session_id = s.id`;

const HEADCOUNT = sql`
  (select jsonb_build_object('version', c.version, 'headcount', c.headcount, 'method', c.method,
            'recordedAt', ${isoInstant(sql`c.recorded_at`)}, 'recordedBy', ${nameOf(sql`c.recorded_by`)})
     from session_headcount c where c.session_id = s.id)`;

const MODULES = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'isCore', m.is_core,
            'isPlanned', coalesce(sm.is_planned, false), 'isDelivered', coalesce(sm.is_delivered, false)) order by m.position, m.id), '[]')
     from cohort c
     join course_module m on m.course_id = c.course_id
     left join session_module sm on sm.session_id = s.id and sm.module_id = m.id
    where c.id = s.cohort_id)`;

const PHOTOS = sql`
  (select coalesce(jsonb_agg(to_jsonb(photo) order by photo."addedAt", photo.id), '[]') from (
     select ${STORED_FILE} from register_photo r join stored_file f on f.id = r.file_id where r.session_id = s.id) photo)`;

type Parts = Pick<Register, 'headcount' | 'modules' | 'photos'> & {
  readonly entries: StoredEntry[];
  readonly isUsed: boolean;
};

/** Registers as people see them. Two statements, however many people are on one. */
@Injectable()
export class RegisterQueries {
  constructor(
    private readonly database: Database,
    private readonly sessions: TrainingSessionQueries,
    private readonly policy: Policy,
  ) {}

  async find(sessionId: string): Promise<{ register: Register; subject: Subject } | null> {
    const found = await this.sessions.find(sessionId);
    const parts = await this.database.one<Parts>(sql`
      select ${HEADCOUNT} as headcount, ${MODULES} as modules, ${PHOTOS} as photos, ${IS_USED} as "isUsed",
             (select coalesce(jsonb_agg(to_jsonb(entry) order by entry.kind, entry.name, entry."entryId"), '[]')
                from (${REGISTER_ENTRIES}) entry) as entries
        from training_session s where s.id = ${sessionId}`);
    if (!found || !parts) return null;
    const { session, subject } = found;
    const { entries, isUsed, ...more } = parts;
    const isOpen = checkRecordable(session.state).ok;
    const isClosing = session.state === 'registerSubmitted' || session.state === 'locked';
    const register: Register = {
      session,
      ...more,
      entries: shownEntries(entries),
      tally: tally(entries.map((entry) => entry.mark)),
      locksAt: isClosing && session.registerSubmittedAt !== null ? locksAt(session.registerSubmittedAt) : null,
      may: {
        record: session.may.record,
        submit: isOpen && !isClosing && this.policy.permits('register.submit', subject),
        reopen: session.may.reopen,
        switchKind: session.may.record && !isClosing && !isUsed,
        enrol: this.policy.permits('enrolment.write', subject),
      },
    };
    return { register, subject };
  }

  async entries(sessionId: string): Promise<StoredEntry[]> {
    return this.database.query<StoredEntry>(sql`
      select entry.* from training_session s cross join lateral (${REGISTER_ENTRIES}) entry
       where s.id = ${sessionId} order by entry.kind, entry.name, entry."entryId"`);
  }

  /** Which of these messages were heard before, and what became of them; by entry and message. */
  async heard(sessionId: string, mutationIds: readonly string[]): Promise<ReadonlyMap<string, SaidOutcome>> {
    const rows = await this.database.query<{ said: string; outcome: SaidOutcome }>(sql`
      select ${ENTRY_OF('h')} || ' ' || h.mutation_id as said, h.outcome
        from attendance_history h where h.session_id = ${sessionId} and h.mutation_id = any (${[...mutationIds]}::uuid[])`);
    return new Map(rows.map(({ said, outcome }) => [said, outcome]));
  }

  async history(sessionId: string, entryId: string): Promise<MarkHistory['items']> {
    return this.database.query(sql`
      select h.mutation_id as "mutationId", h.mark, h.minutes, h.source, ${isoInstant(sql`h.said_at`)} as "saidAt",
             ${nameOf(sql`h.said_by`)} as "saidBy", h.outcome, h.version
        from attendance_history h where h.session_id = ${sessionId} and ${ENTRY_OF('h')} = ${entryId} order by h.id desc`);
  }

  async headcount(sessionId: string): Promise<Headcount | null> {
    const found = await this.database.one<{ headcount: Headcount | null }>(sql`
      select ${HEADCOUNT} as headcount from training_session s where s.id = ${sessionId}`);
    return found?.headcount ?? null;
  }

  /** Whether anything was recorded in the kind that the register has: a mark, a walk-in, or how many came. */
  async isUsed(sessionId: string): Promise<boolean> {
    const found = await this.database.one<{ isUsed: boolean }>(sql`
      select ${IS_USED} as "isUsed" from training_session s where s.id = ${sessionId}`);
    return found?.isUsed ?? false;
  }
}

const IS_USED = sql`
  (exists (select from session_headcount c where c.session_id = s.id)
    or exists (select from attendance a where a.session_id = s.id and a.mark <> 'notMarked'))`;

export const shownEntries = (entries: readonly StoredEntry[]): RegisterEntry[] =>
  entries.map(({ mutationId: _mutationId, saidMark: _saidMark, ...entry }) => entry);
