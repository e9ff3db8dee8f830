import { Injectable } from '@nestjs/common';
import { SIGN_IN_IDLE_HOURS, SIGN_IN_MAX_DAYS } from '@throughline/domain/access';
import type { Actor, Membership } from '@throughline/domain/shared';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { hashToken } from '../platform/token';

/** Somebody who is signed in. */
export interface Presence {
  readonly signInId: string;
  readonly actor: Actor;
}

interface PresenceRow {
  readonly signInId: string;
  readonly accountId: string;
  readonly isSeen: boolean;
  readonly memberships: readonly Membership[];
}

const HOUR_MS = 3_600_000;
/** Being here is written down at most this often: a write per read would be most of the load. */
const SEEN_EVERY_MS = 300_000;

/** The memberships of account `a` as the policy wants them: a strand or a grant with its programme. */
const memberships: Sql = sql`
  coalesce((
    select json_agg(json_strip_nulls(json_build_object(
      'role', m.role, 'scope', m.scope, 'strandId', m.strand_id, 'grantId', m.grant_id,
      'programmeId', coalesce(m.programme_id, s.programme_id, g.programme_id))) order by m.id)
    from membership m
    left join strand s on s.id = m.strand_id
    left join funding_grant g on g.id = m.grant_id
    where m.account_id = a.id
  ), '[]')`;

/** Reads who somebody is, anew on every request, in one query: what was taken away is gone at once. */
@Injectable()
export class SignInQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Who came with this token, or null: unknown, too old, too long idle, or of an account that is not active. */
  async presence(token: string): Promise<Presence | null> {
    const now = this.clock.now();
    const row = await this.database.one<PresenceRow>(sql`
      select i.id as "signInId", a.id as "accountId", ${memberships} as memberships,
             i.last_seen_at > ${before(now, SEEN_EVERY_MS)}::timestamptz as "isSeen"
      from sign_in i
      join account a on a.id = i.account_id
      where i.token_hash = ${hashToken(token)} and a.status = 'active'
        and i.last_seen_at > ${before(now, SIGN_IN_IDLE_HOURS * HOUR_MS)}::timestamptz
        and i.created_at > ${before(now, SIGN_IN_MAX_DAYS * 24 * HOUR_MS)}::timestamptz`);
    if (!row) return null;
    if (!row.isSeen)
      await this.database.query(sql`update sign_in set last_seen_at = ${now} where id = ${row.signInId}`);
    return { signInId: row.signInId, actor: { accountId: row.accountId, memberships: row.memberships } };
  }

  /** An account as an actor, for work that is done in its name without HTTP. Null when there is no such account. */
  async actor(accountId: string): Promise<Actor | null> {
    return this.database.one<Actor>(sql`
      select a.id as "accountId", ${memberships} as memberships from account a where a.id = ${accountId}`);
  }
}

const before = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() - milliseconds);
