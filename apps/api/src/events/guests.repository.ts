import { Injectable } from '@nestjs/common';
import { contactKey, type GuestPlace, type GuestWrite } from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { hashToken, newToken } from '../platform/token';
import { EventGuestIdentityRow, EventGuestRow } from './event-guest.row';

export type StoredGuest = Readonly<EventGuestRow>;
export type Identity = Readonly<Omit<EventGuestIdentityRow, 'guestId' | 'contactKey'>>;

/** Where somebody stands. */
export interface Standing {
  readonly place: GuestPlace;
  readonly waitingNumber: number | null;
}

/** What is written of a guest besides who they are. */
type Facts = Pick<EventGuestRow, 'role' | 'answer' | 'personId' | 'organisationId'> & Standing;

const NOBODY: Identity = { name: null, contact: null, accessNeeds: '', dietary: '' };

/** Guests of events. Whoever writes here holds the event. */
@Injectable()
export class GuestsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(guestId: string): Promise<{ guest: StoredGuest; identity: Identity } | null> {
    const { manager } = this.database;
    const guest = await manager.findOne(EventGuestRow, { where: { id: guestId } });
    const identity = await manager.findOne(EventGuestIdentityRow, { where: { guestId } });
    return guest && { guest, identity: identity ?? NOBODY };
  }

  async add(
    guest: Facts & Pick<EventGuestRow, 'id' | 'eventId' | 'source'> & Partial<EventGuestRow>,
    identity: Identity,
  ): Promise<void> {
    const { created, at } = stamp(this.clock);
    const answeredAt = guest.answer === 'notAnswered' ? null : at;
    const { manager } = this.database;
    await manager.insert(EventGuestRow, { arrival: 'notMarked', arrivalVersion: 0, answeredAt, ...guest, ...created });
    await manager.insert(EventGuestIdentityRow, {
      guestId: guest.id,
      ...identity,
      contactKey: contactKey(identity.contact),
    });
  }

  async edit(guest: StoredGuest, facts: Partial<Facts>, identity: Partial<Identity>): Promise<void> {
    const { changed, at } = stamp(this.clock);
    const isAnswered = facts.answer !== undefined && facts.answer !== guest.answer;
    const answered = isAnswered ? { answeredAt: facts.answer === 'notAnswered' ? null : at } : {};
    // Who leaves the place that they moved up to has no news of it left to be told.
    const movedUp = facts.place !== undefined && facts.place !== 'confirmed' ? { movedUpAt: null } : {};
    const { manager } = this.database;
    await manager.update(EventGuestRow, { id: guest.id }, { ...facts, ...answered, ...movedUp, ...changed });
    const key = identity.contact === undefined ? {} : { contactKey: contactKey(identity.contact) };
    const { affected } = await manager.update(EventGuestIdentityRow, { guestId: guest.id }, { ...identity, ...key });
    // Who they are may have been erased.
    if (affected === 0) {
      const known = { ...NOBODY, ...identity };
      await manager.insert(EventGuestIdentityRow, {
        guestId: guest.id,
        ...known,
        contactKey: contactKey(known.contact),
      });
    }
  }

  async remove(guestId: string): Promise<void> {
    await this.database.manager.delete(EventGuestRow, { id: guestId });
  }

  /** Somebody else on the list who is the same person, or gave the same contact. */
  async same(
    eventId: string,
    guestId: string,
    { personId, contact }: Pick<GuestWrite, 'personId' | 'contact'>,
  ): Promise<{ readonly id: string } | null> {
    return this.database.one(sql`
      select g.id from event_guest g left join event_guest_identity i on i.guest_id = g.id
       where g.event_id = ${eventId} and g.id <> ${guestId}
         and (g.person_id = ${personId}::uuid or i.contact_key = ${contactKey(contact)}::text) limit 1`);
  }

  /** A new link for a guest; the one that they had stops working. */
  async link(guestId: string): Promise<string> {
    const token = newToken();
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into event_guest_link (guest_id, token_hash, created_at, created_by)
      values (${guestId}, ${hashToken(token)}, ${at}, ${by})
      on conflict (guest_id) do update set token_hash = excluded.token_hash, created_at = ${at}, created_by = ${by}`);
    return token;
  }

  /** Whether there was one. */
  async unlink(guestId: string): Promise<boolean> {
    return (
      (await this.database.one(sql`delete from event_guest_link where guest_id = ${guestId} returning guest_id`)) !==
      null
    );
  }

  /** A new open link for an event; the one before stops working. */
  async openSignUp(eventId: string): Promise<string> {
    const token = newToken();
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into event_sign_up_link (event_id, token_hash, created_at, created_by)
      values (${eventId}, ${hashToken(token)}, ${at}, ${by})
      on conflict (event_id) do update set token_hash = excluded.token_hash, created_at = ${at}, created_by = ${by}`);
    return token;
  }

  async closeSignUp(eventId: string): Promise<boolean> {
    return (
      (await this.database.one(sql`delete from event_sign_up_link where event_id = ${eventId} returning event_id`)) !==
      null
    );
  }

  /** People who signed up for an event by its open link since an instant. */
  async signedUpSince(eventId: string, since: Date): Promise<number> {
    const row = await this.database.one<{ count: number }>(sql`
      select count(*)::int as count from event_guest
       where event_id = ${eventId} and source = 'signUp' and created_at > ${since}`);
    return row?.count ?? 0;
  }
}
