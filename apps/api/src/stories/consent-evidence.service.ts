import { Injectable } from '@nestjs/common';
import type { ConsentEvidence, EvidenceQuery } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Document } from '../platform/document';
import { FileStore } from '../platform/files/file-store';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { ConsentEvidenceRepository } from './consent-evidence.repository';
import { ConsentsRepository } from './consents.repository';
import { StoriesQueries } from './stories.queries';
import { StoriesService } from './stories.service';

interface Where {
  readonly id: string;
  readonly evidenceId: string;
}

/** What shows that somebody decided. For those who answer for it, and each look at it leaves a trace. */
@Injectable()
export class ConsentEvidenceService {
  constructor(
    private readonly evidence: ConsentEvidenceRepository,
    private readonly consents: ConsentsRepository,
    private readonly files: FileStore,
    private readonly queries: StoriesQueries,
    private readonly service: StoriesService,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  /** A paper form is often photographed later, so it may follow at any time, also after the consent has ended. */
  async add({ id, evidenceId }: Where, about: EvidenceQuery, bytes: Buffer): Promise<ConsentEvidence> {
    await this.service.authorise(id, 'consent.record');
    const record = await this.consents.find(about.consentId);
    if (record?.storyId !== id) throw new ProblemError('request.notFound');
    if (record.decision === 'withdrawn') throw new ProblemError('evidence.ofOther');
    const kept = await this.files.keep(evidenceId, bytes);
    if (kept === 'new') {
      await this.evidence.add(id, evidenceId, about);
      await this.audit.record({ action: 'consent.addEvidence', entity: 'consent_evidence', id: evidenceId });
    }
    const stored = await this.evidence.find(id, evidenceId);
    if (stored?.kind !== about.kind || stored.consentId !== about.consentId)
      throw new ProblemError('request.alreadyExists');
    return stored;
  }

  async read({ id, evidenceId }: Where): Promise<Document> {
    const subject = await this.queries.subject(id);
    this.policy.authorise({ read: 'consent.readEvidence', subject });
    const isHere = (await this.evidence.find(id, evidenceId)) !== null;
    const file = isHere ? await this.files.find(evidenceId) : null;
    if (!file) throw new ProblemError('request.notFound');
    await this.audit.record({ action: 'consent.readEvidence', entity: 'consent_evidence', id: evidenceId });
    return new Document(file.type, file.bytes, `consent-${evidenceId}.${file.type.split('/')[1] ?? 'bin'}`);
  }
}
