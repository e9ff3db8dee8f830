import { Injectable } from '@nestjs/common';
import {
  applyMark,
  checkMinutes,
  checkRecordable,
  checkSubmittable,
  isAttended,
  moveSession,
  tally,
  type Headcount,
  type HeadcountWrite,
  type MarkHistory,
  type MarkOutcome,
  type MarksAnswer,
  type MarksWrite,
  type Register,
  type RegisterKind,
  type SaidOutcome,
  type StandingMark,
} from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { demandKind, RegisterHold } from './register-hold.service';
import { RegisterQueries, shownEntries, type StoredEntry } from './register.queries';
import { RegisterRepository, type NewMark, type SaidMark, type Unwritten } from './register.repository';
import { TrainingSessionRepository, type HeldSession } from './training-session.repository';

type Change = MarksWrite['marks'][number];
/** What somebody said, of whom, and what comes of it. */
interface Decided {
  readonly change: Change;
  readonly entry: StoredEntry;
  readonly outcome: MarkOutcome;
}
type Kept = Readonly<Record<'saved' | 'conflicts', ReadonlySet<string>>>;

/** Taking, handing in and reopening registers. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly registers: RegisterRepository,
    private readonly sessions: TrainingSessionRepository,
    private readonly queries: RegisterQueries,
    private readonly holds: RegisterHold,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async read(sessionId: string): Promise<Register> {
    const found = await this.queries.find(sessionId);
    this.policy.authorise({ read: 'trainingSession.read', subject: found?.subject ?? null });
    return found?.register ?? nothingHere();
  }

  async mark(sessionId: string, { marks, source }: MarksWrite): Promise<MarksAnswer> {
    const held = await this.holds.hold(sessionId, 'share', 'register.record');
    const { session, state } = held;
    unwrap(
      checkRecordable(
        state,
        marks.map(({ mark }) => mark),
      ),
    );
    demandKind(held, 'named');
    unwrap(checkMinutes(marks, session));
    const kept = await this.#keep(session, { marks, source });
    const entries = await this.queries.entries(sessionId);
    return {
      saved: shownEntries(entries.filter(({ entryId }) => kept.saved.has(entryId))),
      conflicts: shownEntries(entries.filter(({ entryId }) => kept.conflicts.has(entryId))),
      tally: tally(entries.map((entry) => entry.mark)),
    };
  }

  /** Everything that was ever said of somebody here. Who may read the session may read it. */
  async history(sessionId: string, entryId: string): Promise<MarkHistory> {
    const { entries } = await this.read(sessionId);
    const items = await this.queries.history(sessionId, entryId);
    if (items.length === 0 && !entries.some((entry) => entry.entryId === entryId)) nothingHere();
    return { items };
  }

  async changeKind(sessionId: string, kind: RegisterKind): Promise<Register> {
    const held = await this.holds.holdOpen(sessionId, 'alone');
    if (held.kind !== kind) {
      if (held.state === 'registerSubmitted') throw new ProblemError('register.submitted');
      if (await this.queries.isUsed(sessionId)) throw new ProblemError('register.kindInUse');
      await this.registers.changeKind(sessionId, kind);
      const fields = ['registerKind'];
      await this.audit.record({ action: 'register.changeKind', entity: 'training_session', id: sessionId, fields });
    }
    return this.answer(sessionId);
  }

  async count(sessionId: string, write: HeadcountWrite, ifMatch: number | null): Promise<Headcount> {
    const held = await this.holds.holdOpen(sessionId, 'alone');
    demandKind(held, 'headcount');
    const stored = await this.queries.headcount(sessionId);
    const decision = await decidePut({
      ifMatch,
      write,
      stored: stored && { version: stored.version, write: { headcount: stored.headcount, method: stored.method } },
      current: () => stored,
    });
    if (decision.kind !== 'same') {
      await this.registers.count(sessionId, write);
      await this.audit.record({ action: 'register.count', entity: 'training_session', id: sessionId });
    }
    return (await this.queries.headcount(sessionId)) ?? nothingHere();
  }

  /** Takes the headcount back. A register that was handed in keeps it, as it keeps its marks. */
  async uncount(sessionId: string): Promise<void> {
    const { state } = await this.holds.holdOpen(sessionId, 'alone');
    if (!(await this.queries.headcount(sessionId))) return;
    if (state === 'registerSubmitted') throw new ProblemError('register.submitted');
    await this.registers.uncount(sessionId);
    await this.audit.record({ action: 'register.uncount', entity: 'training_session', id: sessionId });
  }

  async submit(sessionId: string): Promise<Register> {
    const { session, state, kind, now } = await this.holds.hold(sessionId, 'alone', 'register.submit');
    if (state !== 'registerSubmitted' && state !== 'locked') {
      const content =
        kind === 'headcount'
          ? { kind, headcount: (await this.queries.headcount(sessionId))?.headcount ?? null }
          : { kind, marks: (await this.queries.entries(sessionId)).map(({ mark }) => mark) };
      unwrap(checkSubmittable(state, content, { now, startsAt: session.startsAt }));
      await this.registers.close(sessionId);
      await this.sessions.submitRegister(sessionId, unwrap(moveSession(state, 'registerSubmitted')));
      await this.audit.record({ action: 'register.submit', entity: 'training_session', id: sessionId });
    }
    return this.answer(sessionId);
  }

  async reopen(sessionId: string, reason: string): Promise<Register> {
    const { state } = await this.holds.hold(sessionId, 'alone', 'register.reopen');
    if (state !== 'reopened') {
      await this.sessions.reopenRegister(sessionId, unwrap(moveSession(state, 'reopened')));
      await this.audit.record({ action: 'register.reopen', entity: 'training_session', id: sessionId, reason });
    }
    return this.answer(sessionId);
  }

  /** The register after a change; whoever made it may read it. */
  async answer(sessionId: string): Promise<Register> {
    return (await this.queries.find(sessionId))?.register ?? nothingHere();
  }

  /** Decides and writes every mark of a message. What somebody else wrote between the two is decided on once more. */
  async #keep(session: HeldSession, { marks, source }: MarksWrite): Promise<Kept> {
    const outcomes = new Map<string, MarkOutcome['kind']>();
    const attended = new Set<string>();
    for (const round of roundsOf(marks)) {
      const heard = await this.queries.heard(
        session.id,
        round.map(({ mutationId }) => mutationId),
      );
      const decided = decide(await this.#standing(session.id, round), round, heard);
      const written = await this.registers.write(session.id, newMarks(decided), source);
      const isLost = ({ change, outcome }: Decided): boolean =>
        outcome.kind === 'saved' && !written.has(change.entryId);
      const lost = decided.filter(isLost).map(({ change }) => change);
      const again = lost.length === 0 ? [] : decide(await this.#standing(session.id, lost), lost, heard);
      const settled = [...decided.filter((each) => !isLost(each)), ...again];
      await this.registers.remember(session.id, unwritten(settled, heard), source);
      for (const { change, entry, outcome } of settled) {
        outcomes.set(change.entryId, outcome.kind);
        if (written.has(change.entryId) && isAttended(change.mark) && entry.kind === 'enrolled')
          attended.add(change.entryId);
      }
      if (written.size > 0) {
        const fields = [...written];
        await this.audit.record({ action: 'register.record', entity: 'training_session', id: session.id, fields });
      }
    }
    await this.registers.begin([...attended], session.date);
    const having = (isConflict: boolean): ReadonlySet<string> =>
      new Set([...outcomes].filter(([, kind]) => (kind === 'conflict') === isConflict).map(([entryId]) => entryId));
    return { saved: having(false), conflicts: having(true) };
  }

  async #standing(sessionId: string, changes: readonly Change[]): Promise<ReadonlyMap<string, StoredEntry>> {
    const entries = new Map((await this.queries.entries(sessionId)).map((entry) => [entry.entryId, entry]));
    const stranger = changes.find(({ entryId }) => !entries.has(entryId));
    if (stranger) throw new ProblemError('register.notExpected', { entryId: stranger.entryId });
    return entries;
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};

type Heard = ReadonlyMap<string, SaidOutcome>;
const heardOf = (heard: Heard, { entryId, mutationId }: Change): SaidOutcome | null =>
  heard.get(`${entryId} ${mutationId}`) ?? null;

/** An apology that is only assumed was said by nobody: whatever is said takes its place. */
const standingOf = ({ saidMark, ...entry }: StoredEntry): StandingMark => ({ ...entry, mark: saidMark });

const decide = (entries: ReadonlyMap<string, StoredEntry>, changes: readonly Change[], heard: Heard): Decided[] =>
  changes.map((change) => {
    const entry = entries.get(change.entryId);
    if (!entry) throw new ProblemError('register.notExpected', { entryId: change.entryId });
    return { change, entry, outcome: applyMark(standingOf(entry), change, heardOf(heard, change)) };
  });

const said = ({ change, entry, outcome }: Decided): SaidMark => {
  const { mark, minutes } = outcome.kind === 'saved' ? outcome.mark : change;
  return { entryId: change.entryId, kind: entry.kind, mark, minutes, mutationId: change.mutationId };
};

const newMarks = (decided: readonly Decided[]): NewMark[] =>
  decided
    .filter(({ outcome }) => outcome.kind === 'saved')
    .map((each) => ({ ...said(each), baseVersion: each.change.baseVersion }));

/** What was said for the first time and stands beside the mark: refused, or said again by somebody who saw both. */
const unwritten = (decided: readonly Decided[], heard: Heard): Unwritten[] =>
  decided.flatMap((each): Unwritten[] => {
    if (heardOf(heard, each.change) !== null) return [];
    if (each.outcome.kind === 'conflict') return [{ ...said(each), outcome: 'notTaken' }];
    if (each.outcome.kind === 'kept') return [{ ...said(each), outcome: 'kept' }];
    return [];
  });

/** Splits a message in which somebody is marked twice into several, so that each says one thing of each person. */
const roundsOf = (changes: readonly Change[]): Change[][] => {
  const rounds: Change[][] = [];
  for (const change of changes) {
    const round = rounds.find((each) => each.every(({ entryId }) => entryId !== change.entryId));
    if (round) round.push(change);
    else rounds.push([change]);
  }
  return rounds;
};
