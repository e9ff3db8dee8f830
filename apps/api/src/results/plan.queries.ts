import { Injectable } from '@nestjs/common';
import type {
  Deliverable,
  Milestone,
  PlanAction,
  PlanDecision,
  ProgrammePlan,
  Risk,
} from '@throughline/domain/results';
import type { LocalDate, NamedRef } from '@throughline/domain/shared';
import sql, { empty, raw, type Sql } from 'sql-template-tag';
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

export type DeliverableFacts = Omit<Deliverable, 'lateDays' | 'isLate' | 'moves' | 'may'>;
export type RiskFactsRead = Omit<Risk, 'score' | 'isReviewOverdue' | 'moves' | 'may'>;
export type ActionFacts = Omit<PlanAction, 'isOverdue'>;

/** Of something in a plan, which is `t`: what all of it has. */
const HEAD = sql`t.id, t.version, t.programme_id as "programmeId", t.strand_id as "strandId", t.title`;
const OWNER = sql`t.owner_id as "ownerId", json_build_object('id', owner.id, 'name', owner.name) as owner`;
const stepsOf = (table: 'milestone' | 'deliverable' | 'risk'): Sql => sql`
  coalesce((
    select json_agg(json_build_object('to', to_state, 'on', taken_on, 'reason', reason) order by position)
    from ${raw(`${table}_step`)} where ${raw(`${table}_id`)} = t.id), '[]') as steps`;

/** Which of them: all of a programme, or one. */
type Which = { readonly programmeId: string } | { readonly id: string };
const whereIs = (which: Which): Sql =>
  'id' in which ? sql`t.id = ${which.id}` : sql`t.programme_id = ${which.programmeId}`;

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

  milestones(which: Which): Promise<MilestoneFacts[]> {
    return this.database.query<MilestoneFacts>(sql`
      select ${HEAD}, ${OWNER}, t.baseline_date as "baselineDate", t.forecast_date as "forecastDate",
        t.actual_date as "actualDate", t.is_critical as "isCritical", t.state,
        coalesce((
          select json_agg(depends_on_id order by depends_on_id) from milestone_dependency where milestone_id = t.id), '[]') as "dependsOn",
        exists (select from milestone_dependency where depends_on_id = t.id) as "isAwaited",
        coalesce((
          select json_agg(json_build_object('baselineDate', baseline_date,
            'until', (recorded_at at time zone programme.time_zone)::date, 'reason', reason) order by position)
          from milestone_baseline where milestone_id = t.id), '[]') as "earlierBaselines",
        ${stepsOf('milestone')}
      from milestone t join programme on programme.id = t.programme_id join account owner on owner.id = t.owner_id
      where ${whereIs(which)}`);
  }

  deliverables(which: Which): Promise<DeliverableFacts[]> {
    return this.database.query<DeliverableFacts>(sql`
      select ${HEAD}, ${OWNER}, t.code, t.type, t.due_date as "dueDate", t.url, t.state,
        (select min(taken_on) from deliverable_step where deliverable_id = t.id and to_state = 'submitted') as "submittedOn",
        ${stepsOf('deliverable')}
      from deliverable t join account owner on owner.id = t.owner_id where ${whereIs(which)}`);
  }

  risks(which: Which): Promise<RiskFactsRead[]> {
    return this.database.query<RiskFactsRead>(sql`
      select ${HEAD}, ${OWNER}, t.likelihood, t.impact, t.response, t.review_on as "reviewOn",
        t.is_critical as "isCritical", t.state, ${stepsOf('risk')}
      from risk t join account owner on owner.id = t.owner_id where ${whereIs(which)}`);
  }

  decisions(which: Which): Promise<PlanDecision[]> {
    return this.database.query<PlanDecision>(sql`
      select ${HEAD}, t.decided_on as "decidedOn", t.decided_by as "decidedBy", t.why from plan_decision t where ${whereIs(which)}`);
  }

  actions(which: Which): Promise<ActionFacts[]> {
    return this.database.query<ActionFacts>(sql`
      select ${HEAD}, ${OWNER}, t.due_on as "dueOn", t.done_on as "doneOn", t.decision_id as "decisionId"
      from plan_action t join account owner on owner.id = t.owner_id where ${whereIs(which)}`);
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
}
