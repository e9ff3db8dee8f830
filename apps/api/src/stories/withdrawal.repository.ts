import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@throughline/domain/shared';
import type { StoryUses, TaskToDo, WithdrawalConsequences } from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import { v7 } from 'uuid';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

export interface UsesAndPeople {
  readonly uses: StoryUses;
  readonly place: { readonly countryCode: string | null; readonly officialCode: string | null };
  /** Who can own a task, managers of the programme first. */
  readonly owners: readonly string[];
}

/** Who works in the programme of a story (as `strand`) and can be given something to do, managers first. */
export const workersOf = (strandId: Sql): Sql => sql`
  select account.id, account.name,
         min(case membership.role when 'programmeManager' then 1 when 'administrator' then 2 else 3 end) as nearness
  from account
  join membership on membership.account_id = account.id
  join strand here on here.id = ${strandId}
  left join strand of_membership on of_membership.id = membership.strand_id
  where account.status <> 'suspended' and (membership.role = 'administrator'
    or membership.role in ('programmeManager', 'trainer') and here.programme_id in (membership.programme_id, of_membership.programme_id)
      and (membership.role <> 'programmeManager' or membership.strand_id is null or membership.strand_id = here.id))
  group by account.id, account.name`;

/** What uses a story, and what becomes of it: a few statements, however much there is. Whoever writes here holds the story. */
@Injectable()
export class WithdrawalRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async uses(storyId: string): Promise<UsesAndPeople> {
    const found = await this.database.one<UsesAndPeople>(sql`
      with publisher as (
        select taken_by as id from story_step where story_id = ${storyId} and to_state = 'published' order by id desc limit 1)
      select json_build_object(
        'wasPublished', story.published_at is not null,
        'assets', (select coalesce(json_agg(json_build_object('id', asset.id, 'purpose', asset.purpose,
            'hasUrl', asset.url is not null, 'by', coalesce((select id from publisher), asset.created_by)) order by asset.id), '[]')
          from story_asset asset where asset.story_id = story.id and asset.removed_at is null),
        'ownAddressBy', (select id from publisher),
        'hasOwnAddress', story.published_url is not null and not exists (select from story_asset asset
          where asset.story_id = story.id and asset.url = story.published_url and asset.removed_at is null),
        'citations', (select coalesce(json_agg(json_build_object('id', citation.id, 'audience', output.audience, 'url', output.url,
            'isPrinted', output.is_printed, 'cited', case when citation.quote_id is null then 'story' else 'quote' end,
            'isPublished', output.published_on is not null, 'by', output.created_by) order by citation.id), '[]')
          from output_citation citation join curated_output output on output.id = citation.output_id
          where citation.story_id = story.id and citation.removed_at is null),
        'disclosures', (select coalesce(json_agg(json_build_object('id', given.id, 'scope', given.scope, 'by', given.recorded_by)
            order by given.disclosed_on, given.id), '[]')
          from disclosure given where given.story_id = story.id)
      ) as uses,
      json_build_object('countryCode', region.country_code, 'officialCode', region.official_code) as place,
      array(select worker.id from (${workersOf(sql`story.strand_id`)}) worker order by worker.nearness, worker.name, worker.id) as owners
      from story join region on region.id = story.region_id where story.id = ${storyId}`);
    if (!found) throw new Error(`There is no story ${storyId}`);
    return found;
  }

  /** Undoes what can be undone. */
  async undo(storyId: string, { assetIds, citationIds, undoesCuration, undoesQuotes }: WithdrawalConsequences) {
    const { at, by } = stamp(this.clock);
    const gone = sql`removed_at = ${at}, version = version + 1, updated_at = ${at}, updated_by = ${by}`;
    await this.database.query(sql`update story_asset set ${gone} where id = any (${[...assetIds]}::uuid[])`);
    await this.database.query(sql`update output_citation set ${gone} where id = any (${[...citationIds]}::uuid[])`);
    if (undoesCuration) {
      await this.database.query(sql`delete from story_collection_item where story_id = ${storyId}`);
      await this.database.query(sql`delete from story_theme where story_id = ${storyId}`);
    }
    if (undoesQuotes) {
      await this.database.query(sql`update key_quote set ${gone} where story_id = ${storyId} and removed_at is null`);
    }
  }

  /** Asks for each thing once: what is asked already stays asked. */
  async ask(storyId: string, consentId: string, tasks: readonly (TaskToDo & { readonly ownerId: string })[]) {
    const { at, by } = stamp(this.clock);
    const rows = JSON.stringify(tasks.map((task) => ({ ...task, id: v7() })));
    await this.database.query(sql`
      insert into withdrawal_task (id, story_id, consent_id, kind, citation_id, disclosure_id, asset_id, contributor_id, owner_id, due_on,
        created_at, created_by, updated_at, updated_by)
      select id, ${storyId}, ${consentId}, kind, "citationId", "disclosureId", "assetId", "contributorId", "ownerId", "dueOn",
             ${at}, ${by}, ${at}, ${by}
      from jsonb_to_recordset(${rows}::jsonb) as task (id uuid, kind text, "citationId" uuid, "disclosureId" uuid, "assetId" uuid,
        "contributorId" uuid, "ownerId" uuid, "dueOn" date)
      on conflict do nothing`);
  }

  /** The scopes that the storyteller allows at the end of a day, and the record under which; null before any. */
  async consentOn(storyId: string, day: LocalDate): Promise<{ recordId: string; scopes: readonly string[] } | null> {
    return this.database.one(sql`
      select record_id as "recordId", scopes from consent_on_day(${storyId}, null, ${day}::date)`);
  }
}
