import { Injectable } from '@nestjs/common';
import type { Clash } from '@throughline/domain/training';
import sql, { raw } from 'sql-template-tag';
import { Database } from '../platform/database';
import { EVENT_COLUMNS } from '../events/events.queries';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';
import { words } from './attendance.queries';
import { SESSION_COLUMNS } from './training-session.queries';

/** A time at which a session wants its trainers and its venue. */
export interface Wanted {
  readonly sessionId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly venueId: string | null;
  readonly trainerIds: readonly string[];
}

/** No session is longer than a day and the hour of a clock change: what began earlier than this is over. */
const LONGEST = raw(`interval '25 hours'`);

/** Sessions that take nobody's time. */
const NOT_ON = words(['draft', 'postponed', 'cancelled']);

/** Trainers and venues that are taken. */
@Injectable()
export class SeriesClashQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
  ) {}

  /**
   * What overlaps with each of the times, by session; of all times in one statement. The sessions themselves do not clash with one another.
   * What the reader may not see is only busy.
   */
  async clashes(wanted: readonly Wanted[]): Promise<ReadonlyMap<string, Clash[]>> {
    if (wanted.length === 0) return new Map();
    const times = JSON.stringify(
      wanted.map(({ sessionId, startsAt, endsAt, venueId, trainerIds }) => ({
        ...{ session_id: sessionId, starts: startsAt, ends: endsAt, venue: venueId, trainers: trainerIds },
      })),
    );
    const maySeeSession = this.policy.narrow('trainingSession.read', SESSION_COLUMNS);
    const maySeeEvent = this.policy.narrow('event.read', EVENT_COLUMNS);
    const found = await this.database.query<Clash & { sessionId: string }>(sql`
      with wanted as materialized (
        select * from jsonb_to_recordset(${times}::jsonb)
          as w (session_id uuid, starts timestamptz, ends timestamptz, venue uuid, trainers uuid[])
      ),
      overlapping as materialized (
        select w.session_id as wanted_by, w.venue as wanted_venue, w.trainers, s.id, s.title, s.venue_id, s.starts_at, s.ends_at,
               (${maySeeSession}) is true as is_seen
          from wanted w
          join training_session s on s.starts_at < w.ends and s.starts_at > w.starts - ${LONGEST} and s.ends_at > w.starts
          join cohort c on c.id = s.cohort_id
          join strand st on st.id = c.strand_id
         where s.state not in (${NOT_ON}) and s.id not in (select session_id from wanted)
           and (s.venue_id = w.venue
                or exists (select from session_trainer t where t.session_id = s.id and t.account_id = any (w.trainers)))
      ),
      clash as (
        select o.wanted_by, 'trainer' as kind, acc.id as taken_id, acc.name, 'trainingSession' as by_kind, o.id, o.title, o.is_seen,
               o.starts_at, o.ends_at
          from overlapping o
          join session_trainer t on t.session_id = o.id and t.account_id = any (o.trainers)
          join account acc on acc.id = t.account_id
        union all
        select o.wanted_by, 'venue', v.id, v.name, 'trainingSession', o.id, o.title, o.is_seen, o.starts_at, o.ends_at
          from overlapping o join venue v on v.id = o.venue_id and v.id = o.wanted_venue
        union all
        select w.session_id, 'venue', v.id, v.name, 'event', event.id, event.title, (${maySeeEvent}) is true, event.starts_at, event.ends_at
          from wanted w
          join event on event.venue_id = w.venue and event.starts_at < w.ends and event.ends_at > w.starts
          join venue v on v.id = event.venue_id
         where event.state not in (${words(['draft', 'postponed', 'cancelled'])}) and event.has_date
      )
      select wanted_by as "sessionId", kind, jsonb_build_object('id', taken_id, 'name', name) as taken,
             case when is_seen then jsonb_build_object('kind', by_kind, 'id', id, 'title', title) end as by,
             ${isoInstant(sql`starts_at`)} as "startsAt", ${isoInstant(sql`ends_at`)} as "endsAt"
        from clash order by starts_at, kind, name, id`);
    const bySession = new Map<string, Clash[]>();
    for (const { sessionId, ...clash } of found) {
      bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), clash]);
    }
    return bySession;
  }
}
