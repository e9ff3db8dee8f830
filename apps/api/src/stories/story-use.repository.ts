import { Injectable } from '@nestjs/common';
import type { CitationWrite, DisclosureWrite, OutputWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { stamp } from '../platform/stamp';
import { hashToken, newToken } from '../platform/token';

export interface StoredOutput extends OutputWrite {
  readonly version: number;
}
export interface StoredTask {
  readonly version: number;
  readonly isDone: boolean;
  readonly outcome: string;
  readonly ownerId: string;
}

/** Outputs, disclosures, tasks and links. */
@Injectable()
export class StoryUseRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  /** Held until the end of the transaction. */
  async output(id: string): Promise<StoredOutput | null> {
    return this.database.one<StoredOutput>(sql`
      select programme_id as "programmeId", kind, title, audience, published_on as "publishedOn", url, is_printed as "isPrinted", version
      from curated_output where id = ${id} and removed_at is null for no key update`);
  }

  /** Adds one, or brings back one that was removed. Whether there is now such a one: not where the id is another programme's. */
  async addOutput(
    id: string,
    { programmeId, kind, title, audience, publishedOn, url, isPrinted }: OutputWrite,
  ): Promise<boolean> {
    const { at, by } = stamp(this.clock);
    const found = await this.database.one(sql`
      insert into curated_output (id, programme_id, kind, title, audience, published_on, url, is_printed, created_at, created_by, updated_at, updated_by)
      values (${id}, ${programmeId}, ${kind}, ${title}, ${audience}, ${publishedOn}, ${url}, ${isPrinted}, ${at}, ${by}, ${at}, ${by})
      on conflict (id) do update set kind = excluded.kind, title = excluded.title, audience = excluded.audience,
        published_on = excluded.published_on, url = excluded.url, is_printed = excluded.is_printed, removed_at = null,
        version = curated_output.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
      where curated_output.removed_at is not null and curated_output.programme_id = excluded.programme_id
      returning id`);
    return found !== null;
  }

  async removeOutput(id: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update curated_output set removed_at = ${at}, version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id} and removed_at is null`);
  }

  async editOutput(id: string, { programmeId, kind, title, audience, publishedOn, url, isPrinted }: OutputWrite) {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update curated_output set programme_id = ${programmeId}, kind = ${kind}, title = ${title}, audience = ${audience},
        published_on = ${publishedOn}, url = ${url}, is_printed = ${isPrinted}, version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }

  async citation(
    id: string,
  ): Promise<{ outputId: string; storyId: string; quoteId: string | null; isRemoved: boolean } | null> {
    return this.database.one(sql`
      select output_id as "outputId", story_id as "storyId", quote_id as "quoteId", removed_at is not null as "isRemoved"
      from output_citation where id = ${id}`);
  }

  async cite(id: string, outputId: string, { storyId, quoteId }: CitationWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into output_citation (id, output_id, story_id, quote_id, text_version, created_at, created_by, updated_at, updated_by)
      select ${id}, ${outputId}, id, ${quoteId}, text_version, ${at}, ${by}, ${at}, ${by} from story where id = ${storyId}`);
  }

  async uncite(id: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update output_citation set removed_at = ${at}, version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id} and removed_at is null`);
  }

  async disclose(id: string, storyId: string, consentId: string, write: DisclosureWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into disclosure (id, story_id, text_version, consent_id, scope, recipient_name, recipient_organisation_id, what,
        disclosed_on, note, recorded_at, recorded_by)
      values (${id}, ${storyId}, ${write.textVersion}, ${consentId}, ${write.scope}, ${write.recipientName},
        ${write.recipientOrganisationId}, ${write.what}, ${write.disclosedOn}, ${write.note}, ${at}, ${by})`);
  }

  async task(id: string): Promise<StoredTask | null> {
    return this.database.one<StoredTask>(sql`
      select version, done_at is not null as "isDone", outcome, owner_id as "ownerId" from withdrawal_task
      where id = ${id} for no key update`);
  }

  async finish(id: string, outcome: string | null): Promise<void> {
    const { at, by } = stamp(this.clock);
    const done = outcome !== null;
    await this.database.query(sql`
      update withdrawal_task set done_at = ${done ? at : null}, done_by = ${done ? by : null}, outcome = ${outcome ?? ''},
        version = version + 1, updated_at = ${at}, updated_by = ${by} where id = ${id}`);
  }

  async reassign(id: string, ownerId: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update withdrawal_task set owner_id = ${ownerId}, version = version + 1, updated_at = ${at}, updated_by = ${by} where id = ${id}`);
  }

  /** A new link for somebody in a story; the one before stops working. Whoever calls holds the story. */
  async link(storyId: string, contributorId: string | null): Promise<string> {
    await this.unlink(storyId, contributorId);
    const token = newToken();
    await this.database.query(sql`
      insert into withdrawal_link (id, story_id, contributor_id, token_hash, created_at, created_by)
      values (${v7()}, ${storyId}, ${contributorId}, ${hashToken(token)}, ${this.clock.now()}, ${this.policy.actor.accountId})`);
    return token;
  }

  async unlink(storyId: string, contributorId: string | null): Promise<void> {
    await this.database.query(sql`
      update withdrawal_link set revoked_at = ${this.clock.now()}
      where story_id = ${storyId} and contributor_id is not distinct from ${contributorId}::uuid and revoked_at is null`);
  }

  async used(linkId: string): Promise<void> {
    await this.database.query(sql`
      update withdrawal_link set used_at = coalesce(used_at, ${this.clock.now()}) where id = ${linkId}`);
  }

  /** What is left is a tombstone (B3.19): reference, programme, region and month. The records of consent stay as evidence. */
  async erase(storyId: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    const changed = sql`version = version + 1, updated_at = ${at}, updated_by = ${by}`;
    await this.database.query(sql`
      update story set state = 'erased', conversation_starter = '', storyteller_pseudonym = '', content_warning = '', last_reason = null,
        published_url = null, duration_seconds = null, community_id = null, recorded_on = date_trunc('month', recorded_on)::date, ${changed}
      where id = ${storyId}`);
    await this.database.query(
      sql`update story_text set title = '', summary = '', transcript = '' where story_id = ${storyId}`,
    );
    await this.database.query(
      sql`update story_step set reason = null where story_id = ${storyId} and reason is not null`,
    );
    await this.database.query(sql`update disclosure set note = '' where story_id = ${storyId} and note <> ''`);
    await this.database.query(sql`update story_contributor set label = '', ${changed} where story_id = ${storyId}`);
    await this.database.query(sql`
      update story_asset set url = null, description = '', removed_at = coalesce(removed_at, ${at}), ${changed} where story_id = ${storyId}`);
    await this.database.query(sql`
      update key_quote set text = '', before_text = '', after_text = '', removed_at = coalesce(removed_at, ${at}), ${changed}
      where story_id = ${storyId}`);
    await this.database.query(sql`update story_review set insight = '', ${changed} where story_id = ${storyId}`);
    await this.database.query(sql`delete from story_collection_item where story_id = ${storyId}`);
    await this.database.query(sql`delete from story_theme where story_id = ${storyId}`);
  }
}
