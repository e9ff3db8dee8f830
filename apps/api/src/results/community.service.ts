import { Injectable } from '@nestjs/common';
import type { Community, CommunityList, CommunityWrite } from '@throughline/domain/results';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { staysInItsProgramme } from '../programmes/strand.service';
import { CommunityRepository } from './community.repository';

/** The communities whose stories a programme seeks. */
@Injectable()
export class CommunityService {
  constructor(
    private readonly communities: CommunityRepository,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(programmeId: string): Promise<CommunityList> {
    const isThere = await this.communities.hasProgramme(programmeId);
    this.policy.authorise({ read: 'progress.read', subject: isThere ? { programmeId } : null });
    return { items: await this.communities.list(programmeId) };
  }

  async put(id: string, write: CommunityWrite, ifMatch: number | null): Promise<Community> {
    const stored = await this.communities.lock(id);
    const programmeId = stored?.write.programmeId ?? write.programmeId;
    const isThere = stored !== null || (await this.communities.hasProgramme(programmeId));
    this.policy.authorise({
      read: 'progress.read',
      action: 'coverage.write',
      subject: isThere ? { programmeId } : null,
    });
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#read(id) });
    if (write.programmeId !== programmeId) throw staysInItsProgramme();
    if (decision.kind === 'create') {
      await this.communities.create(id, write);
      await this.audit.record({ action: 'community.create', entity: 'community', id });
    } else if (decision.kind === 'edit') {
      await this.communities.edit(id, write);
      await this.audit.record({ action: 'community.edit', entity: 'community', id, fields: decision.changed });
    }
    return this.#read(id);
  }

  async #read(id: string): Promise<Community> {
    const community = await this.communities.find(id);
    if (!community) throw new ProblemError('request.notFound');
    return community;
  }
}
