import { Injectable } from '@nestjs/common';
import { isLocalDate } from '@throughline/domain/shared';
import {
  TOTAL_CAP,
  type SearchFilterName,
  type SearchMatch,
  type SearchTerm,
  type StoryFilter,
  type StoryList,
  type StorySearchList,
  type StorySearchQuery,
} from '@throughline/domain/stories';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { readCursor, writeCursor } from '../platform/page';
import { HEAD, withConsent } from './stories.queries';
import { StoryListQueries } from './story-list.queries';
import { storiesOn } from './story-scope';

/** Words that belong together, and the lexemes of places and the like that they name: a story has either. */
export interface SearchUnit {
  readonly terms: readonly SearchTerm[];
  readonly lexemes: readonly string[];
}

/** What is looked for in `story_search`: `query` in all of it; `words` any of the words, for the excerpt and the order. */
export interface SearchFor {
  readonly query: string;
  readonly words: string;
}

type Item = StorySearchList['items'][number];
type Found = Omit<StorySearchList, 'hints'>;
interface Row extends Omit<Item, 'excerpt' | 'matches'> {
  readonly rank: number;
  readonly found: number;
  readonly headline: string | null;
  readonly matches: readonly (SearchMatch | null)[];
}

/** Begin and end of a hit in what ts_headline() gives: characters that mean nothing, and are taken out of the text before. */
const [BEGIN, END] = ['\uE000', '\uE001'];
/** Stand for < and > meanwhile: ts_headline() would leave out what looks like a tag. */
const TAGS = '\uE002\uE003';
const HEADLINE = `StartSel=${BEGIN}, StopSel=${END}, MaxWords=32, MinWords=12, MaxFragments=2, FragmentDelimiter=" … "`;

/** So few hits are faster sorted than looked for among all stories in the order of their days. */
const FEW = 30_000;

const CONFIGURATIONS = ['simple', 'english', 'italian', 'spanish', 'french', 'german', 'portuguese', 'romanian'].map(
  (language) => `story_${language}`,
);

/** A term as the text of a tsquery: as it is or, unless it is a phrase, by its stem in any language. Null when nothing is left of it. */
const ofTerm = ({ text, isPhrase, isBeginning }: SearchTerm): Sql => {
  const exact = sql`phraseto_tsquery('story_simple', normalize(${text}, NFC))::text`;
  const beginning = isBeginning ? sql`union all select nullif(${exact}, '') || ':*'` : empty;
  return sql`(
    select string_agg(distinct '(' || made || ')', ' | ') from (
      select phraseto_tsquery(configuration::regconfig, normalize(${text}, NFC))::text as made
      from unnest(${isPhrase ? ['story_simple'] : CONFIGURATIONS}::text[]) configuration
      ${beginning}
    ) every where made <> '')`;
};

const all = (parts: readonly Sql[]): Sql =>
  sql`concat_ws(' & ', ${join(parts.map((part) => sql`'(' || ${part} || ')'`))})`;
const any = (parts: readonly Sql[]): Sql =>
  sql`concat_ws(' | ', ${join(parts.map((part) => sql`'(' || ${part} || ')'`))})`;

const ofUnit = ({ terms, lexemes }: SearchUnit): Sql => {
  const named = lexemes.map((lexeme) => `'${lexeme}'`).join(' | ');
  const words = sql`nullif(${all(terms.map(ofTerm))}, '')`;
  return named === '' ? words : sql`concat_ws(' | ', '(' || ${words} || ')', ${named}::text)`;
};

/** Whether a story (with its `search`) is found by one of these lexemes. */
const foundBy = (match: SearchMatch, lexemes: readonly string[]): Sql =>
  lexemes.length === 0
    ? sql`null`
    : sql`case when search.document @@ ${lexemes.map((lexeme) => `'${lexeme}'`).join(' | ')}::tsquery then ${match}::text end`;

const excerptOf = (headline: string | null): Item['excerpt'] =>
  (headline ?? '')
    .split(new RegExp(`(${BEGIN}[^${END}]*${END})`, 'u'))
    .filter((text) => text !== '')
    .map((text) => ({
      text: text
        .replaceAll(new RegExp(`[${BEGIN}${END}]`, 'gu'), '')
        .replaceAll('\uE002', '<')
        .replaceAll('\uE003', '>'),
      isHit: text.startsWith(BEGIN),
    }));

/** What was asked for, as the list of stories reads it. */
const filterOf = ({ q: _q, cursor: _cursor, limit: _limit, state, ...asked }: StorySearchQuery): StoryFilter => ({
  ...asked,
  ...(state !== undefined && { state: [state].flat() }),
});

const isPlace = (value: string): boolean => {
  const [rank, day] = value.split('|');
  return /^\d+(\.\d+)?(e-\d+)?$/u.test(rank ?? '') && isLocalDate(day ?? '');
};

@Injectable()
export class StorySearchQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stories: StoryListQueries,
  ) {}

  /** What to look for, in PostgreSQL's words. `query` is empty when nothing is left to look for. */
  async searchFor(units: readonly SearchUnit[], not: readonly SearchTerm[]): Promise<SearchFor> {
    const wanted = units.map(ofUnit);
    const unwanted = not.map((term) => sql`'!(' || ${ofTerm(term)} || ')'`);
    const terms = units.flatMap((unit) => unit.terms).map(ofTerm);
    const made = await this.database.one<SearchFor>(sql`
      select ${all([...wanted, ...unwanted])} as query, ${terms.length === 0 ? sql`''` : any(terms)} as words`);
    return made ?? { query: '', words: '' };
  }

  /** One page of what the actor may read, best first, of the latest thousand that are found. */
  async find(
    asked: StorySearchQuery,
    { query, words }: SearchFor,
    named: Readonly<Record<string, readonly string[]>>,
  ): Promise<Found> {
    const matches = [
      sql`case when ${words} <> '' and search.document @@ ${words}::tsquery then 'text' end`,
      ...(['place', 'programme', 'theme', 'collection'] as const).map((kind) => foundBy(kind, named[kind] ?? [])),
    ];
    const why = sql`array[${join(matches)}]`;
    if (query === '') return this.#page(asked, words, sql`story_search where false`, why);
    const hits = sql`story_search where document @@ ${query}::tsquery`;
    const few = await this.database.one(sql`
      select from (select from ${hits} limit ${FEW + 1}) hit having count(*) <= ${FEW}`);
    // Few are fetched by the index of words, and sorted. Of many, the latest are soon come across in the order of their days. PostgreSQL
    // cannot tell which is faster: it does not know how many of them the reader may read.
    return this.#page(asked, words, few ? sql`${hits} offset 0` : hits, why);
  }

  /** The stories of a number, in any of these strands. */
  async byRef(asked: StorySearchQuery, strandIds: readonly string[], number: number): Promise<Found> {
    const those = sql`
      (select id as story_id, null::tsvector as document from story
        where strand_id = any (${strandIds}::uuid[]) and number = ${number}) numbered`;
    return this.#page(asked, '', those, sql`array['ref']`);
  }

  /** Of the filters, those without which, each by itself, one of these hits would be found that the actor may read. */
  async #hiding(asked: StorySearchQuery, hits: Sql): Promise<SearchFilterName[]> {
    const filter = filterOf(asked);
    const names = Object.keys(filter) as (keyof StoryFilter)[];
    if (names.length === 0) return [];
    const now = this.clock.now();
    const without = names.map((name) => {
      const { [name]: _, ...others } = filter;
      return sql`case when exists (
        select from ${storiesOn(now)} join (select story_id from ${hits}) search on search.story_id = story.id
        where ${this.stories.matching(others)}) then ${name}::text end`;
    });
    const found = await this.database.one<{ names: SearchFilterName[] }>(sql`
      select array_remove(array[${join(without)}], null) as names`);
    return found?.names ?? [];
  }

  async #page(asked: StorySearchQuery, words: string, hits: Sql, matches: Sql): Promise<Found> {
    const now = this.clock.now();
    const { cursor, limit } = asked;
    const after = readCursor(cursor, isPlace);
    const [rank, day] = after?.value.split('|') ?? [];
    const matching = this.stories.matching(filterOf(asked));
    // The texts themselves are read for the page alone. A story that was withdrawn has no document, and so no excerpt.
    const rows = await this.database.query<Row>(sql`
      with found as materialized (
        select story.id, story.recorded_on, coalesce(ts_rank(search.document, ${words}::tsquery), 0)::float4 as rank
        from ${storiesOn(now)} join (select story_id, document from ${hits}) search on search.story_id = story.id
        where ${matching}
        order by story.recorded_on desc, story.id desc limit ${TOTAL_CAP + 1}
      ), page as (
        select * from found
        ${after ? sql`where (rank, recorded_on, id) < (${rank}::float4, ${day}::date, ${after.id}::uuid)` : empty}
        order by rank desc, recorded_on desc, id desc limit ${limit + 1}
      )
      select ${HEAD}, page.rank, (select count(*)::integer from found) as found, ${matches} as matches, (
        select ts_headline(search_configuration(story.language), translate(normalize(part, NFC), ${`<>${BEGIN}${END}`}, ${TAGS}), ${words}::tsquery, ${HEADLINE})
        from (select case
          when ${words} = '' then null
          when ts_filter(search.document, '{b}') @@ ${words}::tsquery then words.summary
          when ts_filter(search.document, '{c,d}') @@ ${words}::tsquery then words.transcript
          when ts_filter(search.document, '{a}') @@ ${words}::tsquery then words.title
        end as part) best) as headline
      from ${withConsent(now)} join page on page.id = story.id left join story_search search on search.story_id = story.id
      order by page.rank desc, page.recorded_on desc, page.id desc`);

    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isMore = last !== undefined && rows.length > limit;
    const total = rows[0]?.found ?? 0;
    return {
      items: shown.map(({ rank: _rank, found: _found, headline, matches: by, ...head }) => ({
        ...(head satisfies StoryList['items'][number]),
        excerpt: excerptOf(headline),
        matches: by.filter((match) => match !== null),
      })),
      next: isMore ? writeCursor({ value: `${last.rank}|${last.recordedOn}`, id: last.id }) : null,
      total: Math.min(total, TOTAL_CAP),
      totalIsCapped: total > TOTAL_CAP,
      hiddenBy: total === 0 && after === null ? await this.#hiding(asked, hits) : [],
    };
  }
}
