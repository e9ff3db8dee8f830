import { Injectable } from '@nestjs/common';
import type { Event, FollowUp, FollowUpList, FollowUpWrite, OwnerList } from '@throughline/domain/events';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { EventsService, subjectOf } from './events.service';
import { FollowUpsQueries, type FollowUpFacts, type FollowUpQuery } from './follow-ups.queries';
import { FollowUpsRepository, type StoredFollowUp } from './follow-ups.repository';

/** What is to be done after an event, by whom and until when. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly events: EventsService,
    private readonly followUps: FollowUpsRepository,
    private readonly queries: FollowUpsQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(query: FollowUpQuery): Promise<FollowUpList> {
    const { items, ...page } = await this.queries.list(query);
    return {
      ...page,
      items: items.map((facts) => {
        const { programmeId: _programmeId, strandId: _strandId, ...followUp } = facts;
        return { ...followUp, may: { finish: this.#mayFinish(facts) } };
      }),
    };
  }

  /** Names of colleagues are for those who may give them something to do. */
  async owners(eventId: string): Promise<OwnerList> {
    await this.events.planned(eventId);
    return { items: await this.queries.owners(eventId) };
  }

  async write(eventId: string, id: string, ifMatch: number | null, write: FollowUpWrite): Promise<Event> {
    await this.events.hold(eventId);
    const followUp = await this.followUps.hold(id);
    if (followUp && followUp.eventId !== eventId) throw new ProblemError('request.alreadyExists');
    const stored = followUp && { version: followUp.version, write: writeOf(followUp) };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.events.answer(eventId) });
    if (decision.kind === 'same') return this.events.answer(eventId);
    // Who owns it already stays its owner, also when they have left since.
    const isNew = write.ownerId !== followUp?.ownerId;
    if (isNew && (await this.queries.owners(eventId, write.ownerId)).length === 0)
      throw new ProblemError('followUp.owner');
    if (followUp) await this.followUps.edit(id, write);
    else await this.followUps.add(id, eventId, write);
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'followUp.write', entity: 'event_follow_up', id, fields });
    return this.events.answer(eventId);
  }

  /** Ticks it off, or takes the tick back: by its owner, or by whoever may write the event. */
  async finish(eventId: string, id: string, isDone: boolean): Promise<FollowUp> {
    const stored = await this.followUps.hold(id);
    const facts = stored?.eventId === eventId ? await this.queries.find(id) : null;
    const subject = facts && { ...subjectOf(facts), accountId: facts.ownerId };
    this.policy.authorise({ read: 'event.read', action: 'event.finishFollowUp', subject });
    if (!stored || !facts) throw new ProblemError('request.notFound');
    if ((stored.doneAt !== null) !== isDone) {
      await this.followUps.finish(id, isDone);
      const action = isDone ? 'followUp.finish' : 'followUp.reopen';
      await this.audit.record({ action, entity: 'event_follow_up', id, fields: ['doneAt'] });
    }
    const now = await this.queries.find(id);
    if (!now) throw new ProblemError('request.notFound');
    const { programmeId: _programmeId, strandId: _strandId, event: _event, ...followUp } = now;
    return { ...followUp, may: { finish: true } };
  }

  /** A repeat finds nothing, and that is what was wanted. */
  async remove(eventId: string, id: string): Promise<Event> {
    await this.events.hold(eventId);
    const followUp = await this.followUps.hold(id);
    if (followUp?.eventId === eventId) {
      await this.followUps.remove(id);
      await this.audit.record({ action: 'followUp.remove', entity: 'event_follow_up', id });
    }
    return this.events.answer(eventId);
  }

  #mayFinish(facts: FollowUpFacts): boolean {
    return this.policy.permits('event.finishFollowUp', { ...subjectOf(facts), accountId: facts.ownerId });
  }
}

const writeOf = ({ text, ownerId, dueOn }: StoredFollowUp): FollowUpWrite => ({ text, ownerId, dueOn });
