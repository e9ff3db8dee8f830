import { Injectable } from '@nestjs/common';
import { SIGN_IN_IDLE_HOURS, type Account, type ManagedAccount } from '@throughline/domain/access';
import type { NamedRef } from '@throughline/domain/shared';
import sql, { empty, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { isoInstant } from '../platform/page';

/** The memberships of account `a`, with the names of what they are for. */
const memberships: Sql = sql`
  coalesce((
    select json_agg(json_build_object('role', m.role, 'scope', m.scope,
        'scopeId', coalesce(m.programme_id, m.strand_id, m.grant_id), 'scopeName', coalesce(p.name, s.name, g.title))
      order by m.role, m.scope, coalesce(p.name, s.name, g.title), m.id)
    from membership m
    left join programme p on p.id = m.programme_id
    left join strand s on s.id = m.strand_id
    left join funding_grant g on g.id = m.grant_id
    where m.account_id = a.id
  ), '[]')`;

const isDemonstration: Sql = sql`coalesce((select is_demonstration from installation), false)`;

@Injectable()
export class AccountQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What somebody sees of their own account; what they may do is for the service to add. */
  own(id: string): Promise<Omit<Account, 'may'> | null> {
    const idle = new Date(this.clock.now().getTime() - SIGN_IN_IDLE_HOURS * 3_600_000);
    return this.database.one<Omit<Account, 'may'>>(sql`
      select a.id, a.name, a.email, ${memberships} as memberships, ${isDemonstration} as "isDemonstration",
             (select count(*)::int from sign_in i where i.account_id = a.id and i.last_seen_at > ${idle}) as "signIns"
      from account a where a.id = ${id}`);
  }

  /** Every account, by name. An organisation has dozens of people, not thousands, so it is one page. */
  all(): Promise<ManagedAccount[]> {
    return this.#managed(empty);
  }

  async find(id: string): Promise<ManagedAccount | null> {
    const [account] = await this.#managed(sql`where a.id = ${id}`);
    return account ?? null;
  }

  /** Whether somebody could let others in. */
  async hasAdministrator(): Promise<boolean> {
    const found = await this.database.one(sql`
      select from membership m join account a on a.id = m.account_id
      where m.role = 'administrator' and a.status = 'active' limit 1`);
    return found !== null;
  }

  /** Whether this was ever anything but empty: a demonstration that was removed does not come back. */
  async hasBegun(): Promise<boolean> {
    return (await this.database.one(sql`select from account union all select from installation limit 1`)) !== null;
  }

  async isDemonstration(): Promise<boolean> {
    const row = await this.database.one<{ is: boolean }>(sql`select ${isDemonstration} as is`);
    return row?.is === true;
  }

  /** Where a strand belongs, for the policy. Null when there is no such strand. */
  strandSubject(strandId: string): Promise<{ readonly strandId: string; readonly programmeId: string } | null> {
    return this.database.one(sql`
      select id as "strandId", programme_id as "programmeId" from strand where id = ${strandId}`);
  }

  /** People who may train in a strand: with a membership for it, or for its whole programme. */
  trainersOf(strandId: string): Promise<NamedRef[]> {
    return this.database.query<NamedRef>(sql`
      select a.id, a.name from account a
      where a.status <> 'suspended' and exists (
        select from membership m join strand s on s.id = ${strandId}
        where m.account_id = a.id and m.role = 'trainer' and (m.strand_id = s.id or m.programme_id = s.programme_id))
      order by a.name, a.id`);
  }

  #managed(where: Sql): Promise<ManagedAccount[]> {
    return this.database.query<ManagedAccount>(sql`
      select a.id, a.version, a.name, a.email, a.status, ${memberships} as memberships,
             ${isoInstant('a.last_sign_in_at')} as "lastSignInAt"
      from account a ${where} order by a.name, a.id`);
  }
}
