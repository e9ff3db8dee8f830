import { Injectable } from '@nestjs/common';
import { type LocalDate, type NamedRef, type Subject } from '@throughline/domain/shared';
import type { GathererList, Story, StoryList, StoryTextList } from '@throughline/domain/stories';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';
import { Policy } from '../platform/policy';
import { EVIDENCE_OF_RECORD } from './consent-evidence.repository';
import { allowedOn, consentOn, FLAGS, publicationOn, readableStories, todayIn } from './story-scope';

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

export { allowedOn, consentOn, FLAGS, publicationOn, readableStories, storiesOn, todayIn } from './story-scope';

const named = (table: string, ...more: readonly string[]): Sql =>
  raw(`json_build_object(${['id', 'name', ...more].map((column) => `'${column}', ${table}.${column}`).join(', ')})`);

/** The words of a story that was withdrawn are shown to nobody: they come back empty. Its reference, place and dates stay. */
const told = (column: string): Sql =>
  raw(`case when story.state in ('withdrawn', 'erased') then '' else story.${column} end`);

/** The same for its text, as `words`. */
const said = (column: string): Sql =>
  raw(`case when story.state in ('withdrawn', 'erased') then '' else words.${column} end`);

/** What is known of a story wherever it stands in a list; of {@link withConsent}. */
export const HEAD = sql`
  story.id, story.version,
  strand.code || '-' || case when story.number < 1000 then lpad(story.number::text, 3, '0') else story.number::text end as ref,
  ${named('programme', 'code')} as programme, ${named('strand', 'code')} as strand, ${named('region')} as region,
  story.technique, story.media, story.language, story.recorded_on as "recordedOn",
  ${told('storyteller_pseudonym')} as "storytellerPseudonym", story.storyteller_age as "storytellerAge",
  story.is_practice as "isPractice", story.state, story.is_held as "isHeld", ${said('title')} as title,
  case when community.id is not null then ${named('community')} end as community,
  consent.state as "consentState", consent.scopes as "consentScopes", allowed.expires_on as "consentExpiresOn"`;

export const WHERE_IT_IS = sql`
  story
  join strand on strand.id = story.strand_id
  join programme on programme.id = strand.programme_id
  join region on region.id = story.region_id`;

export const withConsent = (now: Date): Sql => sql`
  ${WHERE_IT_IS}
  join story_text words on words.story_id = story.id and words.version = story.text_version
  left join community on community.id = story.community_id
  join story_consent allowed on allowed.story_id = story.id
  cross join lateral (${consentOn(todayIn(now))}) consent`;

const CONSENTS = sql`(
  select coalesce(json_agg(json_build_object(
    'id', record.id, 'contributorId', record.contributor_id, 'textVersion', record.text_version,
    'controllers', record.controllers, 'words', record.words, 'witnessedBy', record.witnessed_by,
    'guardian', case when record.guardian_part is not null then json_build_object('part', record.guardian_part,
      'name', record.guardian_name, 'relationship', record.guardian_relationship) end,
    'decision', record.decision, 'scopes', record.scopes, 'identityDisplay', record.identity_display,
    'method', record.method, 'informationSheetVersion', record.information_sheet_version, 'language', record.language,
    'givenOn', record.given_on, 'expiresOn', record.expires_on, 'recordedAt', ${isoInstant('record.recorded_at')},
    'recordedBy', account.name, 'evidence', ${EVIDENCE_OF_RECORD}) order by record.sequence), '[]')
  from consent_record record left join account on account.id = record.recorded_by
  where record.story_id = story.id)`;

const contributors = (now: Date): Sql => sql`(
  select coalesce(json_agg(json_build_object(
    'id', person.id, 'version', person.version, 'role', person.role, 'label', ${raw("case when story.state in ('withdrawn', 'erased') then '' else person.label end")},
    'age', person.age, 'needsConsent', person.needs_consent, 'consentState', consent.state, 'consentScopes', consent.scopes)
    order by person.created_at, person.id), '[]')
  from story_contributor person
  cross join lateral current_consent(story.id, person.id) allowed
  cross join lateral (${consentOn(todayIn(now))}) consent
  where person.story_id = story.id and person.removed_at is null)`;

const ASSETS = sql`(
  select coalesce(json_agg(json_build_object(
    'id', asset.id, 'version', asset.version, 'kind', asset.kind, 'purpose', asset.purpose, 'url', asset.url,
    'description', asset.description, 'isAnonymised', asset.is_anonymised, 'addedAt', ${isoInstant('asset.created_at')},
    'file', case when kept.id is not null then json_build_object(
      'id', kept.id, 'contentType', kept.content_type, 'bytes', kept.stored_bytes) end,
    'upload', case when sent.id is not null then json_build_object(
      'id', sent.id, 'kind', sent.kind, 'bytes', sent.declared_bytes, 'receivedBytes', sent.received_bytes) end,
    'addedBy', account.name) order by asset.created_at, asset.id), '[]')
  from story_asset asset
  left join account on account.id = asset.created_by
  left join media_file kept on kept.id = asset.media_id and kept.removed_at is null
  left join media_file sent on sent.id = asset.upload_id and sent.removed_at is null
  where asset.story_id = story.id and asset.removed_at is null and story.state not in ('withdrawn', 'erased'))`;

const STEPS = sql`(
  select coalesce(json_agg(json_build_object(
    'from', step.from_state, 'to', step.to_state,
    'reason', case when story.state not in ('withdrawn', 'erased') then step.reason end,
    'at', ${isoInstant('step.taken_at')}, 'by', account.name) order by step.id), '[]')
  from story_step step left join account on account.id = step.taken_by
  where step.story_id = story.id)`;

/** Where it is, or was, published: known to who has to take it down, until the whole story is withdrawn. Then it stands in their task. */
const PUBLISHED_URL = sql`case when story.state not in ('withdrawn', 'erased') then story.published_url end`;

/** Whether the storyteller agreed to the text as it stands: by the consent that counts, or apart from it. */
const TEXT_IS_AGREED = sql`(allowed.text_version is not distinct from story.text_version or exists (
  select from text_agreement agreed where agreed.story_id = story.id and agreed.text_version = story.text_version))`;

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
      allows: readonly string[];
      flags: readonly string[];
    }>(sql`
      select programme.id as "programmeId", story.strand_id as "strandId", story.logged_by as "loggedBy",
             ${publicationOn(todayIn(this.clock.now()))} as publication, ${allowedOn(todayIn(this.clock.now()))} as allows,
             ${FLAGS} as flags
      from ${WHERE_IT_IS} where story.id = ${id}`);
    if (!facts) return null;
    const { loggedBy, ...subject } = facts;
    return { ...subject, gathererIds: [loggedBy] };
  }

  /** Everything that is on a story's own screen. */
  async story(id: string): Promise<StoryFacts | null> {
    return this.database.one<StoryFacts>(sql`
      select ${HEAD}, story.strand_id as "strandId", story.region_id as "regionId", story.community_id as "communityId",
             ${told('conversation_starter')} as "conversationStarter", ${gatheredBy(this.isEnrolledWhereSeen(sql`true`))} as "gatheredBy",
             ${told('content_warning')} as "contentWarning", story.duration_seconds as "durationSeconds",
             programme.publication_disclaimer as "publicationDisclaimer",
             ${said('summary')} as summary, ${said('transcript')} as transcript, story.text_version as "textVersion",
             ${TEXT_IS_AGREED} as "textIsAgreed",
             case when story.under_18_approved_at is not null then json_build_object(
               'at', ${isoInstant('story.under_18_approved_at')}, 'guardianWaived', story.guardian_waived) end as "under18Approval",
             ${contributors(this.clock.now())} as contributors, ${ASSETS} as assets, ${STEPS} as steps,
             ${PUBLISHED_URL} as "publishedUrl",
             ${isoInstant('story.submitted_at')} as "submittedAt", ${isoInstant('story.published_at')} as "publishedAt",
             case when story.state not in ('withdrawn', 'erased') then story.last_reason end as "lastReason",
             ${CONSENTS} as consents
      from ${withConsent(this.clock.now())} where story.id = ${id}`);
  }

  async strand(id: string): Promise<StrandFacts | null> {
    return this.database.one<StrandFacts>(sql`
      select strand.programme_id as "programmeId", strand.start_date as "startDate", strand.end_date as "endDate",
             programme.time_zone as "timeZone"
      from strand join programme on programme.id = strand.programme_id where strand.id = ${id}`);
  }

  /** Every version of the text, latest first. */
  async texts(id: string): Promise<StoryTextList['items']> {
    return this.database.query(sql`
      select words.version, ${said('title')} as title, ${said('summary')} as summary, ${said('transcript')} as transcript,
             ${isoInstant('words.created_at')} as "writtenAt", account.name as "writtenBy",
             (allowed.text_version is not distinct from words.version or exists (
               select from text_agreement agreed where agreed.story_id = story.id and agreed.text_version = words.version)) as "isAgreed"
      from story_text words
      join story on story.id = words.story_id
      join story_consent allowed on allowed.story_id = story.id
      left join account on account.id = words.created_by
      where words.story_id = ${id} order by words.version desc`);
  }

  async hasDecided(contributorId: string): Promise<boolean> {
    return (
      (await this.database.one(sql`select from consent_record where contributor_id = ${contributorId} limit 1`)) !==
      null
    );
  }

  /** Whether a programme seeks the stories of a group; of none, for null. */
  async hasCommunity(programmeId: string, communityId: string | null): Promise<boolean> {
    if (communityId === null) return true;
    const found = await this.database.one(sql`
      select from community where id = ${communityId} and programme_id = ${programmeId} and archived_at is null`);
    return found !== null;
  }

  /** Who may be named as the gatherer of a story of a strand: people enrolled there whom the actor may see, and its partners. */
  async gatherers(strandId: string): Promise<GathererList> {
    const reporters = await this.database.query<NamedRef>(sql`
        select person.person_id as id, person.preferred_name as name from person_identity person
        where ${this.isEnrolledWhereSeen(sql`strand.id = ${strandId}`)}
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
  isEnrolledWhereSeen(there: Sql): Sql {
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

  /** The condition that keeps the stories (as `story`, in {@link WHERE_IT_IS}) that the actor may read. */
  readable(now: Date): Sql {
    return readableStories(this.policy, todayIn(now));
  }
}
