import { Injectable } from '@nestjs/common';
import type { Note, NoteList, NoteWrite } from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { NoteQueries } from './note.queries';
import { NoteRepository, type StoredNote } from './note.repository';
import { TrainingSessionQueries } from './training-session.queries';

/** What trainers thought of a session afterwards. The trail says that a note changed, and never what it says. */
@Injectable()
export class NoteService {
  constructor(
    private readonly notes: NoteRepository,
    private readonly queries: NoteQueries,
    private readonly sessions: TrainingSessionQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(sessionId: string): Promise<NoteList> {
    const found = await this.sessions.find(sessionId);
    this.policy.authorise({ read: 'trainingSession.read', action: 'note.read', subject: found?.subject ?? null });
    return { items: await this.queries.of(sessionId) };
  }

  async put(
    sessionId: string,
    id: string,
    { write, ifMatch }: { write: NoteWrite; ifMatch: number | null },
  ): Promise<Note> {
    const stored = await this.notes.hold(id);
    await this.#authorise(sessionId, stored);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#find(sessionId, id) });
    if (decision.kind === 'create') {
      await this.notes.create(id, sessionId, write);
      await this.audit.record({ action: 'note.create', entity: 'session_note', id });
    } else if (decision.kind === 'edit') {
      await this.notes.edit(id, write);
      await this.audit.record({ action: 'note.edit', entity: 'session_note', id, fields: decision.changed });
    }
    return this.#find(sessionId, id);
  }

  /** Removed already is removed. */
  async remove(sessionId: string, id: string): Promise<void> {
    const stored = await this.notes.hold(id);
    await this.#authorise(sessionId, stored);
    if (!stored) return;
    await this.notes.remove(id);
    await this.audit.record({ action: 'note.remove', entity: 'session_note', id });
  }

  /** A new note is its sender's. One that may not be read is not there, also for whoever guesses its id. */
  async #authorise(sessionId: string, stored: StoredNote | null): Promise<void> {
    const session = await this.sessions.find(sessionId);
    const me = this.policy.actor.accountId;
    const isReadable = !stored || stored.authorId === me || stored.write.visibility !== 'private';
    const isHere = !stored || stored.sessionId === sessionId;
    this.policy.authorise({
      ...{ read: 'trainingSession.read', action: 'note.write' },
      subject: session && isReadable && isHere ? { ...session.subject, accountId: stored?.authorId ?? me } : null,
    });
  }

  async #find(sessionId: string, id: string): Promise<Note> {
    const found = (await this.queries.of(sessionId)).find((note) => note.id === id);
    if (!found) throw new ProblemError('request.notFound');
    return found;
  }
}
