import { computed, signal } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import {
  isAttended,
  type DisputedMark,
  type Mark,
  type MarksAnswer,
  type MarkSource,
  type MarksWrite,
  type RegisterEntry,
} from '@throughline/domain/training';
import { type OutboxStatus } from '../platform/outbox-status';
import { OFFLINE, problemOf, UNREADABLE, type Problem } from '../platform/problem';

/** What somebody says about one person. */
export interface Said {
  readonly mark: Mark;
  readonly minutes: number | null;
}

/** One thing said, on its way: the version it was said about, and the id by which the server knows a repeat. */
export type Change = MarksWrite['marks'][number];

/** One line of the register as it is shown: what the server knows, with what was said here on top. */
export interface RegisterLine extends RegisterEntry {
  /** Whether what is shown has not reached the server yet. */
  readonly isUnsent: boolean;
  /** A walk-in whose name went with the page that it was typed into: it is sent once somebody has written it again. */
  readonly needsName: boolean;
}

/** What stays on the device while the server does not have it: marks, and the ids of walk-ins. No names. */
export interface Kept {
  readonly marks: readonly Change[];
  readonly walkIns: readonly Id[];
}

/** What the outbox needs of the world. */
export interface OutboxWorld {
  /** `offline`: they were said while there was no connection, and have waited for one. */
  sendMarks(changes: readonly Change[], source: Extract<MarkSource, 'online' | 'offline'>): Promise<MarksAnswer>;
  sendWalkIn(id: Id, name: string): Promise<RegisterEntry>;
  /** Keeps what was not sent, so that it survives a reload. No names. */
  keep(unsent: Kept): void;
  kept(): Kept;
  /** Does something after so many milliseconds, unless what it gives back is called before. */
  later(milliseconds: number, action: () => void): () => void;
  newId(): Id;
}

/** Long enough for a few taps to travel together, short enough to be saved before the phone is in the pocket. */
const GATHER_MS = 350;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;
const MOST_AT_ONCE = 500;

/** The version of a walk-in's mark once the server has it. */
const FIRST_VERSION = 1;

type Queues = ReadonlyMap<Id, readonly Change[]>;
interface WalkIn {
  readonly id: Id;
  readonly name: string | null;
}
/** What a line was drawn from, and the line. */
interface Drawn {
  readonly entry: RegisterEntry | WalkIn;
  readonly said: Change | undefined;
  readonly again: readonly DisputedMark[] | undefined;
  readonly line: RegisterLine;
}
interface Trouble {
  readonly kind: 'waiting' | 'signedOut' | 'refused';
  readonly problem: Problem;
}

/**
 * What was said on one register and has not reached the server yet. It shows at once, is kept on the device, is sent in batches, and is
 * tried again until the server has answered. Nobody's mark is lost: where somebody else said something different, theirs stands, the server
 * keeps both, and whoever looks first decides.
 */
export class RegisterOutbox {
  private readonly known = signal<readonly RegisterEntry[]>([]);
  /** At most two changes an entry: one whose fate is unknown because it was sent and not answered, and the latest word after it. */
  private readonly queues = signal<Queues>(new Map());
  private readonly walkIns = signal<readonly WalkIn[]>([]);
  /** Settled here, and put again because that was taken back. Who leaves it so, leaves the mark that stands. */
  private readonly askedAgain = signal<ReadonlyMap<Id, readonly DisputedMark[]>>(new Map());
  private readonly trouble = signal<Trouble | null>(null);
  private readonly dropping = signal<Problem | null>(null);

  /** Lines as they were last shown: one that is the same stays the same thing, so that a mark among 200 draws one line again. */
  private readonly drawn = new Map<Id, Drawn>();
  private readonly attempted = new Set<Id>();
  /** What was said, or first tried, while there was no connection; and what was kept from before. */
  private readonly offline = new Set<Id>();
  private readonly swept = new Set<Id>();
  private draining: Promise<void> | null = null;
  private cancelTimer: (() => void) | null = null;
  private retryMs = FIRST_RETRY_MS;
  private answers = 0;
  private isClosed = false;

  readonly lines = computed<readonly RegisterLine[]>(() => {
    const [queues, askedAgain, unsent] = [this.queues(), this.askedAgain(), this.walkIns()];
    const walkedIn = unsent.map((walkIn) => ({ entry: walkIn, line: asEntry(walkIn), isNew: true }));
    return [...this.known().map((entry) => ({ entry, line: entry, isNew: false })), ...walkedIn].map((each) => {
      const id = each.line.entryId;
      const [said, again] = [queues.get(id)?.at(-1), askedAgain.get(id)];
      const before = this.drawn.get(id);
      const isSame = before?.entry === each.entry && before.said === said && before.again === again;
      if (isSame) return before.line;
      const line: RegisterLine = {
        ...each.line,
        ...(said && { mark: said.mark, minutes: said.minutes, isAssumed: false }),
        isUnsent: said !== undefined || each.isNew,
        needsName: 'name' in each.entry && each.entry.name === null,
        disputes: [...(again ?? (said ? [] : each.line.disputes))],
      };
      this.drawn.set(id, { entry: each.entry, said, again, line });
      return line;
    });
  });
  /** How many people's marks have not reached the server. */
  readonly unsentCount = computed(() => this.lines().filter(({ isUnsent }) => isUnsent).length);
  /** How many names would be lost with the page: no device keeps them. */
  readonly unsentNames = computed(() => this.walkIns().filter(({ name }) => name !== null).length);
  /** How many people were marked differently by two who did not see each other's mark. */
  readonly disputeCount = computed(() => this.lines().filter(({ disputes }) => disputes.length > 0).length);
  /** Why something said was let go: its person is no longer on the register, or it came too late. Null when all is well. */
  readonly dropped = this.dropping.asReadonly();
  readonly status = computed<OutboxStatus>(() => {
    const [count, trouble] = [this.unsentCount() + this.orphans(), this.trouble()];
    if (count === 0) return { kind: 'saved' };
    if (trouble === null) {
      const unnamed = this.lines().filter(({ needsName }) => needsName).length;
      return unnamed === count ? { kind: 'unnamed', count } : { kind: 'saving', count };
    }
    if (trouble.kind !== 'waiting') return { kind: trouble.kind, count, problem: trouble.problem };
    return { kind: 'waiting', count, why: trouble.problem.code === OFFLINE ? 'offline' : 'server' };
  });
  /** Changes whose lines the server has not told yet: kept from before, while the register is being fetched. */
  private readonly orphans = computed(() => {
    const shown = new Set(this.lines().map(({ entryId }) => entryId));
    return [...this.queues().keys()].filter((entryId) => !shown.has(entryId)).length;
  });

  constructor(private readonly world: OutboxWorld) {
    const { marks, walkIns } = world.kept();
    const queues = new Map<Id, Change[]>();
    for (const change of marks) {
      queues.set(change.entryId, [...(queues.get(change.entryId) ?? []), change]);
      this.attempted.add(change.mutationId);
      this.offline.add(change.mutationId);
    }
    this.queues.set(queues);
    this.walkIns.set(walkIns.map((id) => ({ id, name: null })));
  }

  /** Changes with every answer that is taken in. What was asked before it is out of date. */
  get moment(): number {
    return this.answers;
  }

  /** Takes in the register as the server tells it. Lines keep their places; new ones stand at the end. */
  take(entries: readonly RegisterEntry[]): void {
    const before = this.known();
    const next = new Map(entries.map((entry) => [entry.entryId, entry]));
    const stay = before.flatMap((entry) => {
      const told = next.get(entry.entryId);
      return told ? [newer(entry, told)] : [];
    });
    const places = new Set(stay.map(({ entryId }) => entryId));
    this.known.set([...stay, ...entries.filter(({ entryId }) => !places.has(entryId))]);
    const unsent = this.walkIns().filter(({ id }) => !next.has(id));
    if (unsent.length < this.walkIns().length) {
      this.walkIns.set(unsent);
      this.keep();
      this.soon(0);
    }
  }

  /** Takes in one line as the server has just told it, with another name or back from its removal. */
  takeOne(entry: RegisterEntry): void {
    this.answers++;
    this.known.update((all) =>
      all.some(({ entryId }) => entryId === entry.entryId)
        ? all.map((each) => (each.entryId === entry.entryId ? newer(each, entry) : each))
        : [...all, entry],
    );
  }

  /** Lets go of a line that the server has taken away. */
  forget(id: Id): void {
    this.answers++;
    this.known.update((all) => all.filter(({ entryId }) => entryId !== id));
    this.queues.update((all) => without(all, id));
    this.keep();
  }

  say(entryId: Id, said: Said): void {
    this.note([{ entryId, said }]);
  }

  /** Marks as present whoever is not marked, and nobody else. Answers whom, so that it can be undone. */
  sweep(): readonly Id[] {
    const unmarked = this.lines().filter(({ mark, disputes }) => mark === 'notMarked' && disputes.length === 0);
    const said: Said = { mark: 'present', minutes: null };
    this.note(unmarked.map(({ entryId }) => ({ entryId, said }))).forEach((id) => this.swept.add(id));
    return unmarked.map(({ entryId }) => entryId);
  }

  /** Takes a sweep back, except where something else was said since. */
  undoSweep(entryIds: readonly Id[]): void {
    const still = this.lines().filter((line) => entryIds.includes(line.entryId) && line.mark === 'present');
    this.note(still.map(({ entryId }) => ({ entryId, said: { mark: 'notMarked', minutes: null } })));
  }

  addWalkIn(name: string): Id {
    const id = this.world.newId();
    this.walkIns.update((all) => [...all, { id, name }]);
    this.keep();
    this.soon(0);
    return id;
  }

  /** Writes the name of a walk-in that the server does not know yet. Whether there is one. */
  nameWalkIn(entryId: Id, name: string): boolean {
    if (!this.walkIns().some(({ id }) => id === entryId)) return false;
    this.walkIns.update((all) => all.map((each) => (each.id === entryId ? { id: entryId, name } : each)));
    this.soon(0);
    return true;
  }

  /** Takes a walk-in away that the server does not know. Whether there was one; with the undo of it. */
  dropWalkIn(entryId: Id): (() => void) | null {
    const walkIn = this.walkIns().find(({ id }) => id === entryId);
    if (!walkIn) return null;
    const queue = this.queues().get(entryId);
    this.walkIns.update((all) => all.filter(({ id }) => id !== entryId));
    this.queues.update((all) => without(all, entryId));
    this.keep();
    return () => {
      this.walkIns.update((all) => [...all, walkIn]);
      if (queue) this.queues.update((all) => new Map([...all, [entryId, queue]]));
      this.keep();
      this.soon(0);
    };
  }

  /** Of the mark that stands and those that dispute it, says the one that is right. What comes back puts the question again. */
  settle(entryId: Id, right: Said): () => void {
    const asked = this.lineOf(entryId);
    if (!asked) return () => undefined;
    this.say(entryId, right);
    return () => {
      const now = this.lineOf(entryId);
      if (!now || !same(now, right)) return;
      this.say(entryId, asked);
      this.askedAgain.update((all) => new Map([...all, [entryId, asked.disputes]]));
    };
  }

  /** Sends what waits, now. Done when the server has answered, or has failed to. */
  flush(): Promise<void> {
    this.stopTimer();
    this.draining ??= this.drain().finally(() => (this.draining = null));
    return this.draining;
  }

  /** Gives up what the server will not take. */
  discard(): void {
    this.queues.set(new Map());
    this.walkIns.set([]);
    this.trouble.set(null);
    this.keep();
  }

  /** Says no more about what was let go. */
  acknowledge(): void {
    this.dropping.set(null);
  }

  /** Stops trying. What was not sent stays kept. */
  close(): void {
    this.isClosed = true;
    this.stopTimer();
  }

  private lineOf(id: Id): RegisterLine | undefined {
    return this.lines().find(({ entryId }) => entryId === id);
  }

  private note(all: readonly { readonly entryId: Id; readonly said: Said }[]): readonly Id[] {
    const lines = new Map(this.lines().map((line) => [line.entryId, line]));
    const queues = new Map(this.queues());
    const made: Id[] = [];
    for (const { entryId, said } of all) {
      const line = lines.get(entryId);
      const next = line && this.queueAfter(line, said);
      this.askedAgain.update((again) => without(again, entryId));
      if (!next) continue;
      const last = next.at(-1);
      if (last) {
        queues.set(entryId, next);
        made.push(last.mutationId);
      } else {
        queues.delete(entryId);
      }
    }
    this.queues.set(queues);
    this.keep();
    if (queues.size > 0) this.soon(GATHER_MS);
    return made;
  }

  /** What waits for one entry once this was said as well. Undefined when it says nothing new. */
  private queueAfter(line: RegisterLine, { mark, minutes }: Said): readonly Change[] | undefined {
    const said: Said = { mark, minutes: isAttended(mark) ? minutes : null };
    if (same(said, line) && line.disputes.length === 0) return undefined;
    const { entryId } = line;
    const sent = (this.queues().get(entryId) ?? [])
      .filter(({ mutationId }) => this.attempted.has(mutationId))
      .slice(0, 1);
    const [unanswered] = sent;
    const known = this.known().find((entry) => entry.entryId === entryId);
    // Said and taken back before it was sent: there is nothing left to say. What is disputed is settled by saying it once more.
    const isDisputed = unanswered === undefined && (known?.disputes.length ?? 0) > 0;
    if (same(said, unanswered ?? known ?? WALKED_IN) && !isDisputed) return sent;
    const baseVersion = unanswered ? unanswered.baseVersion + 1 : (known?.version ?? FIRST_VERSION);
    const mutationId = this.world.newId();
    if (this.trouble()?.problem.code === OFFLINE) this.offline.add(mutationId);
    return [...sent, { entryId, ...said, baseVersion, mutationId }];
  }

  private async drain(): Promise<void> {
    try {
      while (!this.isClosed) {
        const walkIn = this.walkIns().find(({ name }) => name !== null);
        if (walkIn?.name) await this.sendWalkIn(walkIn.id, walkIn.name);
        else if (!(await this.sendBatch())) return;
        this.trouble.set(null);
        this.retryMs = FIRST_RETRY_MS;
      }
    } catch (error) {
      this.stumble(problemOf(error));
    }
  }

  private async sendWalkIn(id: Id, name: string): Promise<void> {
    const entry = await this.world.sendWalkIn(id, name);
    this.answers++;
    this.walkIns.update((all) => all.filter((each) => each.id !== id));
    if (!this.known().some(({ entryId }) => entryId === id)) this.known.update((all) => [...all, entry]);
    this.keep();
  }

  /** Sends the first change of each entry, those that waited for a connection by themselves. Whether there was anything to send. */
  private async sendBatch(): Promise<boolean> {
    const unknown = new Set(this.walkIns().map(({ id }) => id));
    const firsts = [...this.queues()].flatMap(([entryId, queue]) => (unknown.has(entryId) ? [] : queue.slice(0, 1)));
    const [first] = firsts;
    if (!first) return false;
    const isOffline = this.offline.has(first.mutationId);
    const batch = firsts.filter(({ mutationId }) => this.offline.has(mutationId) === isOffline).slice(0, MOST_AT_ONCE);
    for (const { mutationId } of batch) this.attempted.add(mutationId);
    try {
      this.takeAnswer(await this.world.sendMarks(batch, isOffline ? 'offline' : 'online'));
    } catch (error) {
      if (!this.letGo(problemOf(error), batch)) throw error;
    }
    return true;
  }

  private takeAnswer({ saved, conflicts }: MarksAnswer): void {
    this.answers++;
    const told = new Map([...saved, ...conflicts].map((entry) => [entry.entryId, entry]));
    this.known.update((all) =>
      all.map((entry) => {
        const now = told.get(entry.entryId);
        return now ? newer(entry, now) : entry;
      }),
    );
    const queues = new Map(this.queues());
    for (const { entryId, version } of saved) {
      const [next] = queues.get(entryId)?.slice(1) ?? [];
      if (next) queues.set(entryId, [{ ...next, baseVersion: version }]);
      else queues.delete(entryId);
    }
    for (const theirs of conflicts) {
      const next = this.afterConflict(queues.get(theirs.entryId) ?? [], theirs);
      if (next) queues.set(theirs.entryId, [next]);
      else queues.delete(theirs.entryId);
    }
    this.queues.set(queues);
    this.keep();
  }

  /** The server keeps both. A later word, said in the same ignorance of theirs, is one more of them. */
  private afterConflict([sent, later]: readonly Change[], theirs: RegisterEntry): Change | undefined {
    if (later && sent) return { ...later, baseVersion: sent.baseVersion };
    const { entryId, mark, minutes, version, disputes } = theirs;
    // Everybody else present: somebody whom another person has marked meanwhile is not one of them. Theirs is right.
    const isSweep = sent !== undefined && this.swept.has(sent.mutationId);
    if (!isSweep || disputes.some(({ mutationId }) => mutationId !== sent.mutationId)) return undefined;
    return { entryId, mark, minutes, baseVersion: version, mutationId: this.world.newId() };
  }

  /** Whether the refusal is about some of the changes only: these are let go, so that they do not hold up the others. */
  private letGo(problem: Problem, batch: readonly Change[]): boolean {
    const isAbout = ({ entryId, mark }: Change): boolean =>
      (problem.code === 'register.notExpected' && entryId === problem.params['entryId']) ||
      (problem.code === 'register.unmarked' && mark === 'notMarked');
    const gone = batch.filter(isAbout);
    if (gone.length === 0) return false;
    const queues = new Map(this.queues());
    for (const { entryId } of gone) queues.delete(entryId);
    this.queues.set(queues);
    this.dropping.set(problem);
    this.keep();
    return true;
  }

  private stumble(problem: Problem): void {
    if (problem.code === OFFLINE) {
      for (const { mutationId } of [...this.queues().values()].flat()) this.offline.add(mutationId);
    }
    if (problem.status === 401) {
      this.trouble.set({ kind: 'signedOut', problem });
    } else if (isFinal(problem)) {
      this.trouble.set({ kind: 'refused', problem });
    } else {
      this.trouble.set({ kind: 'waiting', problem });
      const wait = this.retryMs;
      this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
      this.restartTimer(wait);
    }
  }

  /** Sends in a moment; while it is failing, when it is tried again anyway. */
  private soon(milliseconds: number): void {
    if (this.trouble()?.kind === 'waiting' && this.cancelTimer) return;
    if (this.trouble()?.kind === 'refused') this.trouble.set(null);
    this.restartTimer(milliseconds);
  }

  private restartTimer(milliseconds: number): void {
    this.stopTimer();
    if (this.isClosed) return;
    this.cancelTimer = this.world.later(milliseconds, () => {
      this.cancelTimer = null;
      void this.flush();
    });
  }

  private stopTimer(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  private keep(): void {
    if (this.isClosed) return;
    this.world.keep({
      marks: [...this.queues().values()].flat(),
      walkIns: this.walkIns().map(({ id }) => id),
    });
  }
}

const WALKED_IN: Said = { mark: 'present', minutes: null };

const asEntry = ({ id, name }: WalkIn): RegisterEntry => ({
  ...{ entryId: id, kind: 'walkIn', name: name ?? '', ...WALKED_IN, isAssumed: false, version: 0, source: null },
  ...{ recordedAt: null, recordedBy: null, absence: null, disputes: [], missedModuleIds: [] },
});

const same = (one: Said, other: Said): boolean => one.mark === other.mark && one.minutes === other.minutes;

const newer = (one: RegisterEntry, other: RegisterEntry): RegisterEntry => (other.version >= one.version ? other : one);

const without = <Value>(all: ReadonlyMap<Id, Value>, id: Id): ReadonlyMap<Id, Value> =>
  all.has(id) ? new Map([...all].filter(([each]) => each !== id)) : all;

/** Too many at once, and whatever a proxy or the wireless of the hall answers in our stead, pass by themselves. */
const isFinal = ({ status, code }: Problem): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429 && code !== UNREADABLE;
