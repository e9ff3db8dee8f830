import { Injectable } from '@nestjs/common';
import {
  applyArrival,
  doorOpensAt,
  isDoorOpen,
  type Door,
  type DoorEntry,
  type DoorMarksAnswer,
  type DoorMarksWrite,
  type DoorWalkInWrite,
} from '@throughline/domain/events';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { DoorRepository } from './door.repository';
import { EventsRepository, type StoredEvent } from './events.repository';
import { subjectOf } from './events.service';
import { EventsService } from './events.service';
import { GuestsQueries } from './guests.queries';
import { GuestsRepository } from './guests.repository';
import { GuestsService, type NeedsEvent } from './guests.service';
import { PlacesService } from './places.service';

type Mark = DoorMarksWrite['marks'][number];

/** Who comes to an event: several doors at once, each with a telephone. */
@Injectable()
export class DoorService {
  constructor(
    private readonly events: EventsService,
    private readonly eventRows: EventsRepository,
    private readonly guests: GuestsService,
    private readonly guestRows: GuestsRepository,
    private readonly queries: GuestsQueries,
    private readonly door: DoorRepository,
    private readonly places: PlacesService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async read(eventId: string): Promise<Door> {
    const facts = await this.queries.door(eventId);
    this.#authorise(facts);
    if (!facts) throw new ProblemError('request.notFound');
    const { entries, byRole, ...event } = facts;
    const showsNeeds = this.guests.seesNeeds(event);
    return {
      event: this.events.withRights(event),
      entries: this.#seen(showsNeeds, entries),
      counts: byRole,
      isOpen: isDoorOpen(event, this.clock.now().toISOString()),
      opensAt: doorOpensAt(event.startsAt),
      showsNeeds,
    };
  }

  /** Each mark is decided on its own; a conflict in one does not hold up the others. */
  async mark(eventId: string, { marks }: DoorMarksWrite): Promise<DoorMarksAnswer> {
    // Several doors mark at once; nobody writes the event up meanwhile.
    const event = await this.eventRows.share(eventId);
    this.#checkOpen(event);
    const standing = await this.door.hold(
      eventId,
      marks.map(({ guestId }) => guestId),
    );
    const outcomes = marks.map((mark) => {
      const stands = standing.get(mark.guestId);
      return { mark, outcome: stands ? applyArrival(stands, mark) : ('gone' as const) };
    });
    const having = (...kinds: (typeof outcomes)[number]['outcome'][]): Mark[] =>
      outcomes.filter(({ outcome }) => kinds.includes(outcome)).map(({ mark }) => mark);
    const written = having('saved');
    if (written.length > 0) {
      await this.door.write(written);
      const fields = written.map(({ guestId }) => guestId);
      await this.audit.record({ action: 'event.welcome', entity: 'event', id: eventId, fields });
    }
    const entries = async (of: readonly Mark[]): Promise<DoorEntry[]> => {
      const ids = of.map(({ guestId }) => guestId);
      return this.#seen(this.guests.seesNeeds(event), await this.queries.doorEntries(eventId, ids));
    };
    return {
      saved: await entries(having('saved', 'unchanged')),
      conflicts: await entries(having('conflict')),
      gone: having('gone').map(({ guestId }) => guestId),
      counts: await this.queries.countsByRole(eventId),
    };
  }

  /** Somebody who was not on the list: there by that. Who walks in stands in nobody's place. */
  async walkIn(eventId: string, guestId: string, { name, role }: DoorWalkInWrite): Promise<DoorEntry> {
    const event = await this.eventRows.lock(eventId);
    this.#checkOpen(event);
    const found = await this.guestRows.find(guestId);
    if (found) {
      const isTheSame = found.guest.eventId === eventId && found.guest.source === 'walkIn';
      if (!isTheSame || found.identity.name !== name) throw new ProblemError('request.alreadyExists');
    } else {
      await this.places.checkRoom(eventId);
      await this.#add(eventId, guestId, { name, role });
    }
    const [entry] = this.#seen(this.guests.seesNeeds(event), await this.queries.doorEntries(eventId, [guestId]));
    if (!entry) throw new ProblemError('request.notFound');
    return entry;
  }

  async #add(eventId: string, guestId: string, { name, role }: DoorWalkInWrite): Promise<void> {
    const arrived = { arrival: 'arrived', arrivalVersion: 1, ...this.door.stamp() } as const;
    const nothing = { place: 'none', waitingNumber: null, personId: null, organisationId: null } as const;
    const facts = {
      id: guestId,
      eventId,
      source: 'walkIn',
      role,
      answer: 'notAnswered',
      ...nothing,
      ...arrived,
    } as const;
    await this.guestRows.add(facts, { name, contact: null, accessNeeds: '', dietary: '' });
    await this.audit.record({ action: 'event.walkIn', entity: 'event_guest', id: guestId });
  }

  #authorise(subject: Pick<NeedsEvent, 'programmeId' | 'strandId'> | null): void {
    this.policy.authorise({ read: 'event.read', action: 'event.welcome', subject: subject && subjectOf(subject) });
  }

  #checkOpen(event: StoredEvent | null): asserts event is StoredEvent {
    this.#authorise(event);
    if (!event) throw new ProblemError('request.notFound');
    const startsAt = event.startsAt.toISOString();
    if (!isDoorOpen({ state: event.state, startsAt }, this.clock.now().toISOString())) {
      throw new ProblemError('door.notOpen', { state: event.state, opensAt: doorOpensAt(startsAt) });
    }
  }

  #seen(showsNeeds: boolean, entries: readonly DoorEntry[]): DoorEntry[] {
    return entries.map((entry) => (showsNeeds ? entry : { ...entry, needs: null }));
  }
}
