import { Injectable } from '@nestjs/common';
import type { Action } from '@throughline/domain/access';
import {
  applyMark,
  checkRecordable,
  checkSubmittable,
  isAttended,
  moveSession,
  stateAt,
  tally,
  type MarksAnswer,
  type MarksWrite,
  type MarkOutcome,
  type Register,
  type RegisterEntry,
  type SessionState,
  type StandingMark,
  type WalkInWrite,
} from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { RegisterQueries, type StoredEntry } from './register.queries';
import { RegisterRepository, type NewMark } from './register.repository';
import { TrainingSessionQueries } from './training-session.queries';
import { TrainingSessionRepository, type HeldSession, type Hold } from './training-session.repository';

type Change = MarksWrite['marks'][number];
/** What somebody said, and what comes of it. */
interface Decided {
  readonly change: Change;
  readonly outcome: MarkOutcome;
}
type Kept = Readonly<Record<'saved' | 'conflicts', ReadonlySet<string>>>;

/** Taking, handing in and reopening registers. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly sessions: TrainingSessionRepository,
    private readonly registers: RegisterRepository,
    private readonly sessionQueries: TrainingSessionQueries,
    private readonly registerQueries: RegisterQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async read(sessionId: string): Promise<Register> {
    const found = await this.sessionQueries.findRegister(sessionId);
    this.policy.authorise({ read: 'trainingSession.read', subject: found?.subject ?? null });
    return found?.register ?? nothingHere();
  }

  async mark(sessionId: string, { marks, source }: MarksWrite): Promise<MarksAnswer> {
    const { session, state } = await this.#hold(sessionId, 'share', 'register.record');
    unwrap(
      checkRecordable(
        state,
        marks.map(({ mark }) => mark),
      ),
    );
    const kept = await this.#keep(session, { marks, source });
    const entries = await this.registerQueries.entries(sessionId);
    return {
      saved: shown(entries.filter(({ entryId }) => kept.saved.has(entryId))),
      conflicts: shown(entries.filter(({ entryId }) => kept.conflicts.has(entryId))),
      tally: tally(entries.map((entry) => entry.mark)),
    };
  }

  async addWalkIn(sessionId: string, id: string, { name, mark }: WalkInWrite): Promise<RegisterEntry> {
    const { state } = await this.#hold(sessionId, 'share', 'register.record');
    const standing = await this.registers.walkInOf(id);
    if (standing && (standing.sessionId !== sessionId || standing.name !== name)) {
      throw new ProblemError('request.alreadyExists');
    }
    if (!standing) {
      if (await this.registers.isEnrolment(id)) throw new ProblemError('request.alreadyExists');
      unwrap(checkRecordable(state));
      await this.registers.addWalkIn({ id, sessionId, name, mark });
      await this.audit.record({ action: 'register.walkIn', entity: 'walk_in', id });
    }
    const [entry] = shown((await this.registerQueries.entries(sessionId)).filter(({ entryId }) => entryId === id));
    return entry ?? nothingHere();
  }

  async submit(sessionId: string): Promise<Register> {
    const { session, state, now } = await this.#hold(sessionId, 'alone', 'register.submit');
    if (state !== 'registerSubmitted' && state !== 'locked') {
      const marks = (await this.registerQueries.entries(sessionId)).map((entry) => entry.mark);
      unwrap(checkSubmittable(state, marks, { now, startsAt: session.startsAt }));
      await this.registers.clearUnexpected(sessionId);
      await this.sessions.submitRegister(sessionId, unwrap(moveSession(state, 'registerSubmitted')));
      await this.audit.record({ action: 'register.submit', entity: 'training_session', id: sessionId });
    }
    return this.#answer(sessionId);
  }

  async reopen(sessionId: string, reason: string): Promise<Register> {
    const { state } = await this.#hold(sessionId, 'alone', 'register.reopen');
    if (state !== 'reopened') {
      await this.sessions.reopenRegister(sessionId, unwrap(moveSession(state, 'reopened')));
      await this.audit.record({ action: 'register.reopen', entity: 'training_session', id: sessionId, reason });
    }
    return this.#answer(sessionId);
  }

  async #hold(
    sessionId: string,
    how: Hold,
    action: Action,
  ): Promise<{ session: HeldSession; state: SessionState; now: string }> {
    const session = await this.sessions.hold(sessionId, how);
    this.policy.authorise({ read: 'trainingSession.read', action, subject: session?.subject ?? null });
    if (!session) return nothingHere();
    const now = this.clock.now().toISOString();
    return { session, state: stateAt(session, now), now };
  }

  /** Decides and writes every mark of a message. What somebody else wrote between the two is decided on once more. */
  async #keep(session: HeldSession, { marks, source }: MarksWrite): Promise<Kept> {
    const outcomes = new Map<string, MarkOutcome['kind']>();
    const attended = new Set<string>();
    for (const round of roundsOf(marks)) {
      const standing = await this.#standing(session.id, round);
      const decided = round.map((change) => ({ change, outcome: applyMark(standingIn(standing, change), change) }));
      const written = await this.registers.write(session.id, newMarks(standing, decided), source);
      const isLost = ({ change, outcome }: Decided): boolean =>
        outcome.kind === 'saved' && !written.has(change.entryId);
      const lost = decided.filter(isLost).map(({ change }) => change);
      const meanwhile = lost.length === 0 ? standing : await this.#standing(session.id, lost);
      for (const each of decided) {
        const { change, outcome } = each;
        const { entryId, mark } = change;
        outcomes.set(entryId, (isLost(each) ? applyMark(standingIn(meanwhile, change), change) : outcome).kind);
        if (written.has(entryId) && isAttended(mark) && standing.get(entryId)?.kind === 'enrolled')
          attended.add(entryId);
      }
      if (written.size > 0) {
        const fields = [...written];
        await this.audit.record({ action: 'register.record', entity: 'training_session', id: session.id, fields });
      }
    }
    await this.registers.begin([...attended], session.date);
    const having = (...kinds: MarkOutcome['kind'][]): ReadonlySet<string> =>
      new Set([...outcomes].filter(([, kind]) => kinds.includes(kind)).map(([entryId]) => entryId));
    return { saved: having('saved', 'unchanged'), conflicts: having('conflict') };
  }

  async #standing(sessionId: string, changes: readonly Change[]): Promise<ReadonlyMap<string, StoredEntry>> {
    const entries = new Map((await this.registerQueries.entries(sessionId)).map((entry) => [entry.entryId, entry]));
    const stranger = changes.find(({ entryId }) => !entries.has(entryId));
    if (stranger) throw new ProblemError('register.notExpected', { entryId: stranger.entryId });
    return entries;
  }

  /** The register after a change; whoever made it may read it. */
  async #answer(sessionId: string): Promise<Register> {
    return (await this.sessionQueries.findRegister(sessionId))?.register ?? nothingHere();
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};

const shown = (entries: readonly StoredEntry[]): RegisterEntry[] =>
  entries.map(({ mutationId: _mutationId, ...entry }) => entry);

const standingIn = (entries: ReadonlyMap<string, StoredEntry>, { entryId }: Change): StandingMark => {
  const entry = entries.get(entryId);
  if (!entry) throw new ProblemError('register.notExpected', { entryId });
  return entry;
};

const newMarks = (entries: ReadonlyMap<string, StoredEntry>, decided: readonly Decided[]): NewMark[] =>
  decided.flatMap(({ change, outcome }) => {
    const kind = entries.get(change.entryId)?.kind;
    if (outcome.kind !== 'saved' || !kind) return [];
    const { mark, minutes } = outcome.mark;
    return [{ ...change, kind, mark, minutes }];
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
