import { Injectable } from '@nestjs/common';
import type { ConcernCategory, ConcernEntryKind, ConcernState } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';

export interface StoredConcern {
  readonly id: string;
  readonly storyId: string;
  readonly category: ConcernCategory;
  readonly state: ConcernState;
  readonly holds: boolean;
  readonly raisedBy: string;
}

/** Concerns, and what was written of them: added to, and never edited. Whoever writes here holds the story. */
@Injectable()
export class ConcernsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<StoredConcern | null> {
    return this.database.one<StoredConcern>(sql`
      select id, story_id as "storyId", category, state, holds, raised_by as "raisedBy"
      from safeguarding_concern where id = ${id}`);
  }

  async add({ id, storyId, category }: Pick<StoredConcern, 'id' | 'storyId' | 'category'>): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into safeguarding_concern (id, story_id, category, state, raised_at, raised_by, created_at, created_by, updated_at, updated_by)
      values (${id}, ${storyId}, ${category}, 'raised', ${at}, ${by}, ${at}, ${by}, ${at}, ${by})`);
  }

  async change(id: string, { state, holds }: Pick<StoredConcern, 'state' | 'holds'>): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update safeguarding_concern set state = ${state}, holds = ${holds},
        triaged_at = coalesce(triaged_at, ${at}), triaged_by = coalesce(triaged_by, ${by}),
        closed_at = case when ${state} = 'closed' then ${at}::timestamptz end,
        version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }

  /** What was said when it was raised, whatever was added since. */
  async firstWords(id: string): Promise<{ readonly narrative: string | null; readonly immediateAction: string }> {
    const entries = await this.database.query<{ kind: ConcernEntryKind; text: string }>(sql`
      select kind, text from safeguarding_entry where concern_id = ${id} order by sequence`);
    const first = (kind: ConcernEntryKind): string | undefined => entries.find((entry) => entry.kind === kind)?.text;
    return { narrative: first('narrative') ?? null, immediateAction: first('immediateAction') ?? '' };
  }

  async findEntry(id: string): Promise<{ readonly concernId: string; readonly text: string } | null> {
    return this.database.one(sql`select concern_id as "concernId", text from safeguarding_entry where id = ${id}`);
  }

  async write(entry: { id: string; concernId: string; kind: ConcernEntryKind; text: string }): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into safeguarding_entry (id, concern_id, kind, text, written_at, written_by)
      values (${entry.id}, ${entry.concernId}, ${entry.kind}, ${entry.text}, ${at}, ${by})`);
  }
}
