import { Injectable } from '@nestjs/common';
import type { StoryTextWrite, TextAgreementWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { StoryQuotesRepository } from './story-quotes.repository';

/** Versions of what a story says, and agreements to them: added, and never changed. */
@Injectable()
export class StoryTextsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotes: StoryQuotesRepository,
  ) {}

  async find(storyId: string, version: number): Promise<StoryTextWrite | null> {
    return this.database.one<StoryTextWrite>(sql`
      select title, summary, transcript from story_text where story_id = ${storyId} and version = ${version}`);
  }

  /**
   * The story names the version that counts; that one is added in the same transaction. So are its key quotes found again in it: no
   * version is written by another way.
   */
  async add(storyId: string, version: number, { title, summary, transcript }: StoryTextWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into story_text (story_id, version, title, summary, transcript, created_at, created_by)
      values (${storyId}, ${version}, ${title}, ${summary}, ${transcript}, ${at}, ${by})`);
    await this.quotes.followText(storyId, version, transcript);
  }

  async findAgreement(id: string): Promise<(TextAgreementWrite & { readonly storyId: string }) | null> {
    return this.database.one(sql`
      select story_id as "storyId", text_version as "textVersion", how, agreed_on as "agreedOn"
      from text_agreement where id = ${id}`);
  }

  async agree(id: string, storyId: string, { textVersion, how, agreedOn }: TextAgreementWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into text_agreement (id, story_id, text_version, how, agreed_on, recorded_at, recorded_by)
      values (${id}, ${storyId}, ${textVersion}, ${how}, ${agreedOn}, ${at}, ${by})`);
  }
}
