import { Injectable } from '@nestjs/common';
import type { Collection, CollectionList, CollectionQuery, CollectionWrite } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { CollectionQueries } from './collection.queries';
import { CollectionRepository } from './collection.repository';

/** Collections: stories of a programme that belong together. */
@Injectable()
export class CollectionService {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly queries: CollectionQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(query: CollectionQuery): Promise<CollectionList> {
    const items = await this.queries.list(query);
    return { items: items.map((item) => this.#withMay(item)) };
  }

  async read(id: string): Promise<Collection> {
    const found = await this.queries.one(id);
    this.policy.authorise({ read: 'collection.read', subject: found && { programmeId: found.programmeId } });
    if (!found) throw new ProblemError('request.notFound');
    return this.#withMay(found);
  }

  async put(id: string, write: CollectionWrite, ifMatch: number | null): Promise<Collection> {
    const stored = await this.collections.lock(id);
    const { programmeId } = stored?.write ?? write;
    this.policy.authorise({ read: 'collection.read', action: 'collection.write', subject: { programmeId } });
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.read(id) });
    if (decision.kind === 'create') {
      await this.collections.create(id, write);
      await this.audit.record({ action: 'collection.create', entity: 'story_collection', id });
    } else if (decision.kind === 'edit') {
      if (write.programmeId !== programmeId) throw new ProblemError('collection.otherProgramme');
      await this.collections.edit(id, write);
      await this.audit.record({
        action: 'collection.edit',
        entity: 'story_collection',
        id,
        fields: decision.changed,
      });
    }
    return this.read(id);
  }

  #withMay(found: Omit<Collection, 'may'>): Collection {
    const write = this.policy.permits('collection.write', { programmeId: found.programmeId });
    return { ...found, may: { write } };
  }
}
