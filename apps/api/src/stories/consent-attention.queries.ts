import { Injectable } from '@nestjs/common';
import { isLocalDate } from '@throughline/domain/shared';
import {
  ATTENTION_KINDS,
  type AttentionItem,
  type AttentionKind,
  type AttentionList,
  type AttentionQuery,
} from '@throughline/domain/stories';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { readCursor, writeCursor } from '../platform/page';
import { Policy } from '../platform/policy';
import { consentOn, todayIn } from './story-scope';

/**
 * Everybody who has to be asked, as `one`: the storyteller of each story that is held, and whoever else in it needs to be asked, by how
 * their consent stands today. A storyteller who said no is among those missing, for the recording is still there; somebody else's no
 * settles it.
 */
const asked = (now: Date, readable: Sql): Sql => sql`
  select allowed.*, consent.state,
         case when consent.state in ('none', 'refused', 'withdrawn') then 'missing' else consent.state end as kind,
         coalesce(allowed.expires_on, allowed.recorded_on) as due_on
  from (
    select story.id, story.id as story_id, null::uuid as contributor_id, story.storyteller_pseudonym as who, story.storyteller_age as age,
           allowed.decision, allowed.scopes, allowed.is_restricted, allowed.identity_display, allowed.expires_on,
           story.strand_id, story.number, story.logged_by, story.recorded_on
    from story join strand on strand.id = story.strand_id join story_consent allowed on allowed.story_id = story.id
    where story.state not in ('withdrawn', 'erased') and ${readable}
    union all
    select person.id, story.id, person.id, person.label, person.age,
           allowed.decision, allowed.scopes, allowed.is_restricted, allowed.identity_display, allowed.expires_on,
           story.strand_id, story.number, story.logged_by, story.recorded_on
    from story_contributor person
    join story on story.id = person.story_id
    join strand on strand.id = story.strand_id
    cross join lateral current_consent(story.id, person.id) allowed
    where story.state not in ('withdrawn', 'erased') and person.needs_consent and person.removed_at is null and ${readable}
  ) allowed
  join strand on strand.id = allowed.strand_id
  join programme on programme.id = strand.programme_id
  cross join lateral (${consentOn(todayIn(now))}) consent
  where consent.state <> 'given' and not (allowed.contributor_id is not null and consent.state in ('refused', 'withdrawn'))`;

const NONE: Readonly<Record<AttentionKind, number>> = { expiring: 0, missing: 0, restricted: 0, expired: 0 };

/** Lists of consents that somebody should see to, for those who may record them. */
@Injectable()
export class ConsentAttentionQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
  ) {}

  /** One page of a kind, what ends first before the rest, and how many there are of each. */
  async list({ kind, mine, gathererId, programmeId, cursor, limit }: AttentionQuery): Promise<AttentionList> {
    const now = this.clock.now();
    const after = readCursor(cursor, isLocalDate);
    const readable = join(
      [
        this.#recordable(),
        mine === true ? sql`story.logged_by = ${this.policy.actor.accountId}` : empty,
        gathererId === undefined ? empty : sql`story.logged_by = ${gathererId}`,
        programmeId === undefined ? empty : sql`strand.programme_id = ${programmeId}`,
      ].filter((condition) => condition !== empty),
      ' and ',
    );
    const counted = await this.database.query<{ kind: AttentionKind; id: string; name: string; count: number }>(sql`
      select one.kind, account.id, account.name, count(*)::integer as count
      from (${asked(now, readable)}) one join account on account.id = one.logged_by
      group by one.kind, account.id, account.name order by count desc, lower(account.name), account.id`);
    const counts = Object.fromEntries(
      ATTENTION_KINDS.map((each) => [each, sum(counted.filter((row) => row.kind === each))]),
    );
    const items = await this.database.query<AttentionItem & { dueOn: string }>(sql`
      select one.id, one.story_id as "storyId", one.contributor_id as "contributorId",
             strand.code || '-' || case when one.number < 1000 then lpad(one.number::text, 3, '0') else one.number::text end as ref,
             json_build_object('id', strand.id, 'name', strand.name) as strand, one.who, one.age,
             json_build_object('id', account.id, 'name', account.name) as gatherer, one.state, one.scopes,
             one.identity_display as "identityDisplay", one.expires_on as "expiresOn", one.due_on as "dueOn"
      from (${asked(now, readable)}) one
      join strand on strand.id = one.strand_id
      join account on account.id = one.logged_by
      where one.kind = ${kind}
        ${after ? sql`and (one.due_on, one.id) > (${after.value}::date, ${after.id}::uuid)` : empty}
      order by one.due_on, one.id limit ${limit + 1}`);
    const shown = items.slice(0, limit).map(({ dueOn: _, ...item }) => item);
    const last = items.slice(0, limit).at(-1);
    const total = counts[kind] ?? 0;
    return {
      items: shown,
      next: last && items.length > limit ? writeCursor({ value: last.dueOn, id: last.id }) : null,
      total,
      counts: { ...NONE, ...counts },
      gatherers: counted.filter((row) => row.kind === kind).map(({ id, name, count }) => ({ id, name, count })),
    };
  }

  #recordable(): Sql {
    return this.policy.narrow('consent.record', {
      programmeId: sql`strand.programme_id`,
      strandId: sql`story.strand_id`,
      gathererIds: (accounts) => sql`story.logged_by = any (${accounts})`,
    });
  }
}

const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((all, { count }) => all + count, 0);
