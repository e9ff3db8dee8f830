import { Injectable } from '@nestjs/common';
import { EXPIRING_WITHIN_DAYS } from '@throughline/domain/stories';
import { HOURS_UNTIL_OVERDUE } from '@throughline/domain/training';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';

/** What of a programme somebody has to see to soon. */
export interface Attention {
  readonly programmeId: string;
  readonly registersDue: number;
  readonly sessionsThisWeek: number;
  readonly consentsExpiring: number;
}

@Injectable()
export class AttentionQueries {
  constructor(private readonly database: Database) {}

  /**
   * - `registersDue` (B4.21): sessions that were not called off, whose register is not in 48 hours after their end
   * - `sessionsThisWeek`: sessions that were not called off, on a day of the programme's present week, Monday to Sunday
   * - `consentsExpiring` (B4.12): consents that end within 60 days, of stories that are still held and not for practice
   *
   * @param visible condition on `programme`
   */
  attention({ visible, now }: { readonly visible: Sql; readonly now: Date }): Promise<Attention[]> {
    return this.database.query<Attention>(sql`
      with asked as (
        select programme.id, (${now}::timestamptz at time zone programme.time_zone)::date as today
        from programme where ${visible}
      )
      select asked.id as "programmeId", sessions.due as "registersDue", sessions.this_week as "sessionsThisWeek",
             consents.expiring as "consentsExpiring"
      from asked
      cross join lateral (
        select
          count(*) filter (where session.register_submitted_at is null
            and session.ends_at <= ${now}::timestamptz - make_interval(hours => ${HOURS_UNTIL_OVERDUE}))::int as due,
          count(*) filter (where session.date between date_trunc('week', asked.today::timestamp)::date
            and date_trunc('week', asked.today::timestamp)::date + 6)::int as this_week
        from strand
        join cohort on cohort.strand_id = strand.id
        join training_session session on session.cohort_id = cohort.id
        where strand.programme_id = asked.id and session.state not in ('draft', 'postponed', 'cancelled')
      ) sessions
      cross join lateral (
        select count(*)::int as expiring
        from strand
        join story on story.strand_id = strand.id
        join story_consent consent on consent.story_id = story.id
        where strand.programme_id = asked.id and not story.is_practice and story.state not in ('withdrawn', 'erased')
          and cardinality(consent.scopes) > 0
          and consent.expires_on > asked.today and consent.expires_on <= asked.today + ${EXPIRING_WITHIN_DAYS}::int
      ) consents`);
  }
}
