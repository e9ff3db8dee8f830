import { Injectable } from '@nestjs/common';
import { PLANNER_WEEKS, type CollectionProgress } from '@throughline/domain/results';
import type { GathererKind } from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { SESSION_COLUMNS } from '../training/training-session.queries';

type PlannedSession = CollectionProgress['planner']['regions'][number]['sessions'][number];

/** The sessions that are coming in a region. `sessions` are those that the reader may open. */
export interface SessionsAhead {
  readonly strandId: string;
  readonly regionId: string;
  readonly all: number;
  readonly sessions: readonly PlannedSession[];
}

interface Gatherer {
  readonly kind: GathererKind;
  readonly id: string;
}

/** What the coverage planner shows beside the numbers. */
@Injectable()
export class PlannerQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
  ) {}

  /** Sessions that are planned in the weeks ahead, by strand and region. How many there are is no secret; which, is for those who see them. */
  sessionsAhead(programmeId: string, now: Date): Promise<SessionsAhead[]> {
    const readable = this.policy.narrow('trainingSession.read', SESSION_COLUMNS);
    return this.database.query<SessionsAhead>(sql`
      select c.strand_id as "strandId", c.region_id as "regionId", count(*)::int as all,
        coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'date', s.date, 'startTime', s.start_time,
          'cohort', json_build_object('id', c.id, 'name', c.name)) order by s.starts_at, s.id) filter (where ${readable}), '[]') as sessions
      from training_session s
      join cohort c on c.id = s.cohort_id
      join strand st on st.id = c.strand_id
      where st.programme_id = ${programmeId} and s.state = 'scheduled'
        and s.starts_at > ${now} and s.starts_at <= ${now}::timestamptz + make_interval(weeks => ${PLANNER_WEEKS}::int)
      group by c.strand_id, c.region_id`);
  }

  /** What a gatherer is called; null where the reader could not look them up. */
  async nameOf({ kind, id }: Gatherer): Promise<string | null> {
    const found = await this.database.one<{ name: string }>(this.#name(kind, id));
    return found?.name ?? null;
  }

  #name(kind: GathererKind, id: string): Sql {
    switch (kind) {
      case 'reporter':
        return sql`
          select person.preferred_name as name from person_identity person
          where person.person_id = ${id} and exists (
            select from enrolment
            join cohort on cohort.id = enrolment.cohort_id
            join strand on strand.id = cohort.strand_id
            where enrolment.person_id = person.person_id and ${this.policy.narrow('person.read', {
              programmeId: sql`strand.programme_id`,
              strandId: sql`strand.id`,
              trainerIds: (accounts) => sql`
                exists (select from cohort_trainer where cohort_id = cohort.id and account_id = any (${accounts}))`,
            })})`;
      case 'partnerOrganisation':
        return sql`select name from organisation where id = ${id}`;
      default:
        return sql`select name from account where id = ${id}`;
    }
  }
}
