import { Injectable } from '@nestjs/common';
import type { ConsentDecisionRecord } from '@throughline/domain/stories';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { RequestContext } from '../platform/request-context';
import { ConsentRecordRow } from './consent-record.row';

export type StoredConsent = Readonly<ConsentRecordRow>;
export type NewConsent = Omit<StoredConsent, 'sequence' | 'recordedAt' | 'recordedBy'>;
/** A decision, and whose it is: null for the storyteller's. */
export type OwnDecision = ConsentDecisionRecord & { readonly contributorId: string | null };

/** Decisions of the people in a story: added, and never changed. */
@Injectable()
export class ConsentsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<StoredConsent | null> {
    return this.database.manager.findOneBy(ConsentRecordRow, { id });
  }

  /** Every decision of everybody in the story, in the order in which they were recorded. */
  async of(storyId: string): Promise<readonly OwnDecision[]> {
    return this.records(storyId);
  }

  /** The same, with all that was written down of each. */
  async records(storyId: string): Promise<readonly StoredConsent[]> {
    return this.database.manager.find(ConsentRecordRow, { where: { storyId }, order: { sequence: 'asc' } });
  }

  async add(record: NewConsent): Promise<void> {
    await this.database.manager.insert(ConsentRecordRow, {
      ...record,
      recordedAt: this.clock.now(),
      recordedBy: RequestContext.current()?.actor?.accountId ?? null,
    });
  }
}
