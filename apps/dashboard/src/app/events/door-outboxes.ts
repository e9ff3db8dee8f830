import { inject, Service } from '@angular/core';
import { doorEntry, doorMarksAnswer, doorMarksWrite } from '@throughline/domain/events';
import { type Id } from '@throughline/domain/shared';
import { Api } from '../platform/api';
import { KeptHere } from '../platform/kept-here';
import { newId } from '../platform/new-id';
import { later, outboxShelf } from '../platform/outbox-shelf';
import { DoorOutbox, type DoorMark } from './door-outbox';

const keptMarks = doorMarksWrite.shape.marks.unwrap().element.array();

/** The outboxes of all doors that were opened. */
@Service()
export class DoorOutboxes {
  private readonly api = inject(Api);
  private readonly kept = inject(KeptHere);
  private readonly shelf = outboxShelf('door', (key, eventId) => this.make(key, eventId));

  /** The outbox of an event's door, for whoever is signed in. */
  of(eventId: Id): DoorOutbox {
    return this.shelf.of(eventId);
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
      later,
      newId,
    });
  }
}
