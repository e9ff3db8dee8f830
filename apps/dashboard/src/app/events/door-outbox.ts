import { computed, signal } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { OFFLINE, problemOf, UNREADABLE, type Problem } from '../platform/problem';

/** One word said at the door: somebody is here, or was taken for somebody else. */
export interface Arrival {
  readonly guestId: Id;
  readonly isHere: boolean;
}

/** Somebody who came without being on the list. */
export interface WalkIn<Role extends string = string> {
  readonly id: Id;
  readonly name: string;
  readonly role: Role;
}

export type DoorStatus =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly count: number }
  /** It is tried again by itself. */
  | { readonly kind: 'waiting'; readonly count: number; readonly why: 'offline' | 'server' }
  /** The sign-in has ended; it goes on after the next. */
  | { readonly kind: 'signedOut'; readonly count: number }
  /** The server will not take it, however often it is tried. */
  | { readonly kind: 'refused'; readonly count: number; readonly problem: Problem };

/** What the outbox needs of the world. */
export interface DoorWorld {
  /** Sends one word; a repeat is harmless. */
  sendArrival(arrival: Arrival): Promise<void>;
  /** Sends one walk-in, who has arrived by that; a repeat with the same id is harmless. */
  sendWalkIn(walkIn: WalkIn): Promise<void>;
  /** Keeps what was not sent, so that it survives a reload. No names. */
  keep(arrivals: readonly Arrival[]): void;
  kept(): readonly Arrival[];
  /** Does something after so many milliseconds, unless what it gives back is called before. */
  later(milliseconds: number, action: () => void): () => void;
}

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * What was said at one door and has not reached the server yet. It shows at once, is kept on the device, and is tried again until the server
 * has answered. Two doors never dispute: whoever was let in by either is here, and the last word about one person counts.
 */
export class DoorOutbox {
  /** The last word about each guest, in the order in which they were said. */
  private readonly queue = signal<ReadonlyMap<Id, Arrival>>(new Map());
  private readonly newcomers = signal<readonly WalkIn[]>([]);
  private readonly trouble = signal<Problem | null>(null);
  private readonly lost = signal<Problem | null>(null);

  private readonly attempted = new Set<Id>();
  private draining: Promise<void> | null = null;
  private cancelTimer: (() => void) | null = null;
  private retryMs = FIRST_RETRY_MS;
  private answers = 0;
  private isClosed = false;

  /** What is not known to the server yet: whether each of these guests is here. */
  readonly unsent = computed<ReadonlyMap<Id, boolean>>(
    () => new Map([...this.queue().values()].map(({ guestId, isHere }) => [guestId, isHere])),
  );
  /** Walk-ins that would be lost with the page: their names are not kept on the device. */
  readonly walkIns = this.newcomers.asReadonly();
  /** Why something was let go: the guest is no longer on the list. Null when all is well. */
  readonly dropped = this.lost.asReadonly();
  readonly status = computed<DoorStatus>(() => {
    const [count, problem] = [this.queue().size + this.newcomers().length, this.trouble()];
    if (count === 0) return { kind: 'saved' };
    if (problem === null) return { kind: 'saving', count };
    if (problem.status === 401) return { kind: 'signedOut', count };
    if (isFinal(problem)) return { kind: 'refused', count, problem };
    return { kind: 'waiting', count, why: problem.code === OFFLINE ? 'offline' : 'server' };
  });

  constructor(private readonly world: DoorWorld) {
    this.queue.set(new Map(world.kept().map((arrival) => [arrival.guestId, arrival])));
  }

  /** Changes with every answer that is taken in. What was asked before it is out of date. */
  get moment(): number {
    return this.answers;
  }

  say(arrival: Arrival): void {
    this.queue.update((all) => new Map([...without(all, arrival.guestId), [arrival.guestId, arrival]]));
    this.keep();
    this.soon();
  }

  add(walkIn: WalkIn): void {
    this.newcomers.update((all) => [...all, walkIn]);
    this.soon();
  }

  /** Takes a walk-in back. One of whom the server may have heard is told not to be here after all. */
  takeBack(id: Id): void {
    if (this.attempted.has(id)) this.say({ guestId: id, isHere: false });
    else this.newcomers.update((all) => all.filter((each) => each.id !== id));
  }

  /** Sends what waits, now. Done when the server has answered, or has failed to. */
  flush(): Promise<void> {
    this.stopTimer();
    this.draining ??= this.drain().finally(() => (this.draining = null));
    return this.draining;
  }

  /** Gives up what the server will not take. */
  discard(): void {
    this.queue.set(new Map());
    this.newcomers.set([]);
    this.trouble.set(null);
    this.keep();
  }

  /** Says no more about what was let go. */
  acknowledge(): void {
    this.lost.set(null);
  }

  /** Stops trying. What was not sent stays kept. */
  close(): void {
    this.isClosed = true;
    this.stopTimer();
  }

  private async drain(): Promise<void> {
    try {
      while (!this.isClosed && (await this.sendNext())) {
        this.answers++;
        this.trouble.set(null);
        this.retryMs = FIRST_RETRY_MS;
      }
    } catch (error) {
      this.stumble(problemOf(error));
    }
  }

  /** Whether there was anything to send. */
  private async sendNext(): Promise<boolean> {
    const [walkIn] = this.newcomers();
    if (walkIn) {
      this.attempted.add(walkIn.id);
      await this.world.sendWalkIn(walkIn);
      this.newcomers.update((all) => all.filter(({ id }) => id !== walkIn.id));
      return true;
    }
    const [arrival] = this.queue().values();
    if (!arrival) return false;
    try {
      await this.world.sendArrival(arrival);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status !== 404) throw error;
      // Taken off the list meanwhile; it must not hold up the others.
      this.lost.set(problem);
    }
    // Something else may have been said about the same guest while this was on its way.
    this.queue.update((all) => (all.get(arrival.guestId) === arrival ? without(all, arrival.guestId) : all));
    this.keep();
    return true;
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

  private keep(): void {
    if (!this.isClosed) this.world.keep([...this.queue().values()]);
  }
}

const without = (all: ReadonlyMap<Id, Arrival>, id: Id): ReadonlyMap<Id, Arrival> =>
  new Map([...all].filter(([each]) => each !== id));

/** Too many at once, and whatever a proxy or the wireless of the hall answers in our stead, pass by themselves. */
const isFinal = ({ status, code }: Problem): boolean =>
  status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429 && code !== UNREADABLE;
