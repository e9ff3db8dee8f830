import { Injectable } from '@nestjs/common';
import { takeStep, type Way } from '@throughline/domain/results';
import { accepted, refused, type LocalDate } from '@throughline/domain/shared';
import { Audit } from '../platform/audit';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { staysInItsProgramme } from '../programmes/strand.service';
import { PlanRecordRepository, type PlanStep } from './plan-record.repository';
import { decided } from './plan-problem';
import type { PlanFrame } from './plan.queries';
import { PlanService, type Placed } from './plan.service';

/** One kind of what is in a plan: how it is found, checked and kept. */
export interface PlanKind<Write extends Placed, Facts extends Write & { readonly version: number }> {
  /** As its table is called. */
  readonly entity: string;
  /** In the words of the trail. */
  readonly name: string;
  find(id: string): Promise<Facts | null>;
  writeOf(facts: Write): Write;
  /** Whether it may be as it was sent, beside being of a strand and an owner of the programme. */
  check(sent: { id: string; write: Write; stored: Facts | null; frame: PlanFrame }): Promise<void>;
  add(id: string, write: Write): Promise<void>;
  edit(id: string, write: Write): Promise<void>;
}

/** What happened to something, of which the last says how it stands. */
interface Stepped<State extends string> {
  readonly state: State;
  readonly steps: readonly { readonly to: State; readonly on: LocalDate }[];
}

interface StepSent<State extends string> {
  readonly to: State;
  readonly on: LocalDate;
  readonly reason?: string | undefined;
}

/** How anything in a plan is written. Each change holds the whole plan, since what may be depends on the rest of it. */
@Injectable()
export class PlanWriting {
  constructor(
    private readonly plan: PlanService,
    private readonly records: PlanRecordRepository,
    private readonly audit: Audit,
  ) {}

  async put<Write extends Placed, Facts extends Write & { readonly version: number }>(
    kind: PlanKind<Write, Facts>,
    { id, write, ifMatch }: { id: string; write: Write; ifMatch: number | null },
  ): Promise<{ facts: Facts; frame: PlanFrame }> {
    const programmeId = (await kind.find(id))?.programmeId ?? write.programmeId;
    const frame = await this.plan.hold(programmeId);
    const stored = await kind.find(id);
    const decision = await decidePut({
      ifMatch,
      write: kind.writeOf(write),
      stored: stored && { version: stored.version, write: kind.writeOf(stored) },
      current: () => stored,
    });
    if (write.programmeId !== programmeId) throw staysInItsProgramme();
    if (decision.kind !== 'same') {
      await this.plan.check(write, frame, stored);
      await kind.check({ id, write, stored, frame });
      await (stored ? kind.edit(id, write) : kind.add(id, write));
      const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
      await this.audit.record({ action: `${kind.name}.write`, entity: kind.entity, id, fields });
    }
    return { facts: await found(kind, id), frame };
  }

  async hold<Write extends Placed, Facts extends Write & { readonly version: number }>(
    kind: PlanKind<Write, Facts>,
    id: string,
  ): Promise<{ facts: Facts; frame: PlanFrame }> {
    const frame = await this.plan.hold((await kind.find(id))?.programmeId ?? null);
    return { facts: await found(kind, id), frame };
  }

  /**
   * Takes one step. Repeating a step changes nothing.
   * @returns whether it was taken now
   */
  async step<State extends PlanStep['to']>(
    {
      of,
      id,
      way,
      facts,
      today,
    }: Pick<PlanStep, 'of' | 'id'> & { way: Way<State>; facts: Stepped<State>; today: LocalDate },
    { to, on, reason: said }: StepSent<State>,
  ): Promise<boolean> {
    const last = facts.steps.at(-1);
    if (facts.state === to && last?.to === to && last.on === on) return false;
    const from = facts.state;
    const reason = said ?? null;
    decided(takeStep(way, { from, to }, { on, reason, today, lastOn: last?.on ?? null }));
    await this.records.move({ of, id, from, to, on, reason });
    const why = reason === null ? {} : { reason };
    await this.audit.record({ action: `${of}.${to}`, entity: of, id, fields: ['state'], ...why });
    return true;
  }

  /** Only while nothing has happened to it. */
  async remove(of: 'deliverable' | 'risk', id: string, { steps }: { steps: readonly unknown[] }): Promise<void> {
    decided(steps.length > 0 ? refused('plan.hasHappened') : accepted(null));
    await this.records.remove(of, id);
    await this.audit.record({ action: `${of}.remove`, entity: of, id });
  }
}

const found = async <Write extends Placed, Facts extends Write & { readonly version: number }>(
  kind: PlanKind<Write, Facts>,
  id: string,
): Promise<Facts> => {
  const facts = await kind.find(id);
  if (!facts) throw new ProblemError('request.notFound');
  return facts;
};
