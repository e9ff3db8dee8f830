import { inject, Service } from '@angular/core';
import { id, type Id } from '@throughline/domain/shared';
import { marksAnswer, marksWrite, registerEntry } from '@throughline/domain/training';
import * as z from 'zod';
import { Api } from '../platform/api';
import { KeptHere } from '../platform/kept-here';
import { newId } from '../platform/new-id';
import { later, outboxShelf } from '../platform/outbox-shelf';
import { RegisterOutbox, type Kept } from './register-outbox';

const keptMarks = marksWrite.shape.marks.unwrap().element.array();
/** Marks alone is what an older version of this page kept. */
const keptHere = z.union([
  z.object({ marks: keptMarks, walkIns: z.array(id) }),
  keptMarks.transform((marks) => ({ marks, walkIns: [] })),
]);

/** The outboxes of all registers that were opened. */
@Service()
export class RegisterOutboxes {
  private readonly api = inject(Api);
  private readonly kept = inject(KeptHere);
  private readonly shelf = outboxShelf('register', (key, sessionId) => this.make(key, sessionId));

  /** The outbox of a session's register, for whoever is signed in. */
  of(sessionId: Id): RegisterOutbox {
    return this.shelf.of(sessionId);
  }

  /** Sessions of which something was kept here that the server does not have. */
  waiting(): readonly { readonly sessionId: Id; readonly count: number }[] {
    const start = this.shelf.start();
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
      later,
      newId,
    });
    void outbox.flush();
    return outbox;
  }

  private read(key: string): Kept {
    return keptHere.safeParse(this.kept.read(key)).data ?? { marks: [], walkIns: [] };
  }
}

const peopleIn = ({ marks, walkIns }: Kept): number =>
  new Set([...marks.map(({ entryId }) => entryId), ...walkIns]).size;
