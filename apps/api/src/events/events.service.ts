import { Injectable } from '@nestjs/common';
import {
  EVENT_TRANSITIONS,
  HELD_STATES,
  moveEvent,
  type Event,
  type EventList,
  type EventMove,
  type EventState,
  type EventWrite,
} from '@throughline/domain/events';
import { checkInside } from '@throughline/domain/programmes';
import { instantsOf } from '@throughline/domain/shared';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { EventsQueries, type EventFacts, type EventQuery, type PlaceFacts } from './events.queries';
import { EventsRepository, writeOf, type StoredEvent } from './events.repository';

const tookPlace = (state: EventState): boolean => (HELD_STATES as readonly EventState[]).includes(state);

/** Gatherings around the work: of a programme, or of one strand of it. */
@Injectable()
export class EventsService {
  constructor(
    private readonly events: EventsRepository,
    private readonly queries: EventsQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async read(id: string): Promise<Event> {
    const event = await this.queries.event(id);
    this.policy.authorise({ read: 'event.read', subject: event && subjectOf(event) });
    return this.#answer(id);
  }

  async list(query: EventQuery): Promise<EventList> {
    const { items, ...page } = await this.queries.list(query);
    return { ...page, items: items.map((event) => this.#withRights(event)) };
  }

  /** Plans an event as a draft, or edits it: what is only known afterwards, headcount and quotes, is filled in later. */
  async write({ id, ifMatch, write }: { id: string; ifMatch: number | null; write: EventWrite }): Promise<Event> {
    const event = await this.events.lock(id);
    if (event) this.#authorise(event);
    const stored = event && { version: event.version, write: writeOf(event) };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#answer(id) });
    if (decision.kind === 'same') return this.#answer(id);

    const place = await this.queries.place(write);
    this.#authorise(place && write);
    this.#check(write, place, event);
    if (event) await this.events.edit(event, write);
    else await this.events.add(id, write);
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'event.write', entity: 'event', id, fields });
    return this.#answer(id);
  }

  /** Takes one step. Repeating a step gives the answer again. */
  async move(id: string, { to, reason }: EventMove): Promise<Event> {
    const event = await this.events.lock(id);
    this.#authorise(event);
    if (!event) throw new ProblemError('request.notFound');
    if (event.state === to) return this.#answer(id);
    const timing = { now: this.clock.now().toISOString(), startsAt: event.startsAt.toISOString() };
    const state = unwrap(moveEvent(event.state, to, timing));
    await this.events.move(event, state, reason ?? null);
    await this.audit.record({ action: `event.${state}`, entity: 'event', id, fields: ['state'], reason });
    return this.#answer(id);
  }

  #authorise(subject: Pick<EventWrite, 'programmeId' | 'strandId'> | null): void {
    this.policy.authorise({ read: 'event.read', action: 'event.write', subject: subject && subjectOf(subject) });
  }

  #check(write: EventWrite, place: PlaceFacts | null, event: StoredEvent | null): void {
    if (!place) throw new ProblemError('request.notFound');
    unwrap(checkInside({ startDate: write.date, endDate: write.date }, place, 'event.outsideDates'));
    if (place.regionIds && !place.regionIds.includes(write.regionId)) throw new ProblemError('event.regionOutside');
    // What was held cannot be put off to a day that is still to come.
    const { startsAt } = instantsOf(write);
    if (event && tookPlace(event.state) && Date.parse(startsAt) > this.clock.now().getTime()) {
      throw new ProblemError('event.notYet', { startsAt });
    }
  }

  async #answer(id: string): Promise<Event> {
    const event = await this.queries.event(id);
    if (!event) throw new ProblemError('request.notFound');
    return this.#withRights(event);
  }

  #withRights(event: EventFacts): Event {
    const write = this.policy.permits('event.write', subjectOf(event));
    return { ...event, moves: write ? [...EVENT_TRANSITIONS[event.state]] : [], may: { write } };
  }
}

/** What the policy decides on. */
const subjectOf = ({ programmeId, strandId }: Pick<EventWrite, 'programmeId' | 'strandId'>) => ({
  programmeId,
  strandId,
});
