import { DestroyRef, DOCUMENT, effect, inject, Service, untracked } from '@angular/core';
import { doorEntry, doorMarksAnswer, doorMarksWrite } from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { Api } from '../platform/api';
import { KeptHere } from '../platform/kept-here';
import { newId } from '../platform/new-id';
import { SignedIn } from '../platform/signed-in';
import { DoorOutbox, type DoorMark } from './door-outbox';

const keptMarks = doorMarksWrite.shape.marks.unwrap().element.array();

/**
 * The outboxes of all doors that were opened. They outlive their page, so that what waits is sent from anywhere in the application, and try
 * again as soon as there is a connection or somebody looks.
 */
@Service()
export class DoorOutboxes {
  private readonly api = inject(Api);
  private readonly kept = inject(KeptHere);
  private readonly signedIn = inject(SignedIn);
  private readonly document = inject(DOCUMENT);
  private readonly open = new Map<string, DoorOutbox>();

  constructor() {
    const window = this.document.defaultView;
    const wake = (): void => {
      if (this.signedIn.account() === null || this.document.visibilityState !== 'visible') return;
      for (const outbox of this.open.values()) void outbox.flush();
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

  /** The outbox of an event's door, for whoever is signed in. */
  of(eventId: Id): DoorOutbox {
    const start = `door.${this.signedIn.account()?.id ?? ''}.`;
    for (const [key, outbox] of this.open) {
      if (key.startsWith(start)) continue;
      outbox.close();
      this.open.delete(key);
    }
    const key = start + eventId;
    const found = this.open.get(key) ?? this.make(key, eventId);
    this.open.set(key, found);
    return found;
  }

  private make(key: string, eventId: Id): DoorOutbox {
    const door = `/events/${eventId}/door`;
    return new DoorOutbox({
      sendMarks: (marks) => this.api.send('PATCH', `${door}/marks`, { body: { marks }, schema: doorMarksAnswer }),
      sendWalkIn: ({ id, name, role }) =>
        this.api.send('PUT', `${door}/walk-ins/${id}`, { body: { name, role }, schema: doorEntry }),
      keep: (marks) => {
        if (marks.length === 0) this.kept.remove(key);
        else this.kept.write(key, marks);
      },
      kept: (): readonly DoorMark[] => keptMarks.safeParse(this.kept.read(key)).data ?? [],
      later: (milliseconds, action) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
      newId,
    });
  }

  private closeAll(): void {
    for (const outbox of this.open.values()) outbox.close();
    this.open.clear();
  }
}
