import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import {
  BADGE_LEVELS,
  BADGE_MEASURES,
  badgeProgress,
  earnedLevel,
  EXAMPLE_BADGE_CRITERIA,
  highest,
  type Activity,
  type BadgeCriteria,
  type BadgeCriteriaAnswer,
  type BadgeCriteriaWrite,
  type BadgeOfPerson,
  type BadgeStanding,
} from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { HAS_REGISTER, IS_ATTENDED } from './attendance.queries';

type Stored = Activity & { readonly personId: string; readonly standing: BadgeStanding };

/** How somebody's badges stand, and what they have earned. */
export type Badges = BadgeOfPerson & { readonly standing: BadgeStanding; readonly activity: Activity };

/** Every measure of every level, with 0 for what is not asked for: as people edit them. */
const inFull = (criteria: BadgeCriteria): BadgeCriteriaWrite =>
  Object.fromEntries(
    BADGE_LEVELS.map((level) => [
      level,
      Object.fromEntries(BADGE_MEASURES.map((measure) => [measure, criteria[level][measure] ?? 0])),
    ]),
  ) as BadgeCriteriaWrite;

@Injectable()
export class BadgeQueries {
  constructor(private readonly database: Database) {}

  async criteria(): Promise<BadgeCriteriaAnswer> {
    const stored = await this.database.one<{ version: number; criteria: BadgeCriteria }>(sql`
      select version, (
        select jsonb_object_agg(levels.level, coalesce(
          (select jsonb_object_agg(c.measure, c.at_least) from badge_criterion c where c.level = levels.level), '{}'))
          from unnest(${[...BADGE_LEVELS]}::text[]) levels (level)) as criteria
        from badge_criteria`);
    return stored
      ? { version: stored.version, isExample: false, criteria: inFull(stored.criteria) }
      : { version: 0, isExample: true, criteria: inFull(EXAMPLE_BADGE_CRITERIA) };
  }

  /** The badges of people, by their ids. Stories that were withdrawn since were gathered all the same; practice is not counted. */
  async of(personIds: readonly string[], today: LocalDate): Promise<ReadonlyMap<string, Badges>> {
    const { criteria } = await this.criteria();
    const found = await this.database.query<Stored>(sql`
      select p.id as "personId",
             array(select min(h.held_on)::text from held_module h where h.person_id = p.id and h.code = 'responsibleStorytelling'
                   having count(*) > 0) as "responsibleStorytelling",
             array(select min(e.completed_on)::text from enrolment e join cohort c on c.id = e.cohort_id
                    where e.person_id = p.id and e.state = 'completed' group by c.course_id) as "coursesCompleted",
             array(select story.recorded_on::text from story
                    where story.gatherer_person_id = p.id and not story.is_practice and story.submitted_at is not null)
               as "storiesGathered",
             been.days as "sessionsAttended", been.days[1] as "activeSince",
             coalesce((select jsonb_object_agg(last.level, last.change) from (
                select distinct on (b.level) b.level, b.change from badge_change b where b.person_id = p.id
                 order by b.level, b.sequence desc) last), '{}') as standing
        from person p
        cross join lateral (
          select array(select s.date::text from enrolment e join attendance a on a.enrolment_id = e.id
                         join training_session s on s.id = a.session_id
                        where e.person_id = p.id and ${HAS_REGISTER} and ${IS_ATTENDED} order by s.date) as days
        ) been
       where p.id = any (${[...personIds]}::uuid[])`);
    return new Map(
      found.map(({ personId, standing, ...activity }) => [
        personId,
        { ...badgesOf(activity, standing, { criteria, today }), standing, activity },
      ]),
    );
  }

  /** What happened to somebody's badges, the latest first. */
  async history(personId: string): Promise<{ id: string }[]> {
    return this.database.query(sql`
      select b.id, b.level, b.change, ${isoInstant('b.changed_at')} as at, acc.name as by, b.note
        from badge_change b left join account acc on acc.id = b.changed_by
       where b.person_id = ${personId} order by b.sequence desc`);
  }
}

/** How badges stand once somebody has done this. */
export const badgesOf = (
  activity: Activity,
  standing: BadgeStanding,
  { criteria, today }: { readonly criteria: BadgeCriteria; readonly today: LocalDate },
): BadgeOfPerson => {
  const levels = badgeProgress(activity, criteria, today);
  return {
    held: highest(standing, 'awarded'),
    recommended: highest(standing, 'recommended'),
    earned: earnedLevel(levels),
    levels: levels.map((level) => ({ ...level, measures: level.measures.map((measure) => ({ ...measure })) })),
  };
};
