import { Injectable } from '@nestjs/common';
import type { EventState, EventWrite } from '@throughline/domain/events';
import { instantsOf } from '@throughline/domain/shared';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { EventRow } from './event.row';

export type StoredEvent = Readonly<EventRow>;

/** The columns that a person fills in, and the instants that follow from the promised time. */
const columnsOf = (write: EventWrite) => {
  const { startsAt, endsAt } = instantsOf(write);
  return {
    ...write,
    feedbackQuotes: [...write.feedbackQuotes],
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  };
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
  headcount: event.headcount,
  headcountMethod: event.headcountMethod,
  feedbackQuotes: event.feedbackQuotes,
});

@Injectable()
export class EventsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  /** The event, locked until the end of the transaction. */
  async lock(id: string): Promise<StoredEvent | null> {
    return this.database.manager.findOne(EventRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  async add(id: string, write: EventWrite): Promise<void> {
    const { accountId } = this.policy.actor;
    const now = this.clock.now();
    await this.database.manager.insert(EventRow, {
      ...columnsOf(write),
      id,
      state: 'draft',
      version: 1,
      createdAt: now,
      createdBy: accountId,
      updatedAt: now,
      updatedBy: accountId,
    });
  }

  async edit(event: StoredEvent, write: EventWrite): Promise<void> {
    await this.#change(event, columnsOf(write));
  }

  async move(event: StoredEvent, state: EventState, stateReason: string | null): Promise<void> {
    await this.#change(event, { state, stateReason });
  }

  async #change(event: StoredEvent, changes: Partial<EventRow>): Promise<void> {
    await this.database.manager.update(
      EventRow,
      { id: event.id },
      {
        ...changes,
        version: event.version + 1,
        updatedAt: this.clock.now(),
        updatedBy: this.policy.actor.accountId,
      },
    );
  }
}
