import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

/** Which recording of which decision in which story. */
export interface Words {
  readonly id: string;
  readonly consentId: string;
  readonly wordsId: string;
}

/** What somebody said when they decided: on its way, and then evidence that is added and never changed. Whoever writes here holds the story. */
@Injectable()
export class ConsentWordsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null for what is of another decision, or of none. */
  async standing({ id, consentId, wordsId }: Words): Promise<'coming' | 'kept' | null> {
    const found = await this.database.one<{ standing: 'coming' | 'kept' }>(sql`
      select 'kept' as standing from consent_evidence
      where story_id = ${id} and consent_id = ${consentId} and media_id = ${wordsId}
      union all
      select 'coming' from consent_words_upload
      where story_id = ${id} and consent_id = ${consentId} and media_id = ${wordsId}`);
    return found?.standing ?? null;
  }

  async begin({ id, consentId, wordsId }: Words): Promise<void> {
    await this.database.query(sql`
      insert into consent_words_upload (media_id, story_id, consent_id) values (${wordsId}, ${id}, ${consentId})`);
  }

  async keep(words: Words): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.end(words.wordsId);
    await this.database.query(sql`
      insert into consent_evidence (id, story_id, consent_id, kind, media_id, added_at, added_by)
      values (${words.wordsId}, ${words.id}, ${words.consentId}, 'recordedWords', ${words.wordsId}, ${at}, ${by})`);
  }

  /** It does not come any more. */
  async end(wordsId: string): Promise<void> {
    await this.database.query(sql`delete from consent_words_upload where media_id = ${wordsId}`);
  }

  /** What is still on its way, of all decisions in a story. */
  async coming(storyId: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(sql`
      select media_id as id from consent_words_upload where story_id = ${storyId} order by media_id`);
    return rows.map(({ id }) => id);
  }
}
