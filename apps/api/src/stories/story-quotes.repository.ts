import { Injectable } from '@nestjs/common';
import {
  contextOf,
  quoteInNextText,
  type AnchoredQuote,
  type KeyQuoteWrite,
  type QuoteAnchor,
} from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

type Anchored = AnchoredQuote & { readonly anchor: QuoteAnchor };

export interface StoredQuote {
  readonly storyId: string;
  readonly reviewId: string;
  readonly version: number;
  readonly write: KeyQuoteWrite;
  readonly anchor: QuoteAnchor;
  readonly isRemoved: boolean;
}

/** Key quotes of stories. Whoever writes here holds the story. */
@Injectable()
export class StoryQuotesRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<StoredQuote | null> {
    return this.database.one<StoredQuote>(sql`
      select story_id as "storyId", review_id as "reviewId", version, anchor, removed_at is not null as "isRemoved",
             json_build_object('textVersion', text_version, 'fromChar', from_char, 'toChar', to_char, 'text', text) as write
      from key_quote where id = ${id}`);
  }

  async add(
    id: string,
    quote: { storyId: string; reviewId: string; write: KeyQuoteWrite },
    transcript: string,
  ): Promise<void> {
    const { at, by } = stamp(this.clock);
    const { textVersion, fromChar, toChar, text } = quote.write;
    const { before, after } = contextOf(transcript, fromChar, toChar);
    await this.database.query(sql`
      insert into key_quote (id, story_id, review_id, text_version, from_char, to_char, text, before_text, after_text, anchor,
        created_at, created_by, updated_at, updated_by)
      values (${id}, ${quote.storyId}, ${quote.reviewId}, ${textVersion}, ${fromChar}, ${toChar}, ${text}, ${before}, ${after}, 'exact',
        ${at}, ${by}, ${at}, ${by})`);
  }

  /** A person says that it stands there. */
  async mark(id: string, { textVersion, fromChar, toChar, text }: KeyQuoteWrite, transcript: string): Promise<void> {
    const { before, after } = contextOf(transcript, fromChar, toChar);
    await this.#edit(id, { text, fromChar, toChar, before, after, anchor: 'exact' }, textVersion);
  }

  async remove(id: string): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update key_quote set removed_at = ${at}, version = version + 1, updated_at = ${at}, updated_by = ${by} where id = ${id}`);
  }

  /** Finds every quote of a story again in the next version of its text, in the transaction that writes it. */
  async followText(storyId: string, textVersion: number, transcript: string): Promise<void> {
    const quotes = await this.database.query<Anchored & { readonly id: string }>(sql`
      select id, from_char as "fromChar", to_char as "toChar", text, before_text as before, after_text as after, anchor
      from key_quote where story_id = ${storyId} and removed_at is null`);
    for (const { id, ...quote } of quotes) await this.#edit(id, quoteInNextText(quote, transcript), textVersion);
  }

  async #edit(id: string, quote: Anchored, textVersion: number): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update key_quote set text_version = ${textVersion}, from_char = ${quote.fromChar}, to_char = ${quote.toChar}, text = ${quote.text},
        before_text = ${quote.before}, after_text = ${quote.after}, anchor = ${quote.anchor},
        version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }
}
