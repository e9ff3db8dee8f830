import { computed, signal } from '@angular/core';
import {
  type Arrival,
  type DoorEntry,
  type DoorMarksAnswer,
  type DoorMarksWrite,
  type GuestRole,
} from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { type OutboxStatus } from '../platform/outbox-status';
import { OFFLINE, problemOf, UNREADABLE, type Problem } from '../platform/problem';

/** One thing said at the door, on its way: the version it was said about, and the id by which the server knows a repeat. */
export type DoorMark = DoorMarksWrite['marks'][number];

/** Somebody who came without being on the list. */
export interface WalkIn {
  readonly id: Id;
  /** Null where nobody asked for it. */
  readonly name: string | null;
  readonly role: GuestRole;
}

/** One guest as the door shows them: what the server knows, with what was said here on top. */
export interface DoorLine extends DoorEntry {
  /** Whether what is shown has not reached the server yet. */
  readonly isUnsent: boolean;
  /** What was said here while another door said something different. The line itself shows theirs. */
  readonly mine: Arrival | null;
}

/** What the outbox needs of the world. */
export interface DoorWorld {
  sendMarks(marks: readonly DoorMark[]): Promise<DoorMarksAnswer>;
  /** Sends one walk-in, who has arrived by that; a repeat with the same id is harmless. */
  sendWalkIn(walkIn: WalkIn): Promise<DoorEntry>;
  /** Keeps what was not sent, so that it survives a reload. No names. */
  keep(marks: readonly DoorMark[]): void;
  kept(): readonly DoorMark[];
  /** Does something after so many milliseconds, unless what it gives back is called before. */
  later(milliseconds: number, action: () => void): () => void;
  newId(): Id;
}

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;
const MOST_AT_ONCE = 500;

/** The version of a walk-in's mark once the server has it. */
const FIRST_VERSION = 1;

type Queues = ReadonlyMap<Id, readonly DoorMark[]>;

/**
 * What was said at one door and has not reached the server yet. It shows at once, is kept on the device, and is tried again until the server
 * has answered. Two doors merge per guest; where they said different things without seeing each other, the other's stands, and whoever is
 * here decides. It is to the door what the outbox of a register is to a register.
 */
export class DoorOutbox {
  private readonly known = signal<readonly DoorEntry[]>([]);
  /** At most two marks a guest: one whose fate is unknown because it was sent and not answered, and the latest word after it. */
  private readonly queues = signal<Queues>(new Map());
  private readonly newcomers = signal<readonly WalkIn[]>([]);
  private readonly disputes = signal<ReadonlyMap<Id, Arrival>>(new Map());
  private readonly trouble = signal<Problem | null>(null);
  private readonly lost = signal(0);

  private readonly attempted = new Set<Id>();
  private draining: Promise<void> | null = null;
  private cancelTimer: (() => void) | null = null;
  private retryMs = FIRST_RETRY_MS;
  private answers = 0;
  private isClosed = false;

  readonly lines = computed<readonly DoorLine[]>(() => {
    const [queues, disputes, unsent] = [this.queues(), this.disputes(), this.newcomers()];
    const told = new Set(this.known().map(({ guestId }) => guestId));
    const newcomers = unsent.filter(({ id }) => !told.has(id)).map(asEntry);
    return [...newcomers, ...this.known()].map((entry) => {
      const said = queues.get(entry.guestId)?.at(-1);
      return {
        ...entry,
        ...(said && { arrival: said.arrival }),
        isUnsent: said !== undefined || unsent.some(({ id }) => id === entry.guestId),
        mine: disputes.get(entry.guestId) ?? null,
      };
    });
  });
  /** How many walk-ins would be lost with the page: their names are not kept on the device. */
  readonly unsentWalkIns = computed(() => this.newcomers().length);
  /** How many guests something was said of that the server does not have. */
  readonly unsentCount = computed(
    () => new Set([...this.queues().keys(), ...this.newcomers().map(({ id }) => id)]).size,
  );
  /** How many marks were let go because their guests are no longer on the list. */
  readonly dropped = this.lost.asReadonly();
  readonly status = computed<OutboxStatus>(() => {
    const [count, problem] = [this.unsentCount(), this.trouble()];
    if (count === 0) return { kind: 'saved' };
    if (problem === null) return { kind: 'saving', count };
    if (problem.status === 401) return { kind: 'signedOut', count };
    if (isFinal(problem)) return { kind: 'refused', count, problem };
    return { kind: 'waiting', count, why: problem.code === OFFLINE ? 'offline' : 'server' };
  });

  constructor(private readonly world: DoorWorld) {
    const queues = new Map<Id, DoorMark[]>();
    for (const mark of world.kept()) {
      queues.set(mark.guestId, [...(queues.get(mark.guestId) ?? []), mark]);
      this.attempted.add(mark.mutationId);
    }
    this.queues.set(queues);
  }

  /** Changes with every answer that is taken in. What was asked before it is out of date. */
  get moment(): number {
    return this.answers;
  }

  /** Takes in the door as the server tells it. */
  take(entries: readonly DoorEntry[]): void {
    const before = new Map(this.known().map((entry) => [entry.guestId, entry]));
    this.known.set(entries.map((entry) => newer(before.get(entry.guestId), entry)));
  }

  say(guestId: Id, arrival: Arrival): void {
    const walkIn = this.newcomers().find(({ id }) => id === guestId);
    if (walkIn && !this.attempted.has(guestId)) {
      // Nobody has heard of them yet: taken back, they never came.
      if (arrival !== 'arrived') this.newcomers.update((all) => all.filter(({ id }) => id !== guestId));
      return;
    }
    const line = this.lines().find((each) => each.guestId === guestId);
    if (!line || (line.arrival === arrival && line.mine === null)) return;
    this.disputes.update((all) => without(all, guestId));
    const [unanswered] = (this.queues().get(guestId) ?? []).filter(({ mutationId }) => this.attempted.has(mutationId));
    const entry = this.known().find((each) => each.guestId === guestId);
    const standing = unanswered?.arrival ?? entry?.arrival ?? 'arrived';
    const baseVersion = unanswered ? unanswered.baseVersion + 1 : (entry?.version ?? FIRST_VERSION);
    const queue = [
      ...(unanswered ? [unanswered] : []),
      ...(standing === arrival ? [] : [{ guestId, arrival, baseVersion, mutationId: this.world.newId() }]),
    ];
    this.queues.update((all) => (queue.length > 0 ? new Map([...all, [guestId, queue]]) : without(all, guestId)));
    this.keep();
    this.soon();
  }

  /** The other door's word stands. */
  keepTheirs(guestId: Id): void {
    this.disputes.update((all) => without(all, guestId));
  }

  addWalkIn(name: string | null, role: GuestRole): Id {
    const id = this.world.newId();
    this.newcomers.update((all) => [{ id, name, role }, ...all]);
    this.soon();
    return id;
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
    this.newcomers.set([]);
    this.trouble.set(null);
    this.keep();
  }

  /** Says no more about what was let go. */
  acknowledge(): void {
    this.lost.set(0);
  }

  /** Stops trying. What was not sent stays kept. */
  close(): void {
    this.isClosed = true;
    this.stopTimer();
  }

  private async drain(): Promise<void> {
    try {
      // What is said in the same moment travels together.
      await Promise.resolve();
      while (!this.isClosed && (await this.sendNext())) {
        this.trouble.set(null);
        this.retryMs = FIRST_RETRY_MS;
      }
    } catch (error) {
      this.stumble(problemOf(error));
    }
  }

  /** Whether there was anything to send. */
  private async sendNext(): Promise<boolean> {
    const walkIn = this.newcomers().at(-1);
    if (walkIn) {
      this.attempted.add(walkIn.id);
      const entry = await this.world.sendWalkIn(walkIn);
      this.answers++;
      this.newcomers.update((all) => all.filter(({ id }) => id !== walkIn.id));
      if (!this.known().some(({ guestId }) => guestId === walkIn.id)) this.known.update((all) => [entry, ...all]);
      return true;
    }
    const batch = [...this.queues().values()].flatMap((queue) => queue.slice(0, 1)).slice(0, MOST_AT_ONCE);
    if (batch.length === 0) return false;
    for (const { mutationId } of batch) this.attempted.add(mutationId);
    this.settle(await this.world.sendMarks(batch));
    return true;
  }

  private settle({ saved, conflicts, gone }: DoorMarksAnswer): void {
    this.answers++;
    const told = new Map([...saved, ...conflicts].map((entry) => [entry.guestId, entry]));
    this.known.update((all) => all.map((entry) => newer(entry, told.get(entry.guestId) ?? entry)));
    const queues = new Map(this.queues());
    for (const { guestId, version } of saved) {
      const [next] = queues.get(guestId)?.slice(1) ?? [];
      if (next) queues.set(guestId, [{ ...next, baseVersion: version }]);
      else queues.delete(guestId);
    }
    for (const theirs of conflicts) {
      const mine = queues.get(theirs.guestId)?.at(-1)?.arrival;
      queues.delete(theirs.guestId);
      if (mine !== undefined && mine !== theirs.arrival)
        this.disputes.update((all) => new Map([...all, [theirs.guestId, mine]]));
    }
    // Taken off the list meanwhile.
    for (const guestId of gone) queues.delete(guestId);
    if (gone.length > 0) this.known.update((all) => all.filter(({ guestId }) => !gone.includes(guestId)));
    this.lost.update((count) => count + gone.length);
    this.queues.set(queues);
    this.keep();
  }

  private stumble(problem: Problem): void {
    this.trouble.set(problem);
    if (problem.status === 401 || isFinal(problem)) return;
    const wait = this.retryMs;
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
    this.stopTimer();
    if (this.isClosed) return;
    this.cancelTimer = this.world.later(wait, () => {
      this.cancelTimer = null;
      void this.flush();
    });
  }

  /** At once; while it is failing, when it is tried again anyway. */
  private soon(): void {
    if (this.isClosed || this.cancelTimer) return;
    void this.flush();
  }

  private stopTimer(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  /** Marks of walk-ins that the server does not know yet would mean nothing after a reload. */
  private keep(): void {
    if (this.isClosed) return;
    const unknown = new Set(this.newcomers().map(({ id }) => id));
    this.world.keep([...this.queues().values()].flat().filter(({ guestId }) => !unknown.has(guestId)));
  }
}

const asEntry = ({ id, name, role }: WalkIn): DoorEntry => ({
  ...{
    guestId: id,
    name: name ?? '',
    role,
    answer: 'notAnswered',
    place: 'none',
    source: 'walkIn',
    organisation: null,
  },
  ...{ needs: null, arrival: 'arrived', version: 0, markedAt: null, markedBy: null },
});

const newer = (one: DoorEntry | undefined, other: DoorEntry): DoorEntry =>
  one !== undefined && one.version > other.version ? { ...other, ...markOf(one) } : other;
const markOf = ({ arrival, version, markedAt, markedBy }: DoorEntry) => ({ arrival, version, markedAt, markedBy });

const without = <Value>(all: ReadonlyMap<Id, Value>, id: Id): ReadonlyMap<Id, Value> =>
  all.has(id) ? new Map([...all].filter(([each]) => each !== id)) : all;

/** Too many at once, and whatever a proxy or the wireless of the hall answers in our stead, pass by themselves. */
const isFinal = ({ status, code }: Problem): boolean =>
  status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429 && code !== UNREADABLE;
