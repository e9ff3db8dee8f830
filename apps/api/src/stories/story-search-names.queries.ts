import { Injectable } from '@nestjs/common';
import type { SearchHint } from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { readableStories, storiesOn } from './story-scope';

/** A place, part of a programme, theme or collection that somebody may have meant. */
export interface SearchName extends SearchHint {
  /** What it is called, and by what else it is known, folded. */
  readonly folded: readonly string[];
  /** What stories that belong there are found by in `story_search`. */
  readonly lexemes: readonly string[];
  /** Of what was typed with the name that is most like it, by the groups of three letters that they share. */
  readonly similarity: number;
}

/** Below this nobody would say that two names are alike. */
export const SIMILAR = 0.4;

@Injectable()
export class StorySearchNamesQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  /**
   * Names that can be what was typed, or nearly: of places, strands and programmes that the reader may see, and of themes and collections
   * with a story in them that the reader may read. `groups`: words that stand side by side, folded.
   */
  async like(groups: readonly string[]): Promise<readonly SearchName[]> {
    const seen = this.policy.narrow('programme.read', { programmeId: sql`programme.id` });
    return this.database.query<SearchName>(sql`
      with recursive seen as materialized (
        select strand.id, strand.code, strand.name, strand.aliases, strand.programme_id
        from strand join programme on programme.id = strand.programme_id where ${seen}
      ), place (id, leaf) as (
        select region_id, region_id from strand_region where strand_id in (select id from seen)
        union
        select region.parent_id, place.leaf from place join region on region.id = place.id where region.parent_id is not null
      ), known (kind, id, name, names, lexemes) as (
        select 'place', region.id, region.name, region.name || coalesce(array[region.local_name], '{}') || region.aliases,
               (select array_agg('region ' || leaf) from place where place.id = region.id)
        from region where region.id in (select id from place)
        union all
        select 'programme', seen.id, seen.name, array[seen.code, seen.name] || seen.aliases, array['strand ' || seen.id] from seen
        union all
        select 'programme', programme.id, programme.name, array[programme.code, programme.name] || programme.aliases,
               array(select 'strand ' || seen.id from seen where seen.programme_id = programme.id)
        from programme where ${seen}
        union all
        select 'theme', theme.id, theme.name, theme.name || theme.aliases, array['theme ' || theme.id] from theme
        union all
        select 'collection', collection.id, collection.name, collection.name || collection.aliases,
               array['collection ' || collection.id]
        from story_collection collection where collection.programme_id in (select programme_id from seen)
      ), meant as materialized (
        select kind, id, name, lexemes, folded, (
          select max(similarity(each, typed)) from unnest(folded) each cross join unnest(${groups}::text[]) typed
        )::float as similarity
        from known cross join lateral (
          select array(select search_fold(each) from unnest(names) each where each is not null) as folded) as names
        where exists (
          select from unnest(folded) each cross join unnest(${groups}::text[]) typed
          where abs(length(each) - length(typed)) <= 2 or similarity(each, typed) >= ${SIMILAR})
      )
      select * from meant
      where case kind when 'theme' then ${this.#hasStory(sql`story_theme link`, sql`link.theme_id = meant.id`)}
        when 'collection' then ${this.#hasStory(sql`story_collection_item link`, sql`link.collection_id = meant.id`)}
        else true end
      order by similarity desc, name, id`);
  }

  #hasStory(links: Sql, condition: Sql): Sql {
    return sql`exists (
      select from ${links} join ${storiesOn(this.clock.now())} on story.id = link.story_id
      where ${condition} and story.state not in ('withdrawn', 'erased') and ${readableStories(this.policy)})`;
  }
}
