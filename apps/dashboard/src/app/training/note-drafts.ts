import { effect, inject, Service, signal } from '@angular/core';
import { type Id } from '@throughline/domain/shared';
import { type NoteWrite } from '@throughline/domain/training';
import { KeptHere } from '../platform/kept-here';

/**
 * Notes that were begun and not saved. They survive leaving the page, and nothing else: what somebody thinks of people is never kept on a
 * device. All of them go when somebody signs out.
 */
@Service()
export class NoteDrafts {
  private readonly kept = inject(KeptHere);
  private readonly drafts = signal<ReadonlyMap<Id, NoteWrite>>(new Map());

  constructor() {
    effect(() => {
      if (this.kept.timesForgotten() > 0) this.drafts.set(new Map());
    });
  }

  of(sessionId: Id): NoteWrite | undefined {
    return this.drafts().get(sessionId);
  }

  keep(sessionId: Id, draft: NoteWrite): void {
    this.drafts.update((all) => new Map([...all, [sessionId, draft]]));
  }

  drop(sessionId: Id): void {
    this.drafts.update((all) => new Map([...all].filter(([id]) => id !== sessionId)));
  }
}
