import { Injectable } from '@nestjs/common';
import { isLocalDate, type LocalDate, type NamedRef, type Subject } from '@throughline/domain/shared';
import {
  EXPIRING_WITHIN_DAYS,
  type GathererList,
  type Story,
  type StoryList,
  type StoryQuery,
} from '@throughline/domain/stories';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';

/** What a reader may do with a story is for the service to add. */
export type StoryFacts = Omit<Story, 'moves' | 'may'>;
export type StoryItem = StoryList['items'][number];

/** What the policy decides on. */
export type StorySubject = Subject & { readonly gathererIds: readonly string[] };

/** What has to be known about a strand before a story is logged in it. */
export interface StrandFacts {
  readonly programmeId: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly timeZone: string;
}

/** The calendar day at an instant, where the programme is. `programme` has to be in the query. */
export const todayIn = (now: Date): Sql => sql`(${now}::timestamptz at time zone programme.time_zone)::date`;

/**
 * `state` and `scopes` of the view `story_consent` (as `allowed`) on a day: the same as `currentConsent` of the domain, and a spec
 * holds the two together.
 */
export const consentOn = (today: Sql): Sql => sql`
  select
    case
      when cardinality(allowed.scopes) > 0 and allowed.expires_on <= ${today} then 'expired'
      when cardinality(allowed.scopes) > 0 and allowed.expires_on - ${today} <= ${EXPIRING_WITHIN_DAYS} then 'expiring'
      when allowed.is_restricted then 'restricted'
      else allowed.decision
    end as state,
    case when allowed.expires_on <= ${today} then '{}' else allowed.scopes end as scopes`;

/**
 * `public` for a story (as `story`) that is published with a consent that is valid today, else null. A consent that ended takes
 * a story out of the public's sight on that day, whether or not somebody has moved it.
 */
export const publicationOn = (today: Sql): Sql => sql`(
  select 'public' from story_consent allowed
  where allowed.story_id = story.id and story.state = 'published' and 'publish_web' = any (allowed.scopes)
    and (allowed.expires_on is null or allowed.expires_on > ${today}))`;

const named = (table: string, ...more: readonly string[]): Sql =>
  raw(`json_build_object(${['id', 'name', ...more].map((column) => `'${column}', ${table}.${column}`).join(', ')})`);

/** The words of a story that was withdrawn are shown to nobody: they come back empty. Its reference, place and dates stay. */
const told = (column: string): Sql =>
  raw(`case when story.state in ('withdrawn', 'erased') then '' else story.${column} end`);

const HEAD = sql`
  story.id, story.version,
  strand.code || '-' || case when story.number < 1000 then lpad(story.number::text, 3, '0') else story.number::text end as ref,
  ${named('programme', 'code')} as programme, ${named('strand', 'code')} as strand, ${named('region')} as region,
  story.technique, story.media, story.language, story.recorded_on as "recordedOn",
  ${told('storyteller_pseudonym')} as "storytellerPseudonym", story.storyteller_is_under_18 as "storytellerIsUnder18",
  story.is_practice as "isPractice", story.state,
  consent.state as "consentState", consent.scopes as "consentScopes", allowed.expires_on as "consentExpiresOn"`;

const WHERE_IT_IS = sql`
  story
  join strand on strand.id = story.strand_id
  join programme on programme.id = strand.programme_id
  join region on region.id = story.region_id`;

const withConsent = (now: Date): Sql => sql`
  ${WHERE_IT_IS}
  join story_consent allowed on allowed.story_id = story.id
  cross join lateral (${consentOn(todayIn(now))}) consent`;

const CONSENTS = sql`(
  select coalesce(json_agg(json_build_object(
    'id', record.id, 'decision', record.decision, 'scopes', record.scopes, 'identityDisplay', record.identity_display,
    'method', record.method, 'informationSheetVersion', record.information_sheet_version, 'language', record.language,
    'givenOn', record.given_on, 'expiresOn', record.expires_on, 'recordedAt', ${isoInstant('record.recorded_at')},
    'recordedBy', account.name) order by record.sequence), '[]')
  from consent_record record join account on account.id = record.recorded_by
  where record.story_id = story.id)`;

/** @param isKnown whether the reader may see the person `person`: a story tells nobody the name of whom they could not look up */
const gatheredBy = (isKnown: Sql): Sql => sql`json_build_object(
  'kind', story.gatherer_kind, 'personId', story.gatherer_person_id, 'organisationId', story.gatherer_organisation_id,
  'name', case story.gatherer_kind
    when 'reporter' then coalesce(
      (select preferred_name from person_identity person where person_id = story.gatherer_person_id and ${isKnown}), '')
    when 'partnerOrganisation' then (select name from organisation where id = story.gatherer_organisation_id)
    else (select name from account where id = story.logged_by)
  end)`;

@Injectable()
export class StoriesQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  /** What the policy decides on, as at this moment. */
  async subject(id: string): Promise<StorySubject | null> {
    const facts = await this.database.one<{
      programmeId: string;
      strandId: string;
      loggedBy: string;
      publication: string | null;
    }>(sql`
      select programme.id as "programmeId", story.strand_id as "strandId", story.logged_by as "loggedBy",
             ${publicationOn(todayIn(this.clock.now()))} as publication
      from ${WHERE_IT_IS} where story.id = ${id}`);
    if (!facts) return null;
    const { loggedBy, ...subject } = facts;
    return { ...subject, gathererIds: [loggedBy] };
  }

  /** Everything that is on a story's own screen. */
  async story(id: string): Promise<StoryFacts | null> {
    return this.database.one<StoryFacts>(sql`
      select ${HEAD}, story.strand_id as "strandId", story.region_id as "regionId",
             ${told('conversation_starter')} as "conversationStarter", ${gatheredBy(this.#isEnrolledWhereSeen(sql`true`))} as "gatheredBy",
             ${told('summary')} as summary, story.published_url as "publishedUrl",
             ${isoInstant('story.submitted_at')} as "submittedAt", ${isoInstant('story.published_at')} as "publishedAt",
             case when story.state not in ('withdrawn', 'erased') then story.last_reason end as "lastReason",
             ${CONSENTS} as consents
      from ${withConsent(this.clock.now())} where story.id = ${id}`);
  }

  /** One page of what the actor may read, in order of the day of recording; the id decides between stories of one day. */
  async list({ programmeId, strandId, regionId, state, sort, cursor, limit }: StoryQuery): Promise<StoryList> {
    const now = this.clock.now();
    const [direction, beyond] = sort === 'recordedOn' ? [raw('asc'), raw('>')] : [raw('desc'), raw('<')];
    const after = readCursor(cursor, isLocalDate);
    const matching = join(
      [
        this.#readable(now),
        programmeId === undefined ? empty : sql`strand.programme_id = ${programmeId}`,
        strandId === undefined ? empty : sql`story.strand_id = ${strandId}`,
        regionId === undefined ? empty : sql`story.region_id = ${regionId}`,
        state === undefined ? empty : sql`story.state = ${state}`,
      ].filter((condition) => condition !== empty),
      ' and ',
    );
    const counted = await this.database.one<{ total: number }>(
      sql`select count(*)::integer as total from ${WHERE_IT_IS} where ${matching}`,
    );
    const items = await this.database.query<StoryItem>(sql`
      with page as (
        select story.id from ${WHERE_IT_IS}
        where ${matching}
          ${after ? sql`and (story.recorded_on, story.id) ${beyond} (${after.value}::date, ${after.id}::uuid)` : empty}
        order by story.recorded_on ${direction}, story.id ${direction} limit ${limit + 1}
      )
      select ${HEAD} from ${withConsent(now)} join page on page.id = story.id
      order by story.recorded_on ${direction}, story.id ${direction}`);
    const shown = items.slice(0, limit);
    const last = shown.at(-1);
    const next = last && items.length > limit ? writeCursor({ value: last.recordedOn, id: last.id }) : null;
    return { items: shown, next, total: counted?.total ?? 0 };
  }

  async strand(id: string): Promise<StrandFacts | null> {
    return this.database.one<StrandFacts>(sql`
      select strand.programme_id as "programmeId", strand.start_date as "startDate", strand.end_date as "endDate",
             programme.time_zone as "timeZone"
      from strand join programme on programme.id = strand.programme_id where strand.id = ${id}`);
  }

  /** Who may be named as the gatherer of a story of a strand: people enrolled there whom the actor may see, and its partners. */
  async gatherers(strandId: string): Promise<GathererList> {
    const reporters = await this.database.query<NamedRef>(sql`
        select person.person_id as id, person.preferred_name as name from person_identity person
        where ${this.#isEnrolledWhereSeen(sql`strand.id = ${strandId}`)}
        order by lower(person.preferred_name), id`);
    const organisations = await this.database.query<NamedRef>(sql`
        select organisation.id, organisation.name from organisation
        where exists (
          select from programme_organisation partner
          join strand on strand.programme_id = partner.programme_id
          where partner.organisation_id = organisation.id and strand.id = ${strandId})
        order by lower(organisation.name), id`);
    return { reporters, organisations };
  }

  /** Whether `person` is enrolled where the actor may see people. `there`: a condition on the strand. */
  #isEnrolledWhereSeen(there: Sql): Sql {
    const seen = this.policy.narrow('person.read', {
      programmeId: sql`strand.programme_id`,
      strandId: sql`strand.id`,
      trainerIds: (accounts) => sql`
        exists (select from cohort_trainer where cohort_id = cohort.id and account_id = any (${accounts}))
        or exists (select from session_trainer join training_session session on session.id = session_trainer.session_id
                    where session.cohort_id = cohort.id and session_trainer.account_id = any (${accounts}))`,
    });
    return sql`exists (
      select from enrolment
      join cohort on cohort.id = enrolment.cohort_id
      join strand on strand.id = cohort.strand_id
      where enrolment.person_id = person.person_id and ${there} and ${seen})`;
  }

  #readable(now: Date): Sql {
    return this.policy.narrow('story.read', {
      programmeId: sql`strand.programme_id`,
      strandId: sql`story.strand_id`,
      gathererIds: (accounts) => sql`story.logged_by = any (${accounts})`,
      publication: (values) => sql`${publicationOn(todayIn(now))} = any (${values})`,
    });
  }
}
