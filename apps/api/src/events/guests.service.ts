import { Injectable } from '@nestjs/common';
import {
  showsGuestNeedsAt,
  type EventState,
  type Guest,
  type GuestLink,
  type GuestList,
  type GuestWrite,
  type PlaceHistory,
} from '@throughline/domain/events';
import { PeopleQueries } from '../people/people.queries';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import type { StoredEvent } from './events.repository';
import { EventsService, subjectOf } from './events.service';
import { GuestsQueries, type GuestFacts, type GuestQuery } from './guests.queries';
import { GuestsRepository, type Identity, type StoredGuest } from './guests.repository';
import { PlacesService } from './places.service';

/** An event, as far as showing what its guests need goes. */
export interface NeedsEvent {
  readonly programmeId: string;
  readonly strandId: string | null;
  readonly state: EventState;
  readonly startsAt: string | Date;
  readonly endsAt: string | Date;
}

const iso = (instant: string | Date): string => (typeof instant === 'string' ? instant : instant.toISOString());

/** Who is on the list of an event, as its planners keep it. */
@Injectable()
export class GuestsService {
  constructor(
    private readonly events: EventsService,
    private readonly guests: GuestsRepository,
    private readonly queries: GuestsQueries,
    private readonly places: PlacesService,
    private readonly people: PeopleQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async list(eventId: string, query: GuestQuery): Promise<GuestList> {
    const event = await this.events.planned(eventId);
    const { items, ...page } = await this.queries.list(eventId, query);
    return { ...page, items: items.map((guest) => this.#seen(event, guest)) };
  }

  async read(eventId: string, guestId: string): Promise<Guest> {
    return this.#answer(await this.events.planned(eventId), eventId, guestId);
  }

  async placeHistory(eventId: string, guestId: string): Promise<PlaceHistory> {
    await this.events.planned(eventId);
    const items = await this.queries.placeHistory(eventId, guestId);
    if (!items) throw new ProblemError('request.notFound');
    return { items };
  }

  /** Puts somebody on the list, or corrects what it says of them. */
  async write(eventId: string, guestId: string, ifMatch: number | null, said: GuestWrite): Promise<Guest> {
    const event = await this.events.hold(eventId);
    const found = await this.guests.find(guestId);
    if (found && found.guest.eventId !== eventId) throw new ProblemError('request.alreadyExists');
    const stored = found && { version: found.guest.version, write: writeOf(found.guest, found.identity) };
    const { accessNeeds, dietary } = stored?.write ?? { accessNeeds: '', dietary: '' };
    const write = { ...said, accessNeeds: said.accessNeeds ?? accessNeeds, dietary: said.dietary ?? dietary };
    const current = (): Promise<Guest> => this.#answer(event, eventId, guestId);
    const decision = await decidePut({ ifMatch, write, stored, current });
    if (decision.kind === 'same') return current();

    await this.#check(eventId, guestId, write, stored?.write ?? null);
    const guest = found?.guest ?? null;
    const { role, answer, personId, organisationId, ...identity } = write;
    const standing = await this.places.standing(event, guest, write);
    const facts = { role, answer, personId, organisationId };
    if (guest) {
      await this.guests.edit(guest, { ...facts, ...standing }, identity);
    } else {
      await this.places.checkRoom(eventId);
      await this.guests.add({ ...facts, ...standing, id: guestId, eventId, source: 'invited' }, identity);
    }
    const from = guest?.place ?? 'none';
    await this.places.settle(event, { guestId, from, to: standing.place, cause: 'recorded' });
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'guest.write', entity: 'event_guest', id: guestId, fields });
    return current();
  }

  /** Takes somebody off the list of whom the door has said nothing. */
  async remove(eventId: string, guestId: string): Promise<void> {
    const event = await this.events.hold(eventId);
    const guest = await this.#find(eventId, guestId);
    if (guest.arrival !== 'notMarked') throw new ProblemError('guest.isMarked');
    await this.guests.remove(guestId);
    await this.places.settle(event, { guestId, from: 'none', to: 'none', cause: 'recorded' });
    await this.audit.record({ action: 'guest.remove', entity: 'event_guest', id: guestId });
  }

  /** A link with which a guest answers without an account. */
  async link(eventId: string, guestId: string): Promise<GuestLink> {
    await this.events.hold(eventId);
    await this.#find(eventId, guestId);
    const token = await this.guests.link(guestId);
    await this.audit.record({ action: 'guest.link', entity: 'event_guest', id: guestId });
    // In the fragment, which browsers send to nobody: not into a log, not into a Referer.
    return { path: `/rsvp#${token}` };
  }

  async unlink(eventId: string, guestId: string): Promise<void> {
    await this.events.hold(eventId);
    await this.#find(eventId, guestId);
    if (!(await this.guests.unlink(guestId))) return;
    await this.audit.record({ action: 'guest.unlink', entity: 'event_guest', id: guestId });
  }

  /** The one link for everybody. */
  async openSignUp(eventId: string): Promise<GuestLink> {
    await this.events.hold(eventId);
    const token = await this.guests.openSignUp(eventId);
    await this.audit.record({ action: 'event.openSignUp', entity: 'event', id: eventId });
    return { path: `/sign-up#${token}` };
  }

  async closeSignUp(eventId: string): Promise<void> {
    await this.events.hold(eventId);
    if (!(await this.guests.closeSignUp(eventId))) return;
    await this.audit.record({ action: 'event.closeSignUp', entity: 'event', id: eventId });
  }

  /** Whether the reader sees what guests need: who plans at any time, who welcomes them around the event. */
  seesNeeds(event: NeedsEvent): boolean {
    const times = { state: event.state, startsAt: iso(event.startsAt), endsAt: iso(event.endsAt) };
    const isTime = showsGuestNeedsAt(times, this.clock.now().toISOString());
    return this.policy.permits(isTime ? 'event.welcome' : 'event.planNeeds', subjectOf(event));
  }

  async #find(eventId: string, guestId: string): Promise<StoredGuest> {
    const found = await this.guests.find(guestId);
    if (found?.guest.eventId !== eventId) throw new ProblemError('request.notFound');
    return found.guest;
  }

  /** A person is linked by somebody who may see them, and nobody stands on a list twice. */
  async #check(eventId: string, guestId: string, write: GuestWrite, stored: GuestWrite | null): Promise<void> {
    const isNew = { personId: write.personId !== stored?.personId, contact: write.contact !== stored?.contact };
    if (write.personId !== null && isNew.personId) {
      const subjects = await this.people.subjects(write.personId);
      if (!subjects.some((subject) => this.policy.permits('person.read', subject))) {
        throw new ProblemError('request.reference');
      }
    }
    const asked = {
      personId: isNew.personId ? write.personId : null,
      contact: isNew.contact ? write.contact : null,
    };
    const same = await this.guests.same(eventId, guestId, asked);
    if (same) throw new ProblemError('guest.twice', { guestId: same.id });
  }

  async #answer(event: NeedsEvent | StoredEvent, eventId: string, guestId: string): Promise<Guest> {
    const guest = await this.queries.guest(eventId, guestId);
    if (!guest) throw new ProblemError('request.notFound');
    return this.#seen(event, guest);
  }

  #seen(event: NeedsEvent, guest: GuestFacts): Guest {
    return this.seesNeeds(event) ? guest : { ...guest, needs: null };
  }
}

const writeOf = (guest: StoredGuest, { name, contact, accessNeeds, dietary }: Identity): Required<GuestWrite> => ({
  name: name ?? '',
  contact,
  role: guest.role,
  answer: guest.answer,
  accessNeeds,
  dietary,
  personId: guest.personId,
  organisationId: guest.organisationId,
});
