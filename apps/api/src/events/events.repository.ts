import { Injectable } from '@nestjs/common';
import type { EventReportWrite, EventState, EventWrite } from '@throughline/domain/events';
import { instantsOf } from '@throughline/domain/shared/time';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { EventOrganisationRow } from './event-organisation.row';
import { EventRow } from './event.row';

export type StoredEvent = Readonly<EventRow>;

/** The columns that a person fills in, and the instants that follow from the promised time. */
const columnsOf = (write: EventWrite) => {
  const { startsAt, endsAt } = instantsOf(write);
  return { ...write, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
};

/** What is stored, in the shape in which it was written. */
export const writeOf = (event: StoredEvent): EventWrite => ({
  programmeId: event.programmeId,
  strandId: event.strandId,
  regionId: event.regionId,
  kind: event.kind,
  title: event.title,
  date: event.date,
  startTime: event.startTime,
  endTime: event.endTime,
  timeZone: event.timeZone,
  mode: event.mode,
  venueId: event.venueId,
  capacity: event.capacity,
  exceptionNote: event.exceptionNote,
});

@Injectable()
export class EventsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The event, locked until the end of the transaction: whoever changes its places or its door waits for each other here. */
  async lock(id: string): Promise<StoredEvent | null> {
    return this.database.manager.findOne(EventRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /** The event, which stays as it is until the end of the transaction; others may hold it so at once. */
  async share(id: string): Promise<StoredEvent | null> {
    return this.database.manager.findOne(EventRow, { where: { id }, lock: { mode: 'pessimistic_read' } });
  }

  async add(id: string, write: EventWrite): Promise<void> {
    const { created } = stamp(this.clock);
    await this.database.manager.insert(EventRow, {
      ...columnsOf(write),
      ...created,
      id,
      state: 'draft',
      hasDate: true,
      activities: [],
    });
  }

  async edit(event: StoredEvent, write: EventWrite, hasDate: boolean): Promise<void> {
    await this.#change(event, { ...columnsOf(write), hasDate });
  }

  /** Takes a step. The day that people are first told of stays; postponing takes the date away. */
  async move(event: StoredEvent, state: EventState, stateReason: string | null): Promise<void> {
    await this.#change(event, {
      state,
      stateReason,
      hasDate: event.hasDate && state !== 'postponed',
      firstDate: event.firstDate ?? (state === 'announced' ? event.date : null),
    });
  }

  async organisationsOf(id: string): Promise<EventReportWrite['organisations']> {
    const rows = await this.database.manager.find(EventOrganisationRow, {
      where: { eventId: id },
      order: { position: 'asc' },
    });
    return rows.map(({ organisationId, name, people }) => ({ organisationId, name, people }));
  }

  async report(event: StoredEvent, { organisations, publicSummary, ...report }: EventReportWrite): Promise<void> {
    const { manager } = this.database;
    await manager.delete(EventOrganisationRow, { eventId: event.id });
    await manager.insert(
      EventOrganisationRow,
      organisations.map((each, position) => ({ ...each, position, eventId: event.id })),
    );
    await this.#change(event, {
      ...report,
      summaryUrl: publicSummary?.url ?? null,
      summaryTitle: publicSummary?.title ?? null,
    });
  }

  async #change(event: StoredEvent, changes: Partial<EventRow>): Promise<void> {
    const { changed } = stamp(this.clock);
    await this.database.manager.update(EventRow, { id: event.id }, { ...changes, ...changed });
  }
}
