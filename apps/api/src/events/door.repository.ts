import { Injectable } from '@nestjs/common';
import type { DoorMarksWrite, StandingArrival } from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

@Injectable()
export class DoorRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What the doors have said of these guests, held: in one order everywhere, so that two doors never wait for each other. */
  async hold(eventId: string, guestIds: readonly string[]): Promise<ReadonlyMap<string, StandingArrival>> {
    const rows = await this.database.query<StandingArrival & { id: string }>(sql`
      select id, arrival, arrival_version as version, arrival_mutation_id as "mutationId" from event_guest
       where event_id = ${eventId} and id = any (${[...guestIds]}::uuid[]) order by id for no key update`);
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
  }

  /** Writes marks of guests who are held. */
  async write(marks: DoorMarksWrite['marks']): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update event_guest g
         set arrival = said.arrival, arrival_version = arrival_version + 1, arrival_mutation_id = said."mutationId",
             arrival_at = ${at}, arrival_by = ${by}::uuid
        from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as said("guestId" uuid, arrival text, "mutationId" uuid)
       where g.id = said."guestId"`);
  }

  /** Who marks, and when. */
  stamp(): { readonly arrivalAt: Date; readonly arrivalBy: string | null } {
    const { at, by } = stamp(this.clock);
    return { arrivalAt: at, arrivalBy: by };
  }
}
