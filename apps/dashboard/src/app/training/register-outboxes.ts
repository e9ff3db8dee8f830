import { DestroyRef, DOCUMENT, effect, inject, Service, untracked } from '@angular/core';
import { id, type Id } from '@throughline/domain/shared';
import { marksAnswer, marksWrite, registerEntry } from '@throughline/domain/training';
import * as z from 'zod';
import { Api } from '../platform/api';
import { KeptHere } from '../platform/kept-here';
import { newId } from '../platform/new-id';
import { SignedIn } from '../platform/signed-in';
import { RegisterOutbox, type Kept } from './register-outbox';

const keptMarks = marksWrite.shape.marks.unwrap().element.array();
/** Marks alone is what an older version of this page kept. */
const keptHere = z.union([
  z.object({ marks: keptMarks, walkIns: z.array(id) }),
  keptMarks.transform((marks) => ({ marks, walkIns: [] })),
]);
const keyOf = (accountId: Id, sessionId: Id): string => `register.${accountId}.${sessionId}`;

/**
 * The outboxes of all registers that were opened. They outlive their page, so that what waits is sent from anywhere in the application, and
 * try again as soon as there is a connection or somebody looks.
 */
@Service()
export class RegisterOutboxes {
  private readonly api = inject(Api);
  private readonly kept = inject(KeptHere);
  private readonly signedIn = inject(SignedIn);
  private readonly document = inject(DOCUMENT);
  private readonly open = new Map<string, RegisterOutbox>();

  constructor() {
    const window = this.document.defaultView;
    const wake = (): void => {
      if (this.signedIn.account() !== null && this.document.visibilityState === 'visible') this.flushAll();
    };
    window?.addEventListener('online', wake);
    this.document.addEventListener('visibilitychange', wake);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('online', wake);
      this.document.removeEventListener('visibilitychange', wake);
      this.closeAll();
    });
    // Somebody who has signed out, or another person at the same phone: nothing of the one before stays in memory.
    let seen = this.kept.timesForgotten();
    effect(() => {
      const times = this.kept.timesForgotten();
      if (times === seen) return;
      seen = times;
      untracked(() => this.closeAll());
    });
  }

  /** The outbox of a session's register, for whoever is signed in. */
  of(sessionId: Id): RegisterOutbox {
    const account = this.signedIn.account()?.id ?? '';
    const key = keyOf(account, sessionId);
    for (const [each, outbox] of this.open) {
      if (each.startsWith(`register.${account}.`)) continue;
      outbox.close();
      this.open.delete(each);
    }
    const found = this.open.get(key) ?? this.make(key, sessionId);
    this.open.set(key, found);
    return found;
  }

  /** Sessions of which something was kept here that the server does not have. */
  waiting(): readonly { readonly sessionId: Id; readonly count: number }[] {
    const start = keyOf(this.signedIn.account()?.id ?? '', '');
    return this.kept
      .keys(start)
      .map((key) => ({ sessionId: key.slice(start.length), count: peopleIn(this.read(key)) }));
  }

  private make(key: string, sessionId: Id): RegisterOutbox {
    const register = `/training-sessions/${sessionId}/register`;
    const outbox = new RegisterOutbox({
      sendMarks: (marks, source) =>
        this.api.send('PATCH', `${register}/marks`, { body: { marks, source }, schema: marksAnswer }),
      sendWalkIn: (id, name) =>
        this.api.send('PUT', `${register}/walk-ins/${id}`, { body: { name }, schema: registerEntry }),
      keep: (unsent) => {
        if (peopleIn(unsent) === 0) this.kept.remove(key);
        else this.kept.write(key, unsent);
      },
      kept: () => this.read(key),
      later: (milliseconds, action) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
      newId,
    });
    void outbox.flush();
    return outbox;
  }

  private read(key: string): Kept {
    return keptHere.safeParse(this.kept.read(key)).data ?? { marks: [], walkIns: [] };
  }

  private flushAll(): void {
    for (const outbox of this.open.values()) void outbox.flush();
  }

  private closeAll(): void {
    for (const outbox of this.open.values()) outbox.close();
    this.open.clear();
  }
}

const peopleIn = ({ marks, walkIns }: Kept): number =>
  new Set([...marks.map(({ entryId }) => entryId), ...walkIns]).size;
