import { Injectable } from '@nestjs/common';
import {
  placesFree,
  placeFor,
  SIGN_UP_MINUTES,
  SIGN_UPS_AT_ONCE,
  takesAnswersAt,
  takesPlace,
  type EventInvitation,
  type GuestRole,
  type InvitationAnswer,
  type OpenSignUp,
  type SignedUp,
  type SignUpWrite,
} from '@throughline/domain/events';
import { ThrottleService } from '../access/throttle.service';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { ProblemError } from '../platform/problem';
import { EventsRepository, type StoredEvent } from './events.repository';
import { GuestsQueries, type InvitationFacts, type PublicFacts } from './guests.queries';
import { GuestsRepository } from './guests.repository';
import { PlacesService } from './places.service';

/** In which role somebody comes who was asked by nobody in particular. */
const OPEN_ROLE: GuestRole = 'participant';

type Tokened<Write> = Write & { readonly networkAddress: string };

/**
 * Answering without an account. The token is all that somebody brings: who guesses is slowed down as at signing in, and what does not
 * work is answered alike, whatever the reason. Opens its own transactions, since a failed attempt has to stay counted.
 */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly events: EventsRepository,
    private readonly guests: GuestsRepository,
    private readonly queries: GuestsQueries,
    private readonly places: PlacesService,
    private readonly throttle: ThrottleService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async read(asked: Tokened<{ readonly token: string }>): Promise<EventInvitation> {
    return this.#seen(await this.#known(asked, () => this.queries.invitation(asked.token)));
  }

  /** Says yes, maybe or no, or something else than before. */
  async answer(said: Tokened<InvitationAnswer>): Promise<EventInvitation> {
    await this.#known(said, () => this.queries.invitation(said.token));
    return this.database.transaction(async () => {
      const { event, facts } = await this.#hold(() => this.queries.invitation(said.token));
      this.#checkOpen(event);
      const found = await this.guests.find(facts.guestId);
      if (!found) throw new ProblemError('invitation.unknown');
      const { guest } = found;
      const { answer, accessNeeds, dietary } = said;
      const { own } = facts;
      if (own.answer !== answer || own.accessNeeds !== accessNeeds || own.dietary !== dietary) {
        const standing = await this.places.standing(event, guest, { role: guest.role, answer });
        await this.guests.edit(guest, { answer, ...standing }, { accessNeeds, dietary });
        const change = { guestId: guest.id, from: guest.place, to: standing.place };
        await this.places.settle(event, { ...change, cause: 'answered' });
        const fields = ['answer', 'accessNeeds', 'dietary'];
        await this.audit.record({ action: 'guest.answer', entity: 'event_guest', id: guest.id, fields });
      }
      return this.#reread(said.token);
    });
  }

  async readSignUp(asked: Tokened<{ readonly token: string }>): Promise<OpenSignUp> {
    const facts = await this.#known(asked, () => this.queries.signUp(asked.token));
    return { event: facts.event, canSignUp: this.#isOpen(facts), isFull: isFullFor(facts, OPEN_ROLE) };
  }

  /** Puts somebody on the list by the open link. The same person again, by the id that they chose, gets another link of their own. */
  async signUp(said: Tokened<SignUpWrite>): Promise<SignedUp> {
    await this.#known(said, () => this.queries.signUp(said.token));
    return this.database.transaction(async () => {
      const { event } = await this.#hold(() => this.queries.signUp(said.token));
      this.#checkOpen(event);
      const { guestId, name, contact, accessNeeds, dietary } = said;
      const found = await this.guests.find(guestId);
      if (found) {
        const isTheSame = found.guest.eventId === event.id && found.guest.source === 'signUp';
        if (!isTheSame || found.identity.name !== name) throw new ProblemError('request.alreadyExists');
        // A link that a host withdrew does not come back this way.
        if (!(await this.guests.unlink(guestId))) throw new ProblemError('invitation.unknown');
      } else {
        await this.#checkFlood(event.id);
        await this.places.checkRoom(event.id);
        const [role, answer] = [OPEN_ROLE, 'yes'] as const;
        const standing = await this.places.standing(event, null, { role, answer });
        const nobody = { personId: null, organisationId: null };
        const facts = {
          id: guestId,
          eventId: event.id,
          source: 'signUp' as const,
          role,
          answer,
          ...nobody,
          ...standing,
        };
        await this.guests.add(facts, { name, contact, accessNeeds, dietary });
        await this.places.settle(event, { guestId, from: 'none', to: standing.place, cause: 'signedUp' });
        await this.audit.record({ action: 'guest.signUp', entity: 'event_guest', id: guestId });
      }
      const token = await this.guests.link(guestId);
      return { path: `/rsvp#${token}`, invitation: await this.#reread(token) };
    });
  }

  /** What a token leads to; the attempt is counted first, and forgotten when it leads somewhere. */
  async #known<Facts>(
    { token, networkAddress }: Tokened<{ readonly token: string }>,
    find: () => Promise<Facts | null>,
  ) {
    const attempt = { target: `event link ${token}`, networkAddress };
    await this.throttle.attempt(attempt);
    const facts = await find();
    if (!facts) throw new ProblemError('invitation.unknown');
    await this.throttle.succeeded(attempt);
    return facts;
  }

  /** The event of a link, held; the link may have been withdrawn while others held it. */
  async #hold<Facts extends PublicFacts>(find: () => Promise<Facts | null>) {
    const before = await find();
    const event = before && (await this.events.lock(before.eventId));
    const facts = await find();
    if (!event || facts?.eventId !== event.id) throw new ProblemError('invitation.unknown');
    return { event, facts };
  }

  #checkOpen({ state, startsAt }: StoredEvent): void {
    const isOpen = takesAnswersAt({ state, startsAt: startsAt.toISOString() }, this.clock.now().toISOString());
    if (!isOpen) throw new ProblemError('invitation.closed', { state });
  }

  async #checkFlood(eventId: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - SIGN_UP_MINUTES * 60_000);
    if ((await this.guests.signedUpSince(eventId, since)) < SIGN_UPS_AT_ONCE) return;
    throw new ProblemError('signUp.tooMany', {}, { retryAfter: SIGN_UP_MINUTES * 60 });
  }

  async #reread(token: string): Promise<EventInvitation> {
    const facts = await this.queries.invitation(token);
    if (!facts) throw new ProblemError('invitation.unknown');
    return this.#seen(facts);
  }

  #seen(facts: InvitationFacts): EventInvitation {
    const isFull = facts.own.place !== 'confirmed' && isFullFor(facts, facts.role);
    return { event: facts.event, ...facts.own, canAnswer: this.#isOpen(facts), isFull };
  }

  #isOpen({ event }: PublicFacts): boolean {
    return takesAnswersAt(event, this.clock.now().toISOString());
  }
}

/** Whether a yes of somebody new in this role would go to the waiting list. */
const isFullFor = ({ capacity, taken, waiting }: PublicFacts, role: GuestRole): boolean => {
  const free = placesFree({ capacity, taken });
  const place = placeFor({ role, answer: 'yes', standing: 'none', tookPlace: takesPlace(role), free, waiting });
  return place === 'waiting';
};
