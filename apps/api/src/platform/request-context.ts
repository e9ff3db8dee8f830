import { AsyncLocalStorage } from 'node:async_hooks';
import type { Action } from '@throughline/domain/access';
import type { Actor } from '@throughline/domain/shared';
import type { EntityManager } from 'typeorm';

/** What belongs to one request and is needed far below its handler. */
export interface RequestState {
  readonly requestId: string;
  actor: Actor | null;
  /** The sign-in that the actor came with; null for work that nobody signed in for. */
  signInId: string | null;
  /** The open transaction, if there is one. */
  readonly manager: EntityManager | null;
  /** What to do once that transaction has committed. */
  readonly afterCommit: (() => Promise<void>)[];
  /** Actions that the policy was asked about, to find a handler that forgot to ask. */
  readonly asked: Set<Action>;
}

const storage = new AsyncLocalStorage<RequestState>();

export const RequestContext = {
  /** The present request, or null outside of any: at start, or in a job. */
  current: (): RequestState | null => storage.getStore() ?? null,

  run: <Result>(state: RequestState, run: () => Result): Result => storage.run(state, run),

  start: (requestId: string): RequestState => ({
    requestId,
    actor: null,
    signInId: null,
    manager: null,
    afterCommit: [],
    asked: new Set(),
  }),

  /** Runs something with a transaction as the place where queries go. The rest of the context stays the same. */
  within: <Result>(transaction: Pick<RequestState, 'manager' | 'afterCommit'>, run: () => Result): Result =>
    storage.run({ ...(storage.getStore() ?? RequestContext.start('none')), ...transaction }, run),

  /** Runs something as somebody, or as nobody, without HTTP: how the demonstration is played through the services. */
  as: <Result>(actor: Actor | null, run: () => Result): Result =>
    storage.run(
      { ...(storage.getStore() ?? RequestContext.start('none')), actor, signInId: null, asked: new Set() },
      run,
    ),
};
