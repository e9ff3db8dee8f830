import { Injectable } from '@nestjs/common';
import type { StoredFile } from '@throughline/domain/shared';
import { checkRecordable } from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Document } from '../platform/document';
import { FileStore } from '../platform/files/file-store';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { RegisterHold } from './register-hold.service';
import { RegisterPhotoRepository } from './register-photo.repository';
import { TrainingSessionQueries } from './training-session.queries';

/** Photographs of registers that were kept on paper. */
@Injectable()
export class RegisterPhotoService {
  constructor(
    private readonly photos: RegisterPhotoRepository,
    private readonly files: FileStore,
    private readonly sessions: TrainingSessionQueries,
    private readonly holds: RegisterHold,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  /** Paper often comes to the office late: it may be added to a locked register, which it does not change. */
  async add(sessionId: string, fileId: string, bytes: Buffer): Promise<StoredFile> {
    const { state } = await this.holds.hold(sessionId, 'share', 'register.record');
    if (state !== 'locked') unwrap(checkRecordable(state));
    const kept = await this.files.keep(fileId, bytes);
    const known = await this.photos.find(sessionId, fileId);
    // The same bytes, and not here: somebody else's file.
    if (kept === 'same' && !known) throw new ProblemError('request.alreadyExists');
    if (kept === 'new') {
      await this.photos.add(sessionId, fileId);
      await this.audit.record({ action: 'register.addPhoto', entity: 'stored_file', id: fileId });
    }
    return (await this.photos.find(sessionId, fileId)) ?? nothingHere();
  }

  async read(sessionId: string, fileId: string): Promise<Document> {
    const found = await this.sessions.find(sessionId);
    this.policy.authorise({ read: 'trainingSession.read', subject: found?.subject ?? null });
    const isHere = (await this.photos.find(sessionId, fileId)) !== null;
    const file = isHere ? await this.files.find(fileId) : null;
    return file
      ? new Document(file.type, file.bytes, `register-${fileId}.${file.type.split('/')[1] ?? 'bin'}`)
      : nothingHere();
  }

  /** Removed already is removed. */
  async remove(sessionId: string, fileId: string): Promise<void> {
    await this.holds.holdOpen(sessionId, 'share');
    if (!(await this.photos.find(sessionId, fileId))) return;
    await this.photos.remove(fileId);
    await this.files.remove(fileId);
    await this.audit.record({ action: 'register.removePhoto', entity: 'stored_file', id: fileId });
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
