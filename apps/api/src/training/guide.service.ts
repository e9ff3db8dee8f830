import { Injectable } from '@nestjs/common';
import type { Subject } from '@throughline/domain/shared';
import type { Guide, GuideList, GuideQuery } from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { Document } from '../platform/document';
import { FileStore } from '../platform/files/file-store';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { GuideRepository } from './guide.repository';
import { PlanQueries } from './plan.queries';

/** The Best Practice Guide that a cohort has written for itself. A new one takes the place of the old one, which stays as history. */
@Injectable()
export class GuideService {
  constructor(
    private readonly guides: GuideRepository,
    private readonly files: FileStore,
    private readonly plans: PlanQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(cohortId: string): Promise<GuideList> {
    const subject = await this.#subject(cohortId);
    this.policy.authorise({ read: 'cohort.read', subject });
    const write = subject !== null && this.policy.permits('guide.write', subject);
    return { items: await this.guides.of(cohortId), may: { write } };
  }

  async add(cohortId: string, fileId: string, { bytes, about }: { bytes: Buffer; about: GuideQuery }): Promise<Guide> {
    await this.#authorise(cohortId);
    const kept = await this.files.keep(fileId, bytes);
    if (kept === 'new') {
      await this.guides.add(cohortId, fileId, about);
      await this.audit.record({ action: 'guide.add', entity: 'stored_file', id: fileId });
    }
    const guide = await this.guides.find(cohortId, fileId);
    // The same bytes, and not here, or under another title: something else.
    if (guide?.title !== about.title || guide.agreedOn !== about.agreedOn) {
      throw new ProblemError('request.alreadyExists');
    }
    return guide;
  }

  async read(cohortId: string, fileId: string): Promise<Document> {
    this.policy.authorise({ read: 'cohort.read', subject: await this.#subject(cohortId) });
    const file = (await this.guides.find(cohortId, fileId)) ? await this.files.find(fileId) : null;
    if (!file) throw new ProblemError('request.notFound');
    return new Document(file.type, file.bytes, `guide-${fileId}.${file.type.split('/')[1] ?? 'bin'}`);
  }

  /** Removed already is removed. */
  async remove(cohortId: string, fileId: string): Promise<void> {
    await this.#authorise(cohortId);
    if (!(await this.guides.find(cohortId, fileId))) return;
    await this.guides.remove(fileId);
    await this.files.remove(fileId);
    await this.audit.record({ action: 'guide.remove', entity: 'stored_file', id: fileId });
  }

  async #authorise(cohortId: string): Promise<void> {
    const subject = await this.#subject(cohortId);
    this.policy.authorise({ read: 'cohort.read', action: 'guide.write', subject });
  }

  async #subject(cohortId: string): Promise<Subject | null> {
    return (await this.plans.cohort(cohortId))?.subject ?? null;
  }
}
