import { Injectable } from '@nestjs/common';
import type { Subject } from '@throughline/domain/shared';
import {
  isOpenToRaiser,
  type Concern,
  type ConcernList,
  type ConcernQuery,
  type ConcernState,
} from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../platform/database';
import { isoInstant, readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';

export type ConcernFacts = Omit<Concern, 'moves'>;

const HEAD: Sql = sql`
  concern.id, concern.version, concern.story_id as "storyId",
  strand.code || '-' || case when story.number < 1000 then lpad(story.number::text, 3, '0') else story.number::text end as ref,
  json_build_object('id', programme.id, 'name', programme.name) as programme, concern.category, concern.state, concern.holds,
  ${isoInstant('concern.raised_at')} as "raisedAt", account.name as "raisedBy"`;
const CONCERNS: Sql = sql`
  safeguarding_concern concern
  join story on story.id = concern.story_id
  join strand on strand.id = story.strand_id
  join programme on programme.id = strand.programme_id
  join account on account.id = concern.raised_by`;

/** What the safeguarding lead reads. Nobody else comes here but who raised a concern, for that one. */
@Injectable()
export class ConcernsQueries {
  constructor(
    private readonly database: Database,
    private readonly policy: Policy,
  ) {}

  /** What the policy decides on. It is the raiser's own until the lead has taken it up. */
  async subject(id: string): Promise<Subject | null> {
    const facts = await this.database.one<{
      programmeId: string;
      strandId: string;
      raisedBy: string;
      state: ConcernState;
    }>(sql`
      select programme.id as "programmeId", strand.id as "strandId", concern.raised_by as "raisedBy", concern.state
      from ${CONCERNS} where concern.id = ${id}`);
    if (!facts) return null;
    const { raisedBy, state, ...subject } = facts;
    return { ...subject, ...(isOpenToRaiser(state) && { accountId: raisedBy }) };
  }

  async find(id: string): Promise<ConcernFacts | null> {
    return this.database.one<ConcernFacts>(sql`
      select ${HEAD}, (
        select coalesce(json_agg(json_build_object('id', entry.id, 'kind', entry.kind, 'text', entry.text,
          'at', ${isoInstant('entry.written_at')}, 'by', writer.name) order by entry.sequence), '[]')
        from safeguarding_entry entry join account writer on writer.id = entry.written_by
        where entry.concern_id = concern.id) as entries
      from ${CONCERNS} where concern.id = ${id}`);
  }

  /** Open ones first, in each the one that waits longest. */
  async list({ show, cursor, limit }: ConcernQuery): Promise<ConcernList> {
    const after = readCursor(cursor, (value) => /^[01]\d{4}-/.test(value));
    const place = sql`(concern.state = 'closed')::int || to_char(concern.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
    const matching = sql`
      ${this.policy.narrow('concern.work', { programmeId: sql`programme.id`, strandId: sql`strand.id` })}
      and (${show} = 'all' or concern.state <> 'closed')`;
    const counted = await this.database.one<{ total: number }>(
      sql`select count(*)::int as total from ${CONCERNS} where ${matching}`,
    );
    const items = await this.database.query<ConcernList['items'][number] & { place: string }>(sql`
      select ${HEAD}, ${place} as place from ${CONCERNS}
      where ${matching} ${after ? sql`and (${place}, concern.id) > (${after.value}, ${after.id}::uuid)` : sql``}
      order by ${place}, concern.id limit ${limit + 1}`);
    const shown = items.slice(0, limit);
    const last = shown.at(-1);
    const next = last && items.length > limit ? writeCursor({ value: last.place, id: last.id }) : null;
    return { items: shown.map(({ place: _, ...item }) => item), next, total: counted?.total ?? 0 };
  }
}
