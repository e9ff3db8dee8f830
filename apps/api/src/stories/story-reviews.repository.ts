import { Injectable } from '@nestjs/common';
import type { StoryReviewWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

export interface StoredReview {
  readonly id: string;
  readonly storyId: string;
  readonly curatorId: string;
  readonly version: number;
  readonly write: Omit<StoryReviewWrite, 'themeIds'>;
}

const REVIEW = sql`
  select id, story_id as "storyId", curator_id as "curatorId", version,
         json_build_object('textVersion', text_version, 'tone', tone, 'insight', insight) as write
  from story_review`;

/** Readings of stories. Whoever writes here holds the story. */
@Injectable()
export class StoryReviewsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<StoredReview | null> {
    return this.database.one<StoredReview>(sql`${REVIEW} where id = ${id}`);
  }

  async of(storyId: string, curatorId: string): Promise<StoredReview | null> {
    return this.database.one<StoredReview>(sql`${REVIEW} where story_id = ${storyId} and curator_id = ${curatorId}`);
  }

  async add(id: string, storyId: string, { textVersion, tone, insight }: StoryReviewWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into story_review (id, story_id, curator_id, text_version, tone, insight, reviewed_at, created_at, created_by, updated_at, updated_by)
      values (${id}, ${storyId}, ${by}, ${textVersion}, ${tone}, ${insight}, ${at}, ${at}, ${by}, ${at}, ${by})`);
  }

  async edit(id: string, { textVersion, tone, insight }: StoryReviewWrite): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update story_review set text_version = ${textVersion}, tone = ${tone}, insight = ${insight}, reviewed_at = ${at},
        version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }

  /** Themes that a story has, with who gave it each. */
  async themesOf(storyId: string): Promise<readonly { readonly id: string; readonly addedBy: string | null }[]> {
    return this.database.query(sql`
      select theme_id as id, added_by as "addedBy" from story_theme where story_id = ${storyId}`);
  }

  /** What one curator gives a story: what somebody else gave it stays. */
  async giveThemes(storyId: string, themeIds: readonly string[]): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      delete from story_theme where story_id = ${storyId} and added_by = ${by} and theme_id <> all (${[...themeIds]}::uuid[])`);
    await this.database.query(sql`
      insert into story_theme (story_id, theme_id, added_at, added_by)
      select ${storyId}, id, ${at}, ${by} from unnest(${[...themeIds]}::uuid[]) as given (id)
      on conflict on constraint story_theme_pkey do nothing`);
  }
}
