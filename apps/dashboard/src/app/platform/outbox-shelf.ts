import { DestroyRef, DOCUMENT, effect, inject, untracked } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { KeptHere } from './kept-here';
import { SignedIn } from './signed-in';

/** What was said about one thing and has not reached the server yet. */
export interface Outbox {
  /** Sends what waits, now. */
  flush(): Promise<void>;
  /** Stops trying. What was not sent stays kept. */
  close(): void;
}

/** The outboxes of one kind that were opened, by the thing that each is about. */
export interface OutboxShelf<Box extends Outbox> {
  /** The outbox of a thing, for whoever is signed in. */
  of(id: Id): Box;
  /** What the keys begin with under which those of whoever is signed in are kept here; the id of the thing follows. */
  start(): string;
}

/** Does something after so many milliseconds, unless what it gives back is called before. */
export const later = (milliseconds: number, action: () => void): (() => void) => {
  const timer = setTimeout(action, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * Keeps outboxes open beyond their pages, so that what waits is sent from anywhere in the application, and tries again as soon as there is
 * a connection or somebody looks. For a service: it listens for as long as its injector lives.
 *
 * @param kind keeps the keys of different kinds apart
 * @param make makes the outbox of a thing, and keeps what it has not sent under the key
 */
export const outboxShelf = <Box extends Outbox>(kind: string, make: (key: string, id: Id) => Box): OutboxShelf<Box> => {
  const [kept, signedIn, document] = [inject(KeptHere), inject(SignedIn), inject(DOCUMENT)];
  const window = document.defaultView;
  const open = new Map<string, Box>();
  const start = (): string => `${kind}.${signedIn.account()?.id ?? ''}.`;
  const wake = (): void => {
    if (signedIn.account() === null || document.visibilityState !== 'visible') return;
    for (const outbox of open.values()) void outbox.flush();
  };
  const closeAll = (): void => {
    for (const outbox of open.values()) outbox.close();
    open.clear();
  };
  window?.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  inject(DestroyRef).onDestroy(() => {
    window?.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
    closeAll();
  });
  // Somebody who has signed out, or another person at the same phone: nothing of the one before stays in memory.
  let seen = kept.timesForgotten();
  effect(() => {
    const times = kept.timesForgotten();
    if (times === seen) return;
    seen = times;
    untracked(closeAll);
  });
  return {
    start,
    of(id) {
      for (const [key, outbox] of open) {
        if (key.startsWith(start())) continue;
        outbox.close();
        open.delete(key);
      }
      const key = start() + id;
      const found = open.get(key) ?? make(key, id);
      open.set(key, found);
      return found;
    },
  };
};
