import { EXPIRING_WITHIN_DAYS } from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import type { Policy } from '../platform/policy';

/** The calendar day at an instant, where the programme is. `programme` has to be in the query. */
export const todayIn = (now: Date): Sql => sql`(${now}::timestamptz at time zone programme.time_zone)::date`;

/**
 * `state` and `scopes` of a standing consent (as `allowed`: a row of `story_consent`, or what `current_consent()` gives) on a day: the same as
 * `currentConsent` of the domain, and a spec holds the two together.
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
 * Whether a story (as `story`) is published with a consent of everybody in it that is valid today. A consent that ended takes a story out
 * of the public's sight on that day, whether or not somebody has moved it.
 */
const isPublicOn = (today: Sql): Sql => sql`
  case when story.state = 'published' and not story.is_held then exists (
    select from story_consent allowed where allowed.story_id = story.id and allowed.public_until > ${today}) else false end`;

/** `public` for a story (as `story`) that {@link isPublicOn}, else null. */
export const publicationOn = (today: Sql): Sql => sql`(case when ${isPublicOn(today)} then 'public' end)`;

/** The scopes that the storyteller of a story (as `story`) allows today, as an array. */
export const allowedOn = (today: Sql): Sql => sql`(
  select case when allowed.expires_on <= ${today} then '{}' else allowed.scopes end
  from story_consent allowed where allowed.story_id = story.id)`;

/** Whether a minor decides in a story (as `story`), whoever tells it. */
const HAS_MINOR: Sql = sql`(story.storyteller_age <> 'adult' or exists (
  select from story_contributor minor
  where minor.story_id = story.id and minor.age <> 'adult' and minor.needs_consent and minor.removed_at is null))`;

/** Why the safeguarding lead looks at a story (as `story`), as an array. What minors publish is theirs to decide about. */
export const FLAGS: Sql = sql`array_remove(array[
  case when ${HAS_MINOR} then 'under18' end, case when story.is_held then 'held' end], null)`;

/**
 * `story` with its `strand`, which knows `programme_id` and `today`: the programme's own day, worked out once for each strand and not
 * for each of a hundred thousand stories (`offset 0` keeps PostgreSQL from doing that).
 */
export const storiesOn = (now: Date): Sql => sql`
  story join (
    select strand.id, strand.code, strand.programme_id, ${todayIn(now)} as today
    from strand join programme on programme.id = strand.programme_id offset 0
  ) strand on strand.id = story.strand_id`;

/**
 * Which stories (as `story`, with their `strand`) the actor may read: for every list, count and search of them. `today`: the programme's
 * own day; with {@link storiesOn}, what it says.
 */
export const readableStories = (policy: Policy, today: Sql = sql`strand.today`): Sql =>
  policy.narrow('story.read', {
    programmeId: sql`strand.programme_id`,
    strandId: sql`story.strand_id`,
    gathererIds: (accounts) => sql`story.logged_by = any (${accounts})`,
    // Not as a comparison of words: PostgreSQL would take that for something rare, and sort everything for a page of it.
    publication: (values) => sql`'public' = any (${values}) and ${isPublicOn(today)}`,
    allows: (scopes) => sql`${allowedOn(today)} && ${scopes}`,
    // The same as FLAGS, without making an array for each of a hundred thousand stories.
    flags: (flags) => sql`
      ${HAS_MINOR} and 'under18' = any (${flags}) or story.is_held and 'held' = any (${flags})`,
  });
