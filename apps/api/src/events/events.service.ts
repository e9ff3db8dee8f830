import { Injectable } from '@nestjs/common';
import {
  checkHeadcount,
  EVENT_TRANSITIONS,
  moveEvent,
  tookPlace,
  type Event,
  type EventList,
  type EventMove,
  type EventReportWrite,
  type EventSummary,
  type EventWrite,
} from '@throughline/domain/events';
import { checkInside } from '@throughline/domain/programmes';
import { instantsOf } from '@throughline/domain/shared/time';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { EventsQueries, type EventFacts, type EventQuery, type PlaceFacts, type SummaryFacts } from './events.queries';
import { EventsRepository, writeOf, type StoredEvent } from './events.repository';
import { PlacesRepository } from './places.repository';

/** Gatherings around the work: of a programme, or of one strand of it. */
@Injectable()
export class EventsService {
  constructor(
    private readonly events: EventsRepository,
    private readonly places: PlacesRepository,
    private readonly queries: EventsQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async read(id: string): Promise<Event> {
    const event = await this.queries.event(id);
    this.policy.authorise({ read: 'event.read', subject: event && subjectOf(event) });
    if (!event) throw new ProblemError('request.notFound');
    return this.#detail(event);
  }

  async list(query: EventQuery): Promise<EventList> {
    const { items, ...page } = await this.queries.list(query);
    return { ...page, items: items.map((event) => this.withRights(event)) };
  }

  /** Plans an event as a draft, or edits the plan. A postponed event is given a new date by this. */
  async write({ id, ifMatch, write }: { id: string; ifMatch: number | null; write: EventWrite }): Promise<Event> {
    const event = await this.events.lock(id);
    if (event) this.#authorise(event);
    const stored = event && { version: event.version, write: writeOf(event) };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.answer(id) });
    if (decision.kind === 'same') return this.answer(id);

    const place = await this.queries.place(write);
    this.#authorise(place && write);
    this.#check(write, place, event);
    if (event) await this.#edit(event, write);
    else await this.events.add(id, write);
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'event.write', entity: 'event', id, fields });
    return this.answer(id);
  }

  /** Takes one step. Repeating a step gives the answer again. */
  async move(id: string, { to, reason: said }: EventMove): Promise<Event> {
    const event = await this.hold(id);
    if (event.state === to) return this.answer(id);
    const reason = said === undefined || said === '' ? null : said;
    const timing = { now: this.clock.now().toISOString(), startsAt: event.startsAt.toISOString() };
    const state = unwrap(moveEvent(event.state, to, { ...event, ...timing, reason }));
    if (state === 'writtenUp') await this.#checkHeadcount(event, event);
    await this.events.move(event, state, reason);
    const why = reason === null ? {} : { reason };
    await this.audit.record({ action: `event.${state}`, entity: 'event', id, fields: ['state'], ...why });
    return this.answer(id);
  }

  /** What is known once it was held. */
  async report(id: string, ifMatch: number | null, write: EventReportWrite): Promise<Event> {
    const event = await this.hold(id);
    const stored = { version: event.version, write: await this.#reportOf(event) };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.answer(id) });
    if (decision.kind !== 'edit') return this.answer(id);
    await this.#checkHeadcount(event, write);
    await this.events.report(event, write);
    await this.audit.record({ action: 'event.report', entity: 'event', id, fields: decision.changed });
    return this.answer(id);
  }

  /** The event, held for a change by somebody who may write it. */
  async hold(id: string): Promise<StoredEvent> {
    const event = await this.events.lock(id);
    this.#authorise(event);
    if (!event) throw new ProblemError('request.notFound');
    return event;
  }

  /** The event, for a screen of those who may write it. */
  async planned(id: string): Promise<SummaryFacts> {
    const event = await this.queries.summary(id);
    this.#authorise(event);
    if (!event) throw new ProblemError('request.notFound');
    return event;
  }

  /** The event after a change; whoever made it may read it. */
  async answer(id: string): Promise<Event> {
    const event = await this.queries.event(id);
    if (!event) throw new ProblemError('request.notFound');
    return this.#detail(event);
  }

  /** What the reader may do with an event. */
  withRights<Facts extends SummaryFacts>(event: Facts): Facts & Pick<EventSummary, 'moves' | 'may'> {
    const write = this.policy.permits('event.write', subjectOf(event));
    const welcome = this.policy.permits('event.welcome', subjectOf(event));
    return { ...event, moves: write ? [...EVENT_TRANSITIONS[event.state]] : [], may: { write, welcome } };
  }

  #detail({ quotes, followUps, signUpSince, ...event }: EventFacts): Event {
    const seen = this.withRights(event);
    const { write } = seen.may;
    return {
      ...seen,
      quotes: quotes.filter(({ permission }) => write || permission !== 'none'),
      followUps: followUps.map((followUp) => ({
        ...followUp,
        may: {
          finish: this.policy.permits('event.finishFollowUp', { ...subjectOf(event), accountId: followUp.ownerId }),
        },
      })),
      signUpSince: write ? signUpSince : null,
    };
  }

  #authorise(subject: Pick<EventWrite, 'programmeId' | 'strandId'> | null): void {
    this.policy.authorise({ read: 'event.read', action: 'event.write', subject: subject && subjectOf(subject) });
  }

  #check(write: EventWrite, place: PlaceFacts | null, event: StoredEvent | null): void {
    if (!place) throw new ProblemError('request.notFound');
    // What lies outside says why (domain B3.10).
    if (write.exceptionNote === null) {
      unwrap(checkInside({ startDate: write.date, endDate: write.date }, place, 'event.outsideDates'));
      if (place.regionIds && !place.regionIds.includes(write.regionId)) throw new ProblemError('event.regionOutside');
    }
    // What was held cannot be put off to a day that is still to come.
    const { startsAt } = instantsOf(write);
    if (event && tookPlace(event.state) && Date.parse(startsAt) > this.clock.now().getTime()) {
      throw new ProblemError('event.notYet', { startsAt });
    }
  }

  async #edit(event: StoredEvent, write: EventWrite): Promise<void> {
    const { taken } = await this.places.tally(event.id);
    const isSmaller = write.capacity !== null && (event.capacity === null || write.capacity < event.capacity);
    if (isSmaller && write.capacity !== null && write.capacity < taken) {
      throw new ProblemError('event.capacityBelowPlaces', { taken });
    }
    const isMoved = (['date', 'startTime', 'endTime', 'timeZone'] as const).some((each) => event[each] !== write[each]);
    await this.events.edit(event, write, event.hasDate || (event.state === 'postponed' && isMoved));
    await this.places.moveUp({ ...event, capacity: write.capacity, startsAt: new Date(instantsOf(write).startsAt) });
  }

  async #reportOf(event: StoredEvent): Promise<EventReportWrite> {
    const { headcount, headcountMethod, noHeadcountReason, activities, summaryUrl, summaryTitle } = event;
    const publicSummary =
      summaryUrl !== null && summaryTitle !== null ? { url: summaryUrl, title: summaryTitle } : null;
    const organisations = await this.events.organisationsOf(event.id);
    return { headcount, headcountMethod, noHeadcountReason, organisations, activities, publicSummary };
  }

  async #checkHeadcount(
    event: StoredEvent,
    report: Pick<EventReportWrite, 'headcount' | 'headcountMethod' | 'noHeadcountReason'>,
  ): Promise<void> {
    const { arrived } = await this.places.tally(event.id);
    unwrap(checkHeadcount(report, { state: event.state, arrived }));
  }
}

/** What the policy decides on. */
export const subjectOf = ({ programmeId, strandId }: Pick<EventWrite, 'programmeId' | 'strandId'>) => ({
  programmeId,
  strandId,
});
