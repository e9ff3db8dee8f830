import { Injectable } from '@nestjs/common';
import { isLocalDate, type Subject } from '@throughline/domain/shared';
import {
  BOARD_STATES,
  STORY_STATES,
  TOTAL_CAP,
  type StoryBoardQuery,
  type StoryFilter,
  type StoryList,
  type StoryQuery,
} from '@throughline/domain/stories';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { readCursor, writeCursor, type Cursor } from '../platform/page';
import { Policy } from '../platform/policy';
import {
  allowedOn,
  consentOn,
  FLAGS,
  HEAD,
  publicationOn,
  StoriesQueries,
  todayIn,
  withConsent,
  type StoryItem,
} from './stories.queries';
import { readableStories, storiesOn } from './story-scope';

/** A page that is asked for by itself, of whatever size. */
export type StoryPageQuery = Omit<StoryQuery, 'cursor'> & { readonly cursor?: string | undefined };

/** A column of the board as it comes out of the database; what may be done with a card is for the controller to add. */
export interface BoardColumn {
  readonly state: (typeof BOARD_STATES)[number];
  readonly total: number;
  readonly items: readonly (StoryItem & { readonly subject: Subject })[];
}

/** What a list is ordered by besides the id: the same direction throughout, so that one comparison of rows finds the next page. */
interface Order {
  readonly by: readonly { readonly column: Sql; readonly type: string }[];
  readonly direction: 'asc' | 'desc';
  readonly valuesOf: (item: StoryItem) => readonly string[];
  readonly areValues: (values: readonly string[]) => boolean;
}

const WAY = sql`array_position(${[...STORY_STATES]}::text[], story.state)`;
const isNumber = (text: string | undefined): boolean => /^\d{1,9}$/.test(text ?? '');
const byDay = (direction: Order['direction']): Order => ({
  by: [{ column: sql`story.recorded_on`, type: 'date' }],
  direction,
  valuesOf: ({ recordedOn }) => [recordedOn],
  areValues: ([day = '']) => isLocalDate(day),
});

const ORDERS: Readonly<Record<StoryQuery['sort'], Order>> = {
  '-recordedOn': byDay('desc'),
  recordedOn: byDay('asc'),
  ref: {
    by: [
      { column: sql`strand.code`, type: 'text' },
      { column: sql`story.number`, type: 'integer' },
    ],
    direction: 'asc',
    valuesOf: ({ strand, ref }) => [strand.code, String(Number(ref.slice(strand.code.length + 1)))],
    areValues: ([, number]) => isNumber(number),
  },
  state: {
    by: [
      { column: WAY, type: 'integer' },
      { column: sql`story.recorded_on`, type: 'date' },
    ],
    direction: 'asc',
    valuesOf: ({ state, recordedOn }) => [String(STORY_STATES.indexOf(state) + 1), recordedOn],
    areValues: ([position, day = '']) => isNumber(position) && isLocalDate(day),
  },
};

/** Between the parts of a cursor. No code of a strand has it. */
const SEPARATOR = '\n';

const partsOf = (value: string, { by, areValues }: Order): readonly string[] | null => {
  const parts = value.split(SEPARATOR);
  return parts.length === by.length && areValues(parts) ? parts : null;
};

/** Lists of stories, and the board: everywhere by the same filters, and of what the actor may read alone. */
@Injectable()
export class StoryListQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
    private readonly stories: StoriesQueries,
  ) {}

  /** One page, in the order that was asked for; the id decides between stories that are alike in it. */
  async list({ sort, cursor, limit, ...filter }: StoryQuery): Promise<StoryList> {
    // What was made up so as to look like a cursor is refused before anything is counted.
    this.#cursorOf(sort, cursor);
    const counted = await this.database.one<{ total: number }>(sql`
      select count(*)::integer as total
      from (select from ${storiesOn(this.clock.now())} where ${this.matching(filter)} limit ${TOTAL_CAP + 1}) counted`);
    // Where nothing is found, looking through all of it once is enough.
    if (counted?.total === 0) return { items: [], next: null, ...capped(0) };
    return { ...(await this.page({ sort, cursor, limit, ...filter })), ...capped(counted?.total ?? 0) };
  }

  /** The stories of one page without a count, as they are and as far as they may be read at this moment. */
  async page({ sort, cursor, limit, ...filter }: StoryPageQuery): Promise<Pick<StoryList, 'items' | 'next'>> {
    const now = this.clock.now();
    const order = ORDERS[sort];
    const after = this.#cursorOf(sort, cursor);
    const [direction, beyond] = [raw(order.direction), raw(order.direction === 'asc' ? '>' : '<')];
    const columns = [...order.by.map(({ column }) => column), sql`story.id`];
    const sorted = join(columns.map((column) => sql`${column} ${direction}`));
    const parts = (after && partsOf(after.value, order)) ?? [];
    const last = order.by.map(({ type }, index) => sql`${parts[index] ?? null}::${raw(type)}`);
    const further = after && sql`(${join(columns)}) ${beyond} (${join([...last, sql`${after.id}::uuid`])})`;
    const items = await this.database.query<StoryItem>(sql`
      with page as (
        select story.id from ${storiesOn(now)}
        where ${this.matching(filter)} and ${further ?? raw('true')}
        order by ${sorted} limit ${limit + 1}
      )
      select ${HEAD} from ${withConsent(now)} join page on page.id = story.id order by ${sorted}`);
    const shown = items.slice(0, limit);
    const final = shown.at(-1);
    const hasMore = final && items.length > limit;
    const next = hasMore ? writeCursor({ value: order.valuesOf(final).join(SEPARATOR), id: final.id }) : null;
    return { items: shown, next };
  }

  #cursorOf(sort: StoryQuery['sort'], cursor: string | undefined): Cursor | null {
    return readCursor(cursor, (value) => partsOf(value, ORDERS[sort]) !== null);
  }

  /** The first cards of every column and how many there are, in one statement. */
  async board({ limit, ...filter }: StoryBoardQuery): Promise<readonly BoardColumn[]> {
    const now = this.clock.now();
    const matching = this.matching(filter);
    const today = todayIn(now);
    return this.database.query<BoardColumn>(sql`
      select lane.state, counted.total, coalesce(cards.items, '[]') as items
      from unnest(${[...BOARD_STATES]}::text[]) with ordinality as lane (state, place)
      cross join lateral (
        select count(*)::integer as total from (
          select from ${storiesOn(now)} where story.state = lane.state and ${matching} limit ${TOTAL_CAP + 1}) one
      ) counted
      left join lateral (
        select json_agg(card order by card."recordedOn" desc, card.id desc) as items
        from (
          with page as (
            select story.id from ${storiesOn(now)}
            where counted.total > 0 and story.state = lane.state and lane.state <> 'withdrawn' and ${matching}
            order by story.recorded_on desc, story.id desc limit ${limit}
          )
          select ${HEAD}, json_build_object(
            'programmeId', programme.id, 'strandId', story.strand_id, 'gathererIds', json_build_array(story.logged_by),
            'publication', ${publicationOn(today)}, 'allows', ${allowedOn(today)}, 'flags', ${FLAGS}) as subject
          from ${withConsent(now)} join page on page.id = story.id
        ) card
      ) cards on true
      order by lane.place`);
  }

  /** The stories (as `story`, with their `strand` in {@link storiesOn}) that the actor may read and that the filters keep. */
  matching(filter: StoryFilter): Sql {
    const { programmeId, strandId, regionId, communityId, themeId, collectionId, technique, language } = filter;
    const { mine, personId, consentState, age, isPractice, isHeld, from, until, state } = filter;
    const when = (isAsked: boolean, condition: () => Sql): readonly Sql[] => (isAsked ? [condition()] : []);
    const byActor = sql`story.logged_by = ${this.policy.actor.accountId}`;
    return join(
      [
        readableStories(this.policy),
        ...when(programmeId !== undefined, () => sql`strand.programme_id = ${programmeId}`),
        ...when(strandId !== undefined, () => sql`story.strand_id = ${strandId}`),
        ...when(regionId !== undefined, () => sql`story.region_id = ${regionId}`),
        ...when(communityId !== undefined, () => sql`story.community_id = ${communityId}`),
        ...when(themeId !== undefined, () => {
          const tagged = sql`select from story_theme where story_id = story.id and theme_id = ${themeId}`;
          return sql`${STANDS} and exists (${tagged})`;
        }),
        ...when(collectionId !== undefined, () => {
          const held = sql`select from story_collection_item where story_id = story.id and collection_id = ${collectionId}`;
          return sql`${STANDS} and exists (${held})`;
        }),
        ...when(technique !== undefined, () => sql`story.technique = ${technique}`),
        ...when(language !== undefined, () => sql`story.language = ${language}`),
        ...when(mine !== undefined, () => (mine ? byActor : sql`not (${byActor})`)),
        // A filter tells nobody who gathered a story that they could not look up.
        ...when(
          personId !== undefined,
          () => sql`exists (
            select from person_identity person where person.person_id = story.gatherer_person_id
              and person.person_id = ${personId} and ${this.stories.isEnrolledWhereSeen(sql`true`)})`,
        ),
        ...when(
          consentState !== undefined,
          () => sql`exists (
            select from story_consent allowed cross join lateral (${consentOn(sql`strand.today`)}) consent
            where allowed.story_id = story.id and consent.state = ${consentState})`,
        ),
        ...when(age !== undefined, () => sql`(story.storyteller_age = 'adult') = ${age === 'adults'}`),
        ...when(isPractice !== undefined, () => sql`story.is_practice = ${isPractice}`),
        ...when(isHeld !== undefined, () => sql`story.is_held = ${isHeld}`),
        ...when(from !== undefined, () => sql`story.recorded_on >= ${from}`),
        ...when(until !== undefined, () => sql`story.recorded_on < ${until}`),
        ...when(state !== undefined, () => isOneOf(state ?? [])),
      ],
      ' and ',
    );
  }
}

/** One state is asked for as one: the stories of it then come out of the index in the order of their days. */
const isOneOf = (states: readonly string[]): Sql =>
  states.length === 1 ? sql`story.state = ${states[0]}` : sql`story.state = any (${[...states]})`;

/** What was withdrawn is in no theme and in no collection any more. */
export const STANDS = raw(`story.state not in ('withdrawn', 'erased')`);

export const capped = (counted: number): { total: number; totalIsCapped: boolean } => ({
  total: Math.min(counted, TOTAL_CAP),
  totalIsCapped: counted > TOTAL_CAP,
});
