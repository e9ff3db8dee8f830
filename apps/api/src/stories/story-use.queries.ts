import { Injectable } from '@nestjs/common';
import { isLocalDate, type LocalDate, type NamedRef } from '@throughline/domain/shared';
import type {
  CitableList,
  Disclosure,
  DisclosureList,
  DisclosureQuery,
  Output,
  OutputQuery,
  StoryUse,
  TakeBack,
  WithdrawalTask,
  WithdrawalTaskQuery,
} from '@throughline/domain/stories';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';
import { hashToken } from '../platform/token';
import { consentOn, todayIn } from './stories.queries';
import { workersOf } from './withdrawal.repository';

export type UseFacts = Omit<StoryUse, 'tasks' | 'wouldAsk' | 'may'>;
type At = { readonly programmeId: string; readonly strandId: string; readonly gathererIds: readonly string[] };
export type TaskFacts = Omit<WithdrawalTask, 'may'> & At;
export type OutputFacts = Omit<Output, 'may'>;
interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
  readonly total: number;
}

/** A story (as `story`, with its `strand`) by its reference alone: never a word of it. */
const CITED = sql`json_build_object('id', story.id, 'ref', strand.code || '-' ||
  case when story.number < 1000 then lpad(story.number::text, 3, '0') else story.number::text end,
  'isWithdrawn', story.state in ('withdrawn', 'erased'))`;
const STORY = sql`story join strand on strand.id = story.strand_id join programme on programme.id = strand.programme_id`;
const STORY_COLUMNS = {
  programmeId: sql`strand.programme_id`,
  strandId: sql`story.strand_id`,
  gathererIds: (accounts: Sql) => sql`story.logged_by = any (${accounts})`,
};
const OUTPUT_COLUMNS = { programmeId: sql`output.programme_id` };
const AT = sql`strand.programme_id as "programmeId", story.strand_id as "strandId", array[story.logged_by] as "gathererIds"`;

const GIVEN = sql`
  given.id, given.text_version as "textVersion", record.given_on as "consentGivenOn", given.scope,
  given.recipient_name as "recipientName", given.recipient_organisation_id as "recipientOrganisationId", given.what,
  given.disclosed_on as "disclosedOn", given.note, ${isoInstant('given.recorded_at')} as "recordedAt", account.name as "recordedBy"`;
const DISCLOSURES = sql`
  disclosure given
  join consent_record record on record.id = given.consent_id
  join account on account.id = given.recorded_by`;

/** The link that somebody in a story (as `story`) was given; null for the storyteller. */
const linkOf = (contributorId: Sql): Sql => sql`(
  select json_build_object('madeAt', ${isoInstant('link.created_at')}, 'usedAt', ${isoInstant('link.used_at')})
  from withdrawal_link link
  where link.story_id = story.id and link.contributor_id is not distinct from ${contributorId} and link.revoked_at is null)`;

const OUTPUT = sql`
  output.id, output.version, output.kind, output.title, output.audience, output.published_on as "publishedOn", output.url,
  output.is_printed as "isPrinted", json_build_object('id', programme.id, 'name', programme.name) as programme,
  (select count(*)::int from output_citation where output_id = output.id and removed_at is null) as citations`;
const OUTPUTS = sql`curated_output output join programme on programme.id = output.programme_id`;

const task = (now: Date): Sql => sql`
  task.id, task.version, task.kind, ${CITED} as story, coalesce(output.title, given.recipient_name) as about,
  coalesce(given.text_version, citation.text_version) as "textVersion", given.disclosed_on as "disclosedOn",
  case task.kind when 'redactOutput' then output.url when 'takeDownPublished' then coalesce(asset.url, story.published_url)
    when 'eraseMedia' then asset.url end as url,
  json_build_object('id', owner.id, 'name', owner.name) as owner, task.due_on as "dueOn",
  task.done_at is null and task.due_on < ${todayIn(now)} as "isOverdue", ${isoInstant('task.done_at')} as "doneAt", task.outcome, ${AT}`;
const TASKS = sql`
  withdrawal_task task
  join account owner on owner.id = task.owner_id
  join story on story.id = task.story_id
  join strand on strand.id = story.strand_id
  join programme on programme.id = strand.programme_id
  left join output_citation citation on citation.id = task.citation_id
  left join curated_output output on output.id = citation.output_id
  left join disclosure given on given.id = task.disclosure_id
  left join story_asset asset on asset.id = task.asset_id`;

/** What the screens about the use of stories read. */
@Injectable()
export class StoryUseQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  async use(storyId: string): Promise<UseFacts | null> {
    return this.database.one<UseFacts>(sql`
      select json_build_object('id', story.id, 'ref', (${CITED}) ->> 'ref', 'isWithdrawn', story.state in ('withdrawn', 'erased'),
               'isErased', story.state = 'erased', 'textVersion', story.text_version) as story,
             (select count(*)::int from story_review where story_id = story.id) as reviews,
             (select count(*)::int from key_quote where story_id = story.id and removed_at is null) as quotes,
             (select count(*)::int from story_collection_item where story_id = story.id) as collections,
             (select count(*)::int from story_asset where story_id = story.id and purpose = 'publication' and removed_at is null) as addresses,
             (select coalesce(json_agg(json_build_object('id', output.id, 'title', output.title, 'kind', output.kind,
                'audience', output.audience, 'publishedOn', output.published_on, 'isQuote', citation.quote_id is not null)
                order by output.title, citation.id), '[]')
              from output_citation citation join curated_output output on output.id = citation.output_id
              where citation.story_id = story.id and citation.removed_at is null) as outputs,
             (select coalesce(json_agg(given order by given."disclosedOn" desc, given.id), '[]')
              from (select ${GIVEN} from ${DISCLOSURES} where given.story_id = story.id) given) as disclosures,
             ${linkOf(sql`null::uuid`)} as link,
             (select coalesce(json_agg(json_build_object('id', person.id, 'role', person.role, 'label',
                case when story.state in ('withdrawn', 'erased') then '' else person.label end,
                'link', ${linkOf(sql`person.id`)}) order by person.created_at, person.id), '[]')
              from story_contributor person
              where person.story_id = story.id and person.needs_consent and person.removed_at is null) as others
      from ${STORY} where story.id = ${storyId}`);
  }

  async disclosure(id: string): Promise<(Disclosure & { readonly storyId: string }) | null> {
    return this.database.one(
      sql`select given.story_id as "storyId", ${GIVEN} from ${DISCLOSURES} where given.id = ${id}`,
    );
  }

  async disclosures({ recipient, programmeId, cursor, limit }: DisclosureQuery): Promise<DisclosureList> {
    const after = readCursor(cursor, isLocalDate);
    const from = sql`${DISCLOSURES} join story on story.id = given.story_id join strand on strand.id = story.strand_id
      join programme on programme.id = strand.programme_id`;
    const matching = sql`${this.policy.narrow('storyUse.read', STORY_COLUMNS)}
      ${programmeId === undefined ? empty : sql`and programme.id = ${programmeId}`}
      ${recipient === undefined ? empty : sql`and strpos(lower(given.recipient_name), lower(${recipient})) > 0`}`;
    const { total } = await this.#count(sql`${from} where ${matching}`);
    const items = await this.database.query<DisclosureList['items'][number]>(sql`
      select ${GIVEN}, ${CITED} as story, json_build_object('id', programme.id, 'name', programme.name) as programme from ${from} where ${matching}
      ${after ? sql`and (given.disclosed_on, given.id) < (${after.value}::date, ${after.id}::uuid)` : empty}
      order by given.disclosed_on desc, given.id desc limit ${limit + 1}`);
    return page(items, limit, total, ({ disclosedOn }) => disclosedOn);
  }

  async tasksOf(storyId: string): Promise<TaskFacts[]> {
    return this.database.query<TaskFacts>(sql`
      select ${task(this.clock.now())} from ${TASKS} where task.story_id = ${storyId}
      order by task.done_at is not null, task.due_on, task.id`);
  }

  async task(id: string): Promise<TaskFacts | null> {
    return this.database.one<TaskFacts>(sql`select ${task(this.clock.now())} from ${TASKS} where task.id = ${id}`);
  }

  /** What is due first comes first, and with that what is overdue. */
  async tasks({ whose, show, cursor, limit }: WithdrawalTaskQuery): Promise<Page<TaskFacts>> {
    const after = readCursor(cursor, isLocalDate);
    const matching = join(
      [
        this.policy.narrow('withdrawalTask.read', { ...STORY_COLUMNS, accountId: sql`task.owner_id` }),
        whose === 'mine' ? sql`task.owner_id = ${this.policy.actor.accountId}` : empty,
        show === 'all' ? empty : show === 'open' ? sql`task.done_at is null` : sql`task.done_at is not null`,
      ].filter((condition) => condition !== empty),
      ' and ',
    );
    const { total } = await this.#count(sql`${TASKS} where ${matching}`);
    const items = await this.database.query<TaskFacts>(sql`
      select ${task(this.clock.now())} from ${TASKS} where ${matching}
      ${after ? sql`and (task.due_on, task.id) > (${after.value}::date, ${after.id}::uuid)` : empty}
      order by task.due_on, task.id limit ${limit + 1}`);
    return page(items, limit, total, ({ dueOn }) => dueOn);
  }

  async workers(strandId: string): Promise<NamedRef[]> {
    return this.database.query<NamedRef>(sql`
      select worker.id, worker.name from (${workersOf(sql`${strandId}`)}) worker order by worker.name, worker.id`);
  }

  async outputs({ programmeId, cursor, limit }: OutputQuery): Promise<Page<Omit<OutputFacts, 'cites'>>> {
    const after = readCursor(cursor);
    const matching = sql`output.removed_at is null and ${this.policy.narrow('output.read', OUTPUT_COLUMNS)}
      ${programmeId === undefined ? empty : sql`and output.programme_id = ${programmeId}`}`;
    const { total } = await this.#count(sql`${OUTPUTS} where ${matching}`);
    const items = await this.database.query<Omit<OutputFacts, 'cites'>>(sql`
      select ${OUTPUT} from ${OUTPUTS} where ${matching}
      ${after ? sql`and (output.title, output.id) > (${after.value}, ${after.id}::uuid)` : empty}
      order by output.title, output.id limit ${limit + 1}`);
    return page(items, limit, total, ({ title }) => title);
  }

  async output(id: string): Promise<OutputFacts | null> {
    return this.database.one<OutputFacts>(sql`
      select ${OUTPUT}, (select coalesce(json_agg(json_build_object('id', citation.id, 'story', ${CITED},
          'isQuote', citation.quote_id is not null, 'textVersion', citation.text_version) order by citation.created_at, citation.id), '[]')
        from output_citation citation join story on story.id = citation.story_id join strand on strand.id = story.strand_id
        where citation.output_id = output.id and citation.removed_at is null) as cites
      from ${OUTPUTS} where output.id = ${id} and output.removed_at is null`);
  }

  /** Stories that the audience of an output allows today, and that the reader may read as a whole. */
  async citable(outputId: string): Promise<CitableList['items']> {
    return this.database.query(sql`
      select story.id, (${CITED}) ->> 'ref' as ref
      from ${STORY} join curated_output output on output.programme_id = programme.id
      where output.id = ${outputId} and output.removed_at is null and story.state not in ('withdrawn', 'erased', 'planned', 'rejected')
        and ${this.policy.narrow('storyUse.read', STORY_COLUMNS)}
        and (output.audience = 'internal' or not story.is_held and not story.is_practice)
        and (output.audience <> 'public' or story.under_18_approved_at is not null
          or not exists (select from story_voices(story.id) where age <> 'adult'))
        and (select bool_and(covers_citation(output.audience, output.url, output.is_printed, false,
              case when voice.expires_on <= ${todayIn(this.clock.now())} then '{}' else voice.scopes end)) from story_voices(story.id) voice)
        and not exists (select from output_citation where output_id = output.id and story_id = story.id and removed_at is null)
      order by strand.code, story.number limit 200`);
  }

  async linked(token: string): Promise<{ linkId: string; storyId: string; contributorId: string | null } | null> {
    return this.database.one(sql`
      select id as "linkId", story_id as "storyId", contributor_id as "contributorId" from withdrawal_link
      where token_hash = ${hashToken(token)} and revoked_at is null and (expires_at is null or expires_at > ${this.clock.now()})`);
  }

  /** What somebody in a story agreed to, by scopes, and how far people have come with what they promised. */
  async takeBack(storyId: string, contributorId: string | null): Promise<TakeBack | null> {
    return this.database.one<TakeBack>(sql`
      select consent.state = 'withdrawn' as "isWithdrawn", consent.scopes, programme.name as "programmeName",
        (select language from consent_record record where record.story_id = story.id and record.decision = 'given'
          and record.contributor_id is not distinct from ${contributorId}::uuid order by record.sequence desc limit 1) as language,
        (select json_build_object('open', count(*) filter (where done_at is null), 'done', count(*) filter (where done_at is not null))
          from withdrawal_task task join consent_record record on record.id = task.consent_id
          where task.story_id = story.id and record.contributor_id is not distinct from ${contributorId}::uuid) as promises
      from ${STORY}
      cross join lateral current_consent(story.id, ${contributorId}::uuid) allowed
      cross join lateral (${consentOn(todayIn(this.clock.now()))}) consent
      where story.id = ${storyId}`);
  }

  async today(programmeId: string): Promise<LocalDate> {
    const found = await this.database.one<{ day: LocalDate }>(sql`
      select ${todayIn(this.clock.now())} as day from programme where id = ${programmeId}`);
    if (!found) throw new Error(`There is no programme ${programmeId}`);
    return found.day;
  }

  async #count(from: Sql): Promise<{ total: number }> {
    return (
      (await this.database.one<{ total: number }>(sql`select count(*)::int as total from ${from}`)) ?? { total: 0 }
    );
  }
}

const page = <Item extends { readonly id: string }>(
  items: readonly Item[],
  limit: number,
  total: number,
  value: (item: Item) => string,
): Page<Item> => {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown,
    total,
    next: last && items.length > limit ? writeCursor({ value: value(last), id: last.id }) : null,
  };
};
