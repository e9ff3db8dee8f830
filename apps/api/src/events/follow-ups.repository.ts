import { Injectable } from '@nestjs/common';
import type { FollowUpWrite } from '@throughline/domain/events';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { EventFollowUpRow } from './event-follow-up.row';

export type StoredFollowUp = Readonly<EventFollowUpRow>;

/** Follow-ups of events. */
@Injectable()
export class FollowUpsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Held until the end of the transaction. */
  async hold(id: string): Promise<StoredFollowUp | null> {
    return this.database.manager.findOne(EventFollowUpRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  async add(id: string, eventId: string, write: FollowUpWrite): Promise<void> {
    const { created } = stamp(this.clock);
    await this.database.manager.insert(EventFollowUpRow, { id, eventId, ...write, ...created });
  }

  async edit(id: string, write: FollowUpWrite): Promise<void> {
    await this.database.manager.update(EventFollowUpRow, { id }, { ...write, ...stamp(this.clock).changed });
  }

  async finish(id: string, isDone: boolean): Promise<void> {
    const { changed, at, by } = stamp(this.clock);
    const done = { doneAt: isDone ? at : null, doneBy: isDone ? by : null };
    await this.database.manager.update(EventFollowUpRow, { id }, { ...done, ...changed });
  }

  async remove(id: string): Promise<void> {
    await this.database.manager.delete(EventFollowUpRow, { id });
  }
}
