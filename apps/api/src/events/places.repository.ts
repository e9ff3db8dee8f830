import { Injectable } from '@nestjs/common';
import {
  movesUpAt,
  placesFree,
  ROLES_THAT_TAKE_PLACES,
  type EventState,
  type GuestPlace,
  type PlaceCause,
} from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

/** What the places of an event depend on. */
export interface PlacedEvent {
  readonly id: string;
  readonly state: EventState;
  readonly capacity: number | null;
  readonly startsAt: Date;
}

export interface Tally {
  /** Places taken: confirmed guests in roles that take one. */
  readonly taken: number;
  readonly waiting: number;
  readonly guests: number;
  readonly arrived: number;
}

/** The places of an event. Whoever changes them holds the event (`EventsRepository.lock`), so that no two changes are at once. */
@Injectable()
export class PlacesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async tally(eventId: string): Promise<Tally> {
    const tally = await this.database.one<Tally>(sql`
      select count(*) filter (where place = 'confirmed' and role = any (${[...ROLES_THAT_TAKE_PLACES]}))::int as taken,
             count(*) filter (where place = 'waiting')::int as waiting, count(*)::int as guests,
             count(*) filter (where arrival = 'arrived')::int as arrived
        from event_guest where event_id = ${eventId}`);
    return tally ?? { taken: 0, waiting: 0, guests: 0, arrived: 0 };
  }

  /** The number behind which nobody waits yet. */
  async nextNumber(eventId: string): Promise<number> {
    const row = await this.database.one<{ next: number }>(sql`
      select coalesce(max(waiting_number), 0) + 1 as next from event_guest where event_id = ${eventId}`);
    return row?.next ?? 1;
  }

  /** Writes down how a place came about. Nothing when it stays what it was. */
  async note(change: { guestId: string; from: GuestPlace; to: GuestPlace; cause: PlaceCause }): Promise<void> {
    if (change.from === change.to) return;
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into event_place_change (guest_id, at, from_place, to_place, cause, by)
      values (${change.guestId}, ${at}, ${change.from}, ${change.to}, ${change.cause}, ${by})`);
  }

  /** Gives what is free to those who have waited longest, until the event begins. */
  async moveUp(event: PlacedEvent): Promise<void> {
    const { at } = stamp(this.clock);
    if (!movesUpAt({ state: event.state, startsAt: event.startsAt.toISOString() }, at.toISOString())) return;
    const { taken, waiting } = await this.tally(event.id);
    const free = placesFree({ capacity: event.capacity, taken });
    if (free === 0 || waiting === 0) return;
    await this.database.query(sql`
      with up as (
        select id from event_guest where event_id = ${event.id} and place = 'waiting'
         order by waiting_number limit ${Math.min(free, waiting)}
      ), moved as (
        update event_guest g
           set place = 'confirmed', waiting_number = null, moved_up_at = ${at}, version = version + 1, updated_at = ${at}
          from up where g.id = up.id
        returning g.id
      )
      insert into event_place_change (guest_id, at, from_place, to_place, cause)
      select id, ${at}, 'waiting', 'confirmed', 'movedUp' from moved`);
  }
}
