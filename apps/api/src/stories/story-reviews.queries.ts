import { Injectable } from '@nestjs/common';
import type { StoryReviewPage } from '@throughline/domain/stories';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';

export type ReviewFacts = Omit<StoryReviewPage, 'story' | 'may'>;

/** Of a story that was withdrawn nothing is shown that anybody wrote down of it or of its words. */
const isTold = raw(`story.state not in ('withdrawn', 'erased')`);

const list = (of: Sql, order: Sql): Sql => sql`(select coalesce(json_agg(${of} order by ${order}), '[]')`;

@Injectable()
export class StoryReviewsQueries {
  constructor(private readonly database: Database) {}

  /** What was made of a story, beside the story itself. @param readerId whose own review and themes are marked as such */
  async of(storyId: string, readerId: string): Promise<ReviewFacts | null> {
    return this.database.one<ReviewFacts>(sql`
      select
        ${list(
          sql`json_build_object('version', words.version, 'writtenAt', ${isoInstant('words.created_at')}, 'writtenBy', account.name,
            'isAgreed', allowed.text_version is not distinct from words.version or exists (
              select from text_agreement agreed where agreed.story_id = story.id and agreed.text_version = words.version))`,
          sql`words.version desc`,
        )} from story_text words left join account on account.id = words.created_by where words.story_id = story.id) as versions,
        ${list(
          sql`json_build_object('id', theme.id, 'name', theme.name, 'addedBy', account.name,
            'isMine', coalesce(given.added_by = ${readerId}, false))`,
          sql`lower(theme.name)`,
        )} from story_theme given join theme on theme.id = given.theme_id left join account on account.id = given.added_by
           where given.story_id = story.id and ${isTold}) as themes,
        ${list(
          sql`json_build_object('id', review.id, 'version', review.version, 'curator', account.name,
            'isMine', review.curator_id = ${readerId}, 'textVersion', review.text_version, 'tone', review.tone,
            'insight', review.insight, 'reviewedAt', ${isoInstant('review.reviewed_at')})`,
          sql`review.reviewed_at desc, review.id`,
        )} from story_review review join account on account.id = review.curator_id
           where review.story_id = story.id and ${isTold}) as reviews,
        ${list(
          sql`json_build_object('id', quote.id, 'version', quote.version, 'fromChar', quote.from_char, 'toChar', quote.to_char,
            'text', quote.text, 'anchor', quote.anchor, 'markedBy', account.name, 'markedAt', ${isoInstant('quote.created_at')})`,
          sql`quote.anchor = 'lost' desc, quote.from_char, quote.id`,
        )} from key_quote quote left join account on account.id = quote.created_by
           where quote.story_id = story.id and quote.removed_at is null and ${isTold}) as quotes,
        ${list(
          sql`json_build_object('state', step.to_state, 'reason', step.reason, 'at', ${isoInstant('step.taken_at')}, 'by', account.name)`,
          sql`step.id desc`,
        )} from story_step step left join account on account.id = step.taken_by
           where step.story_id = story.id and step.to_state in ('changesRequested', 'rejected') and step.reason is not null
             and ${isTold}) as requests
      from story join story_consent allowed on allowed.story_id = story.id
      where story.id = ${storyId}`);
  }
}
