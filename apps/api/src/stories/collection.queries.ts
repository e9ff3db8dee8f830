import { Injectable } from '@nestjs/common';
import type { Collection, CollectionQuery } from '@throughline/domain/stories';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { StoriesQueries, WHERE_IT_IS } from './stories.queries';
import { STANDS } from './story-list.queries';

type Read = Omit<Collection, 'may'>;

/** Collections as their reader may see them: what they count is what the reader may read. */
@Injectable()
export class CollectionQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
    private readonly stories: StoriesQueries,
  ) {}

  async list({ programmeId, isArchived }: CollectionQuery): Promise<Read[]> {
    const conditions = [
      this.policy.narrow('collection.read', { programmeId: sql`collection.programme_id`, strandId: sql`null::uuid` }),
      programmeId === undefined ? raw('true') : sql`collection.programme_id = ${programmeId}`,
      isArchived === undefined ? raw('true') : sql`(collection.archived_at is not null) = ${isArchived}`,
    ];
    return this.#read(join(conditions, ' and '));
  }

  async one(id: string): Promise<Read | null> {
    const [found] = await this.#read(sql`collection.id = ${id}`);
    return found ?? null;
  }

  #read(matching: Sql): Promise<Read[]> {
    return this.database.query<Read>(sql`
      select collection.id, collection.version, collection.programme_id as "programmeId",
             json_build_object('id', owner.id, 'name', owner.name, 'code', owner.code) as programme,
             collection.name, collection.aliases, collection.about, collection.archived_at is not null as "isArchived",
             (select count(*)::integer from ${WHERE_IT_IS} join story_collection_item item on item.story_id = story.id
               where item.collection_id = collection.id and ${STANDS} and ${this.stories.readable(this.clock.now())}) as stories
      from story_collection collection join programme owner on owner.id = collection.programme_id
      where ${matching}
      order by lower(owner.name), lower(collection.name), collection.id`);
  }
}
