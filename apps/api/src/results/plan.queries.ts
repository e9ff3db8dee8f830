import { Injectable } from '@nestjs/common';
import type { Milestone, ProgrammePlan } from '@throughline/domain/results';
import type { LocalDate, NamedRef } from '@throughline/domain/shared';
import sql, { empty, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';

/** The programme around a plan, on the day that it is there. */
export interface PlanFrame {
  readonly today: LocalDate;
  readonly programme: Omit<ProgrammePlan['programme'], 'status'>;
  readonly strands: ProgrammePlan['strands'];
}

/** A milestone as it is stored, with all that has happened to it. */
export type MilestoneFacts = Omit<Milestone, 'slippageDays' | 'isLate' | 'rag' | 'moves' | 'may'> & {
  /** Whether another one waits for it. */
  readonly isAwaited: boolean;
};

/** Reads the plan of a programme. Whoever may read a programme may read all of its plan. */
@Injectable()
export class PlanQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  frame(programmeId: string): Promise<PlanFrame | null> {
    return this.#frame(programmeId, empty);
  }

  /** The same, for whoever changes the plan: until the end of the transaction nobody else does. */
  hold(programmeId: string): Promise<PlanFrame | null> {
    return this.#frame(programmeId, sql`for no key update of programme`);
  }

  milestones(programmeId: string): Promise<MilestoneFacts[]> {
    return this.#milestones(sql`m.programme_id = ${programmeId}`);
  }

  async milestone(id: string): Promise<MilestoneFacts | null> {
    const [found] = await this.#milestones(sql`m.id = ${id}`);
    return found ?? null;
  }

  /**
   * Who can own something in a plan: whoever works in the programme and can read it (`progress.read`), by name. One of them, when an
   * account is named.
   */
  owners(programmeId: string, accountId?: string): Promise<NamedRef[]> {
    return this.database.query<NamedRef>(sql`
      select account.id, account.name from account
      where account.status <> 'suspended' ${accountId === undefined ? empty : sql`and account.id = ${accountId}`} and exists (
        select from membership m left join strand on strand.id = m.strand_id
        where m.account_id = account.id
          and m.role in ('administrator', 'programmeManager', 'trainer', 'curator', 'safeguardingLead')
          and (m.scope = 'organisation' or ${programmeId} in (m.programme_id, strand.programme_id)))
      order by account.name, account.id`);
  }

  #frame(programmeId: string, lock: Sql): Promise<PlanFrame | null> {
    return this.database.one<PlanFrame>(sql`
      select (${this.clock.now()}::timestamptz at time zone programme.time_zone)::date as today,
        json_build_object('id', programme.id, 'code', programme.code, 'name', programme.name,
          'startDate', programme.start_date, 'endDate', programme.end_date) as programme,
        coalesce((
          select json_agg(json_build_object('id', strand.id, 'code', strand.code, 'name', strand.name) order by strand.code, strand.id)
          from strand where strand.programme_id = programme.id), '[]') as strands
      from programme where programme.id = ${programmeId} ${lock}`);
  }

  #milestones(which: Sql): Promise<MilestoneFacts[]> {
    return this.database.query<MilestoneFacts>(sql`
      select m.id, m.version, m.programme_id as "programmeId", m.strand_id as "strandId", m.title,
        m.baseline_date as "baselineDate", m.forecast_date as "forecastDate", m.actual_date as "actualDate",
        m.owner_id as "ownerId", json_build_object('id', owner.id, 'name', owner.name) as owner,
        m.is_critical as "isCritical", m.state,
        coalesce((
          select json_agg(depends_on_id order by depends_on_id) from milestone_dependency where milestone_id = m.id), '[]') as "dependsOn",
        exists (select from milestone_dependency where depends_on_id = m.id) as "isAwaited",
        coalesce((
          select json_agg(json_build_object('baselineDate', baseline_date,
            'until', (recorded_at at time zone programme.time_zone)::date, 'reason', reason) order by position)
          from milestone_baseline where milestone_id = m.id), '[]') as "earlierBaselines",
        coalesce((
          select json_agg(json_build_object('to', to_state, 'on', taken_on, 'reason', reason) order by position)
          from milestone_step where milestone_id = m.id), '[]') as steps
      from milestone m join programme on programme.id = m.programme_id join account owner on owner.id = m.owner_id
      where ${which}`);
  }
}
