import { Injectable } from '@nestjs/common';
import type { StoryBulkAnswer, StoryState } from '@throughline/domain/stories';
import sql, { raw } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { allowedOn, FLAGS, publicationOn, todayIn, WHERE_IT_IS, type StorySubject } from './stories.queries';

type Change = StoryBulkAnswer['changes'][number];
interface Pair {
  readonly id: string;
  readonly storyId: string;
}

/** Where each kind of change is kept: the table, and the column of what is added or taken away. */
const KEPT = {
  addThemeIds: { table: 'story_theme', column: 'theme_id' },
  removeThemeIds: { table: 'story_theme', column: 'theme_id' },
  addCollectionIds: { table: 'story_collection_item', column: 'collection_id' },
  removeCollectionIds: { table: 'story_collection_item', column: 'collection_id' },
} as const satisfies Record<Change['kind'], object>;

/** Themes and collections of many stories: as many statements for two hundred as for two. */
@Injectable()
export class StoryBulkQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  /** In the order of their ids, so that two who do this at once wait for each other instead of standing in each other's way. */
  async lock(storyIds: readonly string[]): Promise<void> {
    await this.database.query(
      sql`select from story where id = any (${[...storyIds]}::uuid[]) order by id for no key update`,
    );
  }

  async subjects(
    storyIds: readonly string[],
  ): Promise<readonly (StorySubject & { readonly state: StoryState; readonly programmeId: string })[]> {
    const today = todayIn(this.clock.now());
    return this.database.query(sql`
      select programme.id as "programmeId", story.strand_id as "strandId", array[story.logged_by] as "gathererIds", story.state,
             ${publicationOn(today)} as publication, ${allowedOn(today)} as allows, ${FLAGS} as flags
      from ${WHERE_IT_IS} where story.id = any (${[...storyIds]}::uuid[])`);
  }

  /** Locked, so that none is archived while stories are put in. */
  async themes(ids: readonly string[]): Promise<readonly { readonly isArchived: boolean }[]> {
    if (ids.length === 0) return [];
    return this.database.query(sql`
      select archived_at is not null as "isArchived" from theme where id = any (${[...ids]}::uuid[]) order by id for share`);
  }

  async collections(
    ids: readonly string[],
  ): Promise<readonly { readonly id: string; readonly programmeId: string; readonly isArchived: boolean }[]> {
    if (ids.length === 0) return [];
    return this.database.query(sql`
      select id, programme_id as "programmeId", archived_at is not null as "isArchived"
      from story_collection where id = any (${[...ids]}::uuid[]) order by id for share`);
  }

  /** @returns what was not so before */
  async add(
    kind: 'addThemeIds' | 'addCollectionIds',
    ids: readonly string[],
    storyIds: readonly string[],
  ): Promise<Change[]> {
    if (ids.length === 0) return [];
    const [table, column] = [raw(KEPT[kind].table), raw(KEPT[kind].column)];
    const pairs = await this.database.query<Pair>(sql`
      insert into ${table} (${column}, story_id, added_at, added_by)
      select one.id, story.id, ${this.clock.now()}, ${this.policy.actor.accountId}
      from unnest(${[...ids]}::uuid[]) as one (id) cross join unnest(${[...storyIds]}::uuid[]) as story (id)
      order by one.id, story.id
      on conflict do nothing
      returning ${column} as id, story_id as "storyId"`);
    return grouped(kind, pairs);
  }

  /** @returns what was so before */
  async remove(
    kind: 'removeThemeIds' | 'removeCollectionIds',
    ids: readonly string[],
    storyIds: readonly string[],
  ): Promise<Change[]> {
    if (ids.length === 0) return [];
    const [table, column] = [raw(KEPT[kind].table), raw(KEPT[kind].column)];
    const pairs = await this.database.query<Pair>(sql`
      delete from ${table} where ${column} = any (${[...ids]}::uuid[]) and story_id = any (${[...storyIds]}::uuid[])
      returning ${column} as id, story_id as "storyId"`);
    return grouped(kind, pairs);
  }
}

const grouped = (kind: Change['kind'], pairs: readonly Pair[]): Change[] => {
  const byId = Map.groupBy(pairs, ({ id }) => id);
  return [...byId].map(([id, of]) => ({ kind, id, storyIds: of.map(({ storyId }) => storyId).toSorted() }));
};
