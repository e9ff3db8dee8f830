import { computed, signal } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import {
  isAttended,
  type Mark,
  type MarksAnswer,
  type MarksWrite,
  type RegisterEntry,
} from '@throughline/domain/training';
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
  /** What was said here while somebody else said something different. The line itself shows theirs. */
  readonly mine: Said | null;
}

export type OutboxStatus =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly count: number }
  /** It is tried again by itself. */
  | { readonly kind: 'waiting'; readonly count: number; readonly why: 'offline' | 'server' }
  /** The sign-in has ended; it goes on after the next. */
  | { readonly kind: 'signedOut'; readonly count: number }
  /** The server will not take it, however often it is tried. */
  | { readonly kind: 'refused'; readonly count: number; readonly problem: Problem };

/** What the outbox needs of the world. */
export interface OutboxWorld {
  sendMarks(changes: readonly Change[]): Promise<MarksAnswer>;
  sendWalkIn(id: Id, name: string): Promise<RegisterEntry>;
  /** Keeps what was not sent, so that it survives a reload. No names. */
  keep(changes: readonly Change[]): void;
  kept(): readonly Change[];
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
  readonly name: string;
}
interface Trouble {
  readonly kind: 'waiting' | 'signedOut' | 'refused';
  readonly problem: Problem;
}

/**
 * What was said on one register and has not reached the server yet. It shows at once, is kept on the device, is sent in batches, and is
 * tried again until the server has answered. Nobody's mark is lost: where somebody else said something different, theirs stands, and
 * whoever made the change decides.
 */
export class RegisterOutbox {
  private readonly known = signal<readonly RegisterEntry[]>([]);
  /** At most two changes an entry: one whose fate is unknown because it was sent and not answered, and the latest word after it. */
  private readonly queues = signal<Queues>(new Map());
  private readonly walkIns = signal<readonly WalkIn[]>([]);
  private readonly conflicts = signal<ReadonlyMap<Id, Change>>(new Map());
  private readonly trouble = signal<Trouble | null>(null);
  private readonly dropping = signal<Problem | null>(null);

  private readonly attempted = new Set<Id>();
  private readonly swept = new Set<Id>();
  private draining: Promise<void> | null = null;
  private cancelTimer: (() => void) | null = null;
  private retryMs = FIRST_RETRY_MS;
  private answers = 0;
  private isClosed = false;

  readonly lines = computed<readonly RegisterLine[]>(() => {
    const [queues, conflicts, unsent] = [this.queues(), this.conflicts(), this.walkIns()];
    return [...this.known(), ...unsent.map(asEntry)].map((entry) => {
      const said = queues.get(entry.entryId)?.at(-1);
      return {
        ...entry,
        ...(said && { mark: said.mark, minutes: said.minutes }),
        isUnsent: said !== undefined || unsent.some(({ id }) => id === entry.entryId),
        mine: conflicts.get(entry.entryId) ?? null,
      };
    });
  });
  /** How many people's marks have not reached the server. */
  readonly unsentCount = computed(() => this.lines().filter(({ isUnsent }) => isUnsent).length);
  /** How many walk-ins would be lost with the page: their names are not kept on the device. */
  readonly unsentWalkIns = computed(() => this.walkIns().length);
  readonly conflictCount = computed(() => this.conflicts().size);
  /** Why something said was let go: its person is no longer on the register, or it came too late. Null when all is well. */
  readonly dropped = this.dropping.asReadonly();
  readonly status = computed<OutboxStatus>(() => {
    const [count, trouble] = [this.unsentCount() + this.orphans(), this.trouble()];
    if (count === 0) return { kind: 'saved' };
    if (trouble === null) return { kind: 'saving', count };
    if (trouble.kind !== 'waiting') return { kind: trouble.kind, count, problem: trouble.problem };
    return { kind: 'waiting', count, why: trouble.problem.code === OFFLINE ? 'offline' : 'server' };
  });
  /** Changes whose lines the server has not told yet: kept from before, while the register is being fetched. */
  private readonly orphans = computed(() => {
    const shown = new Set(this.lines().map(({ entryId }) => entryId));
    return [...this.queues().keys()].filter((entryId) => !shown.has(entryId)).length;
  });

  constructor(private readonly world: OutboxWorld) {
    const queues = new Map<Id, Change[]>();
    for (const change of world.kept()) {
      queues.set(change.entryId, [...(queues.get(change.entryId) ?? []), change]);
      this.attempted.add(change.mutationId);
    }
    this.queues.set(queues);
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
    if (unsent.length < this.walkIns().length) this.walkIns.set(unsent);
  }

  say(entryId: Id, said: Said): void {
    this.note([{ entryId, said }]);
  }

  /** Marks as present whoever is not marked, and nobody else. Answers whom, so that it can be undone. */
  sweep(): readonly Id[] {
    const unmarked = this.lines().filter(({ mark, mine }) => mark === 'notMarked' && mine === null);
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
    this.soon(0);
    return id;
  }

  /** Somebody else's mark stands. */
  keepTheirs(entryId: Id): void {
    this.conflicts.update((all) => without(all, entryId));
    this.keep();
  }

  /** What was said here is said again, of the mark as it now stands. */
  useMine(entryId: Id): void {
    const mine = this.conflicts().get(entryId);
    if (mine) this.say(entryId, mine);
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

  private note(all: readonly { readonly entryId: Id; readonly said: Said }[]): readonly Id[] {
    const lines = new Map(this.lines().map((line) => [line.entryId, line]));
    const queues = new Map(this.queues());
    const made: Id[] = [];
    for (const { entryId, said } of all) {
      const line = lines.get(entryId);
      const next = line && this.queueAfter(line, said);
      if (!next) continue;
      const last = next.at(-1);
      if (last) {
        queues.set(entryId, next);
        made.push(last.mutationId);
      } else {
        queues.delete(entryId);
      }
      this.conflicts.update((conflicts) => without(conflicts, entryId));
    }
    this.queues.set(queues);
    this.keep();
    if (queues.size > 0) this.soon(GATHER_MS);
    return made;
  }

  /** What waits for one entry once this was said as well. Undefined when it says nothing new. */
  private queueAfter(line: RegisterLine, { mark, minutes }: Said): readonly Change[] | undefined {
    const said: Said = { mark, minutes: isAttended(mark) ? minutes : null };
    if (same(said, line) && line.mine === null) return undefined;
    const { entryId } = line;
    const sent = (this.queues().get(entryId) ?? [])
      .filter(({ mutationId }) => this.attempted.has(mutationId))
      .slice(0, 1);
    const [unanswered] = sent;
    const known = this.known().find((entry) => entry.entryId === entryId);
    // Said and taken back before it was sent: there is nothing left to say.
    if (same(said, unanswered ?? known ?? WALKED_IN)) return sent;
    const baseVersion = unanswered ? unanswered.baseVersion + 1 : (known?.version ?? FIRST_VERSION);
    return [...sent, { entryId, ...said, baseVersion, mutationId: this.world.newId() }];
  }

  private async drain(): Promise<void> {
    try {
      while (!this.isClosed) {
        const [walkIn] = this.walkIns();
        if (walkIn) await this.sendWalkIn(walkIn);
        else if (!(await this.sendBatch())) return;
        this.trouble.set(null);
        this.retryMs = FIRST_RETRY_MS;
      }
    } catch (error) {
      this.stumble(problemOf(error));
    }
  }

  private async sendWalkIn({ id, name }: WalkIn): Promise<void> {
    const entry = await this.world.sendWalkIn(id, name);
    this.answers++;
    this.walkIns.update((all) => all.filter((each) => each.id !== id));
    if (!this.known().some(({ entryId }) => entryId === id)) this.known.update((all) => [...all, entry]);
    this.keep();
  }

  /** Sends the first change of each entry. Whether there was anything to send. */
  private async sendBatch(): Promise<boolean> {
    const batch = [...this.queues().values()].flatMap((queue) => queue.slice(0, 1)).slice(0, MOST_AT_ONCE);
    if (batch.length === 0) return false;
    for (const { mutationId } of batch) this.attempted.add(mutationId);
    try {
      this.settle(await this.world.sendMarks(batch));
    } catch (error) {
      if (!this.letGo(problemOf(error), batch)) throw error;
    }
    return true;
  }

  private settle({ saved, conflicts }: MarksAnswer): void {
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
    const disputed = new Map(this.conflicts());
    for (const theirs of conflicts) {
      const mine = queues.get(theirs.entryId)?.at(-1);
      queues.delete(theirs.entryId);
      // Everybody else present: somebody whom another person has marked meanwhile is not one of them.
      if (mine && !same(mine, theirs) && !this.swept.has(mine.mutationId)) disputed.set(theirs.entryId, mine);
    }
    this.queues.set(queues);
    this.conflicts.set(disputed);
    this.keep();
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

  /** Marks of walk-ins that the server does not know yet would mean nothing after a reload. */
  private keep(): void {
    if (this.isClosed) return;
    const unknown = new Set(this.walkIns().map(({ id }) => id));
    const waiting = [...[...this.queues().values()].flat(), ...this.conflicts().values()];
    this.world.keep(waiting.filter(({ entryId }) => !unknown.has(entryId)));
  }
}

const WALKED_IN: Said = { mark: 'present', minutes: null };

const asEntry = ({ id, name }: WalkIn): RegisterEntry => ({
  ...{ entryId: id, kind: 'walkIn', name, ...WALKED_IN, version: 0, recordedAt: null, recordedBy: null },
});

const same = (one: Said, other: Said): boolean => one.mark === other.mark && one.minutes === other.minutes;

const newer = (one: RegisterEntry, other: RegisterEntry): RegisterEntry => (other.version >= one.version ? other : one);

const without = <Value>(all: ReadonlyMap<Id, Value>, id: Id): ReadonlyMap<Id, Value> =>
  all.has(id) ? new Map([...all].filter(([each]) => each !== id)) : all;

/** Too many at once, and whatever a proxy or the wireless of the hall answers in our stead, pass by themselves. */
const isFinal = ({ status, code }: Problem): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429 && code !== UNREADABLE;
