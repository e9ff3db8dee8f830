import { Injectable } from '@nestjs/common';
import type { LocalDate, Subject } from '@throughline/domain/shared';
import {
  decideCompletion,
  dueLevel,
  HOURS_TO_UNDO_COMPLETION,
  PLACE_STATES,
  type BadgeOfPerson,
  type CohortCompletion,
  type CompletionMember,
  type PersonCompletion,
  type TrainingRecord,
} from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { PeopleQueries } from '../people/people.queries';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { words } from './attendance.queries';
import { BadgeQueries, badgesOf, type Badges } from './badge.queries';
import { CertificateQueries } from './certificate.queries';
import { COHORT_COLUMNS } from './cohort.queries';
import { attendanceRecord, HOLDS_MODULE } from './member.queries';
import { MODULE_COMPLETION } from './module-completion.queries';
import { PlanQueries } from './plan.queries';

type StoredMember = Omit<CompletionMember, 'decision' | 'badge' | 'dueBadge'> & TrainingRecord;
type StoredBatch = Omit<CohortCompletion['batches'][number], 'undoableUntil'>;
type Stored = Omit<CohortCompletion, 'members' | 'batches' | 'may'> & {
  readonly timeZone: string;
  readonly members: readonly StoredMember[];
  readonly batches: readonly StoredBatch[];
};

/** The modules of the course `course_id` of `their_cohort` as the person `e.person_id` holds them. */
const MODULES = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('moduleId', m.id, 'title', m.title, 'isCore', m.is_core,
            'heldOn', held.on_day, 'recognised', case when mc.id is not null then ${MODULE_COMPLETION} end) order by m.position), '[]')
     from course_module m
     left join module_completion mc on mc.module_id = m.id and mc.person_id = e.person_id
     cross join lateral (
       select min(h.held_on) as on_day from held_module h
        where h.person_id = e.person_id and (h.module_id = m.id or h.code = m.code)) held
    where m.course_id = their_cohort.course_id)`;

/** How far people are: what they hold, what they lack, and what they were given for it. */
@Injectable()
export class CompletionQueries {
  constructor(
    private readonly database: Database,
    private readonly badges: BadgeQueries,
    private readonly certificates: CertificateQueries,
    private readonly people: PeopleQueries,
    private readonly plans: PlanQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /** Everybody who has a place in a cohort, held against the rule of its course. */
  async ofCohort(id: string): Promise<{ completion: CohortCompletion; subject: Subject; timeZone: string } | null> {
    const now = this.clock.now();
    const facts = await this.plans.cohort(id);
    const stored = await this.database.one<Stored>(sql`
      select c.id, c.name, c.end_date as "endDate", p.time_zone as "timeZone", jsonb_build_object('id', p.id, 'name', p.name) as programme,
             jsonb_build_object('id', course.id, 'name', course.name, 'minimumAttendance', course.minimum_attendance) as course,
             (select coalesce(jsonb_agg(to_jsonb(member) order by lower(member."preferredName"), member."enrolmentId"), '[]') from (
                select e.id as "enrolmentId", e.person_id as "personId", coalesce(pi.preferred_name, '') as "preferredName",
                       e.state, e.completed_on as "completedOn", record.held, record.attended,
                       (select coalesce(jsonb_agg(m.title order by m.position), '[]') from course_module m
                         where m.course_id = their_cohort.course_id and m.is_core and not ${HOLDS_MODULE}) as "missingCoreModules",
                       ${MODULES} as modules,
                       (select jsonb_build_object('id', cert.id, 'number', cert.number, 'name', ci.name, 'issuedOn', cert.issued_on)
                          from certificate cert left join certificate_identity ci on ci.certificate_id = cert.id
                         where cert.person_id = e.person_id and cert.course_id = their_cohort.course_id
                           and cert.revoked_at is null) as certificate,
                       (select max(cert.revoked_on) from certificate cert
                         where cert.person_id = e.person_id and cert.course_id = their_cohort.course_id
                        having bool_and(cert.revoked_at is not null)) as "revokedOn"
                  from enrolment e
                  join cohort their_cohort on their_cohort.id = e.cohort_id
                  left join person_identity pi on pi.person_id = e.person_id
                  ${attendanceRecord(now)}
                 where e.cohort_id = c.id and e.state in (${words(PLACE_STATES)})) member) as members,
             (select coalesce(jsonb_agg(to_jsonb(done) order by done.at desc, done.id), '[]') from (
                select b.id, ${isoInstant('b.done_at')} as at, acc.name as by, ${isoInstant('b.undone_at')} as "undoneAt",
                       (select count(*)::int from completion_batch_enrolment be where be.batch_id = b.id and be.has_completed) as completed,
                       (select count(*)::int from certificate cert where cert.batch_id = b.id) as certificates,
                       (select count(*)::int from badge_change bc where bc.batch_id = b.id and bc.change <> 'withdrawn') as badges
                  from completion_batch b left join account acc on acc.id = b.done_by
                 where b.cohort_id = c.id) done) as batches
        from cohort c join course on course.id = c.course_id
        join strand st on st.id = c.strand_id join programme p on p.id = st.programme_id
       where c.id = ${id}`);
    if (!stored || !facts) return null;
    const { timeZone, members, batches, ...cohort } = stored;
    const today = this.clock.today(timeZone);
    const badges = await this.badges.of(
      members.map(({ personId }) => personId),
      today,
    );
    const { criteria } = await this.badges.criteria();
    const shown = members.map(({ held, attended, missingCoreModules, ...member }): CompletionMember => {
      const record = { held, attended, missingCoreModules };
      const decision = {
        ...decideCompletion(record, cohort.course.minimumAttendance),
        missingCoreModules: [...missingCoreModules],
      };
      const theirs = badges.get(member.personId);
      if (!theirs) throw new ProblemError('request.notFound');
      const completes = member.state === 'inTraining' && decision.isMet;
      // What they will have earned once this course is among those that they have completed.
      const after = completes ? withCourse(theirs, today) : theirs.activity;
      const { earned } = badgesOf(after, theirs.standing, { criteria, today });
      const dueBadge = completes || member.state === 'completed' ? dueLevel(earned, theirs.standing) : null;
      return { ...member, decision, badge: shownBadge(theirs), dueBadge };
    });
    const permits = (action: Parameters<Policy['permits']>[0]): boolean => this.policy.permits(action, facts.subject);
    const completion: CohortCompletion = {
      ...cohort,
      members: shown,
      batches: batches.map((batch) => ({ ...batch, undoableUntil: undoableUntil(batch, now) })),
      may: {
        complete: permits('certificate.issue'),
        recognise: permits('moduleCompletion.write'),
        revoke: permits('certificate.revoke'),
        recommend: permits('badge.recommend'),
        award: permits('badge.award'),
      },
    };
    return { completion, subject: facts.subject, timeZone };
  }

  /** One person, as far as their cohorts may be seen. */
  async ofPerson(personId: string): Promise<PersonCompletion> {
    const visible = this.policy.narrow('cohort.read', COHORT_COLUMNS);
    const today = this.clock.today('UTC');
    const stored = await this.database.one<Pick<PersonCompletion, 'preferredName' | 'courses'>>(sql`
      select coalesce(pi.preferred_name, '') as "preferredName",
             (select coalesce(jsonb_agg(to_jsonb(taken) order by taken.name, taken.id), '[]') from (
                select distinct on (course.id) course.id, course.name, course.minimum_attendance as "minimumAttendance",
                       ${MODULES} as modules
                  from enrolment e join cohort c on c.id = e.cohort_id join cohort their_cohort on their_cohort.id = c.id
                  join strand st on st.id = c.strand_id join course on course.id = c.course_id
                 where e.person_id = person.id and ${visible}) taken) as courses
        from person left join person_identity pi on pi.person_id = person.id where person.id = ${personId}`);
    const badges = (await this.badges.of([personId], today)).get(personId);
    if (!stored || !badges) throw new ProblemError('request.notFound');
    const subjects = await this.people.subjects(personId);
    const permits = (action: Parameters<Policy['permits']>[0]): boolean =>
      subjects.some((subject) => this.policy.permits(action, subject));
    return {
      personId,
      ...stored,
      certificates: await this.certificates.ofPerson(personId, visible),
      badge: shownBadge(badges),
      history: (await this.badges.history(personId)) as PersonCompletion['history'],
      may: {
        recognise: permits('moduleCompletion.write'),
        recommend: permits('badge.recommend'),
        award: permits('badge.award'),
      },
    };
  }
}

const shownBadge = ({ standing: _standing, activity: _activity, ...badge }: Badges): BadgeOfPerson => badge;

const withCourse = ({ activity }: Badges, today: LocalDate): Badges['activity'] => ({
  ...activity,
  coursesCompleted: [...activity.coursesCompleted, today],
});

const undoableUntil = ({ at, undoneAt }: StoredBatch, now: Date): string | null => {
  const until = new Date(Date.parse(at) + HOURS_TO_UNDO_COMPLETION * 3_600_000);
  return undoneAt === null && until > now ? until.toISOString() : null;
};
