import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { CAST, REGIONS, STRANDS } from './cast';
import type { TestApi } from './test-api';

/**
 * Many stories at once, past the triggers, which would take minutes: what they keep is made in one statement each, the way they make it. Every
 * story has "listened", one in ten "neighbours", forty "zeppelin".
 * A third is published, all with a consent.
 */
export const manyStories = async (api: TestApi, count: number): Promise<void> => {
  const database = api.get(Database);
  await database.transaction(async () => {
    // No trigger, no foreign key, and no limit to how long it may take.
    await database.query(sql`set local session_replication_role = replica`);
    await database.query(sql`set local statement_timeout = 0`);
    await insert(database, count);
  });
  await database.query(sql`analyze`);
};

const insert = async (database: Database, count: number): Promise<void> => {
  await database.query(sql`
    insert into story (id, strand_id, region_id, number, technique, media, language, conversation_starter, recorded_on, gatherer_kind,
      logged_by, storyteller_pseudonym, storyteller_age, is_practice, state, published_at, updated_at)
    select ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
      case n % 4 when 0 then ${STRANDS.T1} when 1 then ${STRANDS.S2} else ${STRANDS.S1} end::uuid,
      case n % 4 when 0 then ${REGIONS.east} when 1 then ${REGIONS.south} when 2 then ${REGIONS.south} else ${REGIONS.north} end::uuid,
      n, 'snapshot', '{audio}', 'en', 'What helped?', date '2025-06-01' + (n * 7919) % 365, 'trainer',
      case when n % 10 = 3 then ${CAST.tess} else ${CAST.maya} end::uuid, 'River', 'adult', n % 50 = 7,
      case when n % 50 = 7 then 'recorded' else (array['published', 'submitted', 'approved'])[n % 3 + 1] end,
      timestamptz '2026-06-01', timestamptz '2026-06-01'
    from generate_series(1, ${count}::integer) n`);
  await database.query(sql`
    insert into story_text (story_id, version, title, summary, created_at)
    select id, 1, 'Story ' || number, 'listened' || case when number % 10 = 0 then ' neighbours' else '' end
      || case when number % 2500 = 3 then ' zeppelin' else '' end || ' ' || (
        select string_agg('word' || (1 + number * 31 * k % (k * k * 40)), ' ') from generate_series(1, 10) k), now()
    from story where number > 0`);
  await database.query(sql`
    insert into consent_record (id, story_id, decision, scopes, identity_display, method, information_sheet_version, language, given_on,
      expires_on, recorded_at, recorded_by)
    select gen_random_uuid(), id, 'given', '{record_hold,curate,publish_web}', 'firstName', 'paper', '1', 'en', recorded_on,
      recorded_on + 730, now(), logged_by from story`);
  await database.query(sql`
    insert into story_consent (story_id, decision, scopes, is_restricted, identity_display, expires_on, public_until, is_named)
    select story_id, decision, scopes, false, identity_display, expires_on, expires_on, true from consent_record`);
  await database.query(sql`
    insert into story_search (story_id, document)
    select story.id, setweight(to_tsvector('story_simple', words.title) || to_tsvector('story_english', words.title), 'A')
      || setweight(to_tsvector('story_simple', words.summary) || to_tsvector('story_english', words.summary), 'B')
      || array_to_tsvector(array['strand ' || story.strand_id, 'region ' || story.region_id])
    from story join story_text words on words.story_id = story.id`);
};
