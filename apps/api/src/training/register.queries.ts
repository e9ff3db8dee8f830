import { Injectable } from '@nestjs/common';
import type { RegisterEntry } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { IS_ENTRY } from './attendance.queries';

/** A line of a register together with the message that set its mark. */
export type StoredEntry = RegisterEntry & { readonly mutationId: string | null };

/** The lines of the register of the session `s`: the people of its cohort, and who walked in. */
export const REGISTER_ENTRIES = sql`
  select e.id as "entryId", 'enrolled' as kind, coalesce(pi.preferred_name, '') as name, coalesce(a.mark, 'notMarked') as mark,
         a.minutes, coalesce(a.version, 0) as version, ${isoInstant(sql`a.recorded_at`)} as "recordedAt", acc.name as "recordedBy",
         a.mutation_id as "mutationId"
    from enrolment e
    left join attendance a on a.session_id = s.id and a.enrolment_id = e.id
    left join person_identity pi on pi.person_id = e.person_id
    left join account acc on acc.id = a.recorded_by
   where e.cohort_id = s.cohort_id and ${IS_ENTRY}
  union all
  select w.id, 'walkIn', coalesce(wi.name, ''), a.mark, a.minutes, a.version, ${isoInstant(sql`a.recorded_at`)}, acc.name, a.mutation_id
    from walk_in w
    join attendance a on a.walk_in_id = w.id
    left join walk_in_identity wi on wi.walk_in_id = w.id
    left join account acc on acc.id = a.recorded_by
   where w.session_id = s.id`;

@Injectable()
export class RegisterQueries {
  constructor(private readonly database: Database) {}

  async entries(sessionId: string): Promise<StoredEntry[]> {
    return this.database.query<StoredEntry>(sql`
      select entry.* from training_session s cross join lateral (${REGISTER_ENTRIES}) entry
       where s.id = ${sessionId} order by entry.kind, entry.name, entry."entryId"`);
  }
}
