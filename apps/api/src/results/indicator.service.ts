import { Injectable } from '@nestjs/common';
import {
  BY_HAND,
  entryMoves,
  fitsMeasure,
  mayDecide,
  type EntryMove,
  type EntryParam,
  type EntryWrite,
  type Indicator,
  type IndicatorList,
  type IndicatorWrite,
  type JudgementParam,
  type JudgementWrite,
  type PeriodParam,
  type PeriodWrite,
  type RestatementWrite,
} from '@throughline/domain/results';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { staysInItsProgramme } from '../programmes/strand.service';
import { ExplanationQueries } from './explanation.queries';
import {
  countingsOf,
  headOf,
  judgementOf,
  measuredNow,
  reportOf,
  standing,
  type StandingIndicator,
} from './indicator-standing';
import {
  IndicatorQueries,
  type StoredEntry,
  type StoredIndicator,
  type StoredJudgement,
  type StoredPeriod,
} from './indicator.queries';
import { IndicatorRepository } from './indicator.repository';

interface Correction {
  readonly stored: StoredIndicator;
  readonly period: StoredPeriod;
  readonly entry: StoredEntry;
  readonly write: Omit<EntryWrite, 'reason'>;
  readonly reason: EntryWrite['reason'];
  readonly changed: readonly string[];
}

/** What a programme is held to, and how it stands. */
@Injectable()
export class IndicatorService {
  constructor(
    private readonly queries: IndicatorQueries,
    private readonly indicators: IndicatorRepository,
    private readonly explanations: ExplanationQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(programmeId: string): Promise<IndicatorList> {
    const programme = await this.queries.programme(programmeId);
    const subject = { programmeId };
    this.policy.authorise({ read: 'progress.read', subject: programme && subject });
    if (!programme) throw new ProblemError('request.notFound');
    const now = this.clock.now();
    const all = await this.#standings(await this.queries.ofProgramme(programmeId, now));
    return {
      asAt: now.toISOString(),
      programme,
      items: all.map(headOf),
      may: { write: this.policy.permits('indicator.write', subject) },
    };
  }

  async read(id: string): Promise<Indicator> {
    const stored = await this.#stored(id);
    const [at] = await this.#standings([stored]);
    if (!at) throw new ProblemError('request.notFound');
    const subject = subjectOf(stored);
    const write = this.policy.permits('indicator.write', subject);
    const enter = this.policy.permits('indicator.enter', subject) && stored.calculation === BY_HAND;
    const { accountId } = this.policy.actor;
    return {
      ...headOf(at),
      asAt: this.clock.now().toISOString(),
      programme: stored.programme,
      entries: stored.entries.map(({ enteredById, ...entry }) => {
        const isOpen = entry.state === 'draft' || entry.state === 'returned';
        const decides = write && mayDecide({ enteredBy: enteredById }, accountId);
        return {
          ...entry,
          may: {
            edit: isOpen ? enter : entry.state === 'approved' && decides,
            submit: isOpen && enter,
            decide: entry.state === 'submitted' && decides,
          },
        };
      }),
      changes: await this.queries.changes(id),
      judgements: stored.judgements.map((each) => judgementOf(each, stored.today)),
      may: { write, enter },
    };
  }

  async put(id: string, write: IndicatorWrite, ifMatch: number | null): Promise<Indicator> {
    await this.indicators.lock(id);
    const stored = await this.queries.find(id, this.clock.now());
    const programmeId = stored?.programmeId ?? write.programmeId;
    const isThere = stored !== null || (await this.queries.programme(programmeId)) !== null;
    this.policy.authorise({
      read: 'progress.read',
      action: 'indicator.write',
      subject: isThere ? { programmeId } : null,
    });
    const before = stored && { version: stored.version, write: writtenOf(stored) };
    const decision = await decidePut({ ifMatch, write, stored: before, current: () => this.read(id) });
    if (write.programmeId !== programmeId) throw staysInItsProgramme();
    if (write.strandId !== null && !(await this.queries.hasStrand(programmeId, write.strandId)))
      throw new ProblemError('indicator.strandOutside');
    if (stored && hasValues(stored) && isCountedOtherwise(stored, write)) throw new ProblemError('indicator.hasValues');
    if (decision.kind === 'create') {
      await this.indicators.create(id, write);
      await this.audit.record({ action: 'indicator.create', entity: 'indicator', id });
    } else if (decision.kind === 'edit') {
      await this.indicators.edit(id, write);
      await this.audit.record({ action: 'indicator.edit', entity: 'indicator', id, fields: decision.changed });
    }
    return this.read(id);
  }

  async putPeriod({ id, periodId }: PeriodParam, sent: PeriodWrite, ifMatch: number | null): Promise<Indicator> {
    const { reason, ...write } = sent;
    const stored = await this.#lock(id, 'indicator.write');
    const period = stored.periods.find((each) => each.id === periodId) ?? null;
    const before = period && { version: period.version, write: periodOf(period) };
    const decision = await decidePut({ ifMatch, write, stored: before, current: () => this.read(id) });
    if (decision.kind === 'same') return this.read(id);
    if (period !== null && period.closedAt !== null) throw new ProblemError('period.closed');
    if (write.target !== null && !fitsMeasure(stored.measure, write.target))
      throw unfit('period.targetUnfit', 'target');
    if (decision.kind === 'create') {
      await this.indicators.createPeriod(periodId, id, write);
      await this.audit.record({ action: 'indicatorPeriod.create', entity: 'indicator_period', id: periodId });
    } else {
      const from = period?.target ?? null;
      if (from !== null && from !== write.target) {
        if (!reason) throw new ProblemError('period.reasonNeeded');
        await this.indicators.noteChange({
          ...{ indicatorId: id, periodId, what: 'target', from, to: write.target, reason },
        });
      }
      await this.indicators.editPeriod(periodId, write);
      const of = { entity: 'indicator_period', id: periodId, fields: decision.changed } as const;
      await this.audit.record({ action: 'indicatorPeriod.edit', ...of });
    }
    return this.read(id);
  }

  /** From now on its figure stands: what is recorded later waits to be taken in. */
  async close({ id, periodId }: PeriodParam): Promise<Indicator> {
    const stored = await this.#lock(id, 'indicator.write');
    const period = periodIn(stored, periodId);
    if (period.closedAt !== null) return this.read(id);
    if (period.endDate >= stored.today) throw new ProblemError('period.notOver');
    await this.indicators.report(periodId, reportOf(stored, await this.#measured(stored, period)));
    await this.audit.record({ action: 'indicatorPeriod.close', entity: 'indicator_period', id: periodId });
    return this.read(id);
  }

  /** Takes what was recorded late into the figure of a closed period that is counted. */
  async restate({ id, periodId }: PeriodParam, { reason }: RestatementWrite): Promise<Indicator> {
    const stored = await this.#lock(id, 'indicator.write');
    const period = periodIn(stored, periodId);
    const report = reportOf(stored, await this.#measured(stored, period));
    if (period.closedAt === null || report.actual === period.closedActual)
      throw new ProblemError('period.nothingToRestate');
    await this.#restate(stored, period, reason);
    return this.read(id);
  }

  async putEntry(
    { id, periodId, indicatorEntryId: entryId }: EntryParam,
    sent: EntryWrite,
    ifMatch: number | null,
  ): Promise<Indicator> {
    const { reason, ...write } = sent;
    const stored = await this.#lock(id, 'indicator.enter');
    const period = periodIn(stored, periodId);
    const entry = stored.entries.find((each) => each.id === entryId && each.periodId === periodId) ?? null;
    const before = entry && { version: entry.version, write: entryOf(entry) };
    const decision = await decidePut({ ifMatch, write, stored: before, current: () => this.read(id) });
    if (decision.kind === 'same') return this.read(id);
    await this.#checkEntry(stored, period, write);
    const of = { entity: 'indicator_entry', id: entryId } as const;
    if (!entry || decision.kind === 'create') {
      await this.indicators.createEntry(entryId, periodId, write);
      await this.audit.record({ action: 'indicatorEntry.create', ...of });
      return this.read(id);
    }
    if (entry.state === 'submitted') throw new ProblemError('entry.notInThisState', { state: entry.state });
    if (entry.state === 'approved')
      return this.#correct({ stored, period, entry, write, reason, changed: decision.changed });
    await this.indicators.editEntry(entryId, write, false);
    await this.audit.record({ action: 'indicatorEntry.edit', ...of, fields: decision.changed });
    return this.read(id);
  }

  async moveEntry(
    { id, periodId, indicatorEntryId: entryId }: EntryParam,
    { to, words, reason }: EntryMove,
  ): Promise<Indicator> {
    const stored = await this.#lock(id, 'indicator.enter');
    // Whoever decides about values may write; whoever enters them may not.
    if (to !== 'submitted')
      this.policy.authorise({ read: 'progress.read', action: 'indicator.write', subject: subjectOf(stored) });
    const period = periodIn(stored, periodId);
    const entry = stored.entries.find((each) => each.id === entryId && each.periodId === periodId);
    if (!entry) throw new ProblemError('request.notFound');
    if (entry.state === to) return this.read(id);
    const facts = {
      ...{ state: entry.state, enteredBy: entry.enteredById, periodIsClosed: period.closedAt !== null },
    };
    unwrap(entryMoves(facts, { to, accountId: this.policy.actor.accountId, hasReason: reason !== null }));
    await this.indicators.moveEntry(entryId, to, words);
    await this.audit.record({ action: `indicatorEntry.${to}`, entity: 'indicator_entry', id: entryId });
    if (to === 'approved' && facts.periodIsClosed && reason)
      await this.#restate(await this.#stored(id), period, reason);
    return this.read(id);
  }

  /** An approved value is in the figure: somebody else than who entered it changes it, for a reason, and both figures are kept. */
  async #correct({ stored, period, entry, write, reason, changed }: Correction): Promise<Indicator> {
    this.policy.authorise({ read: 'progress.read', action: 'indicator.write', subject: subjectOf(stored) });
    if (!mayDecide({ enteredBy: entry.enteredById }, this.policy.actor.accountId))
      throw new ProblemError('entry.ownValue');
    if (!reason) throw new ProblemError('entry.reasonNeeded');
    await this.indicators.editEntry(entry.id, write, true);
    await this.audit.record({
      action: 'indicatorEntry.edit',
      entity: 'indicator_entry',
      id: entry.id,
      fields: changed,
    });
    await this.indicators.noteChange({
      ...{
        indicatorId: stored.id,
        periodId: period.id,
        what: 'value',
        from: numberOf(entry),
        to: numberOf(write),
        reason,
      },
    });
    if (period.closedAt !== null) await this.#restate(await this.#stored(stored.id), period, reason);
    return this.read(stored.id);
  }

  async judge({ id, judgementId }: JudgementParam, write: JudgementWrite): Promise<Indicator> {
    const stored = await this.#lock(id, 'indicator.write');
    const earlier = stored.judgements.find((each) => each.id === judgementId);
    const decision = await decidePut({
      ifMatch: null,
      write,
      stored: earlier ? { version: 1, write: saidIn(earlier) } : null,
      current: () => this.read(id),
    });
    if (decision.kind === 'same') return this.read(id);
    const until = write.override?.until;
    const present = stored.periods.findLast(({ startDate }) => startDate <= stored.today);
    if (until !== undefined && until < stored.today) throw dayProblem('must not be over');
    if (until !== undefined && present && until > present.endDate) throw dayProblem('must not be after the period');
    const [at] = await this.#standings([stored]);
    await this.indicators.judge(judgementId, id, write, at?.standing.rag ?? 'grey');
    await this.audit.record({ action: 'indicator.judge', entity: 'indicator', id });
    return this.read(id);
  }

  /** Counts what has to be counted for all of them in one statement. */
  async #standings(stored: readonly StoredIndicator[]): Promise<StandingIndicator[]> {
    const countings = stored.flatMap(countingsOf);
    const counted = await this.explanations.counted(countings.map(({ figure }) => figure));
    const counts = new Map(countings.map(({ periodId }, index) => [periodId, counted[index] ?? 0]));
    return stored.map((each) => standing(each, counts));
  }

  async #measured(stored: StoredIndicator, period: StoredPeriod) {
    const countings = countingsOf(stored).filter(({ periodId }) => periodId === period.id);
    const counted = await this.explanations.counted(countings.map(({ figure }) => figure));
    return measuredNow(
      stored,
      period,
      new Map(countings.map(({ periodId }, index) => [periodId, counted[index] ?? 0])),
    );
  }

  async #restate(stored: StoredIndicator, period: StoredPeriod, reason: RestatementWrite['reason']): Promise<void> {
    const report = reportOf(stored, await this.#measured(stored, period));
    await this.indicators.report(period.id, report);
    await this.indicators.noteChange({
      ...{ indicatorId: stored.id, periodId: period.id, what: 'restatement', reason },
      ...{ from: period.closedActual, to: report.actual },
    });
    await this.audit.record({ action: 'indicatorPeriod.restate', entity: 'indicator_period', id: period.id });
  }

  async #checkEntry(stored: StoredIndicator, period: StoredPeriod, write: Omit<EntryWrite, 'reason'>): Promise<void> {
    if (stored.calculation !== BY_HAND) throw new ProblemError('entry.counted');
    const { value, numerator, denominator, words, asAt, regionId } = write;
    if (stored.measure === 'qualitative') {
      if (value !== null || numerator !== null) throw unfit('entry.valueUnfit', 'value');
      if (words === '') throw unfit('entry.valueUnfit', 'words');
    } else if (stored.aggregation === 'ratio') {
      if (value !== null) throw unfit('entry.valueUnfit', 'value');
      if (numerator === null || denominator === null || numerator > denominator)
        throw unfit('entry.valueUnfit', 'numerator');
    } else if (value === null || numerator !== null || !fitsMeasure(stored.measure, value)) {
      throw unfit('entry.valueUnfit', 'value');
    }
    if (asAt < period.startDate || asAt > period.endDate || asAt > stored.today)
      throw unfit('entry.dayOutside', 'asAt');
    if (regionId !== null && !(await this.queries.hasRegion(stored, regionId)))
      throw unfit('entry.regionOutside', 'regionId');
  }

  async #lock(id: string, action: 'indicator.write' | 'indicator.enter'): Promise<StoredIndicator> {
    await this.indicators.lock(id);
    return this.#stored(id, action);
  }

  async #stored(id: string, action: 'progress.read' | 'indicator.write' | 'indicator.enter' = 'progress.read') {
    const stored = await this.queries.find(id, this.clock.now());
    this.policy.authorise({ read: 'progress.read', action, subject: stored && subjectOf(stored) });
    if (!stored) throw new ProblemError('request.notFound');
    return stored;
  }
}

const subjectOf = ({ programmeId }: Pick<StoredIndicator, 'programmeId'>) => ({ programmeId });

const periodIn = ({ periods }: StoredIndicator, id: string): StoredPeriod => {
  const period = periods.find((each) => each.id === id);
  if (!period) throw new ProblemError('request.notFound');
  return period;
};

/** A refusal that names the field, so that a form can show it there. */
const unfit = (
  code: 'period.targetUnfit' | 'entry.valueUnfit' | 'entry.dayOutside' | 'entry.regionOutside',
  path: string,
) => new ProblemError(code, {}, { errors: [{ path, message: 'does not fit the indicator' }] });

const dayProblem = (message: string): ProblemError =>
  new ProblemError('request.invalid', {}, { errors: [{ path: 'override.until', message }] });

const writtenOf = (stored: StoredIndicator): IndicatorWrite => {
  const { programmeId, strandId, code, title, resultType, measure, aggregation, calculation, isAscending } = stored;
  const { unitLabel, outcome, baseline, baselineYear, levels, tolerance, isKey, isPublicToFunder, isArchived } = stored;
  return {
    ...{ programmeId, strandId, code, title, resultType, measure, aggregation, calculation, isAscending, unitLabel },
    ...{ outcome, baseline, baselineYear, levels, tolerance, isKey, isPublicToFunder, isArchived },
  };
};

const periodOf = ({ startDate, endDate, target, profile, points }: StoredPeriod): Omit<PeriodWrite, 'reason'> => ({
  ...{ startDate, endDate, target, profile, points },
});

const entryOf = ({ regionId, asAt, value, numerator, denominator, words, evidence }: StoredEntry) => ({
  ...{ regionId, asAt, value, numerator, denominator, words, evidence },
});

const numberOf = ({ value, numerator, denominator }: Omit<EntryWrite, 'reason'>): number | null =>
  numerator !== null && denominator ? (numerator / denominator) * 100 : value;

const saidIn = ({ comment, rag, until }: StoredJudgement): JudgementWrite => ({
  comment,
  override: rag !== null && until !== null ? { rag, until } : null,
});

const hasValues = ({ entries, periods }: StoredIndicator): boolean =>
  entries.length > 0 || periods.some(({ closedAt }) => closedAt !== null);

const isCountedOtherwise = (stored: StoredIndicator, write: IndicatorWrite): boolean =>
  stored.measure !== write.measure ||
  stored.aggregation !== write.aggregation ||
  stored.calculation !== write.calculation ||
  stored.strandId !== write.strandId;
