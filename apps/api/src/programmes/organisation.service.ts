import { Injectable } from '@nestjs/common';
import type { Organisation, OrganisationWrite } from '@throughline/domain/programmes';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { OrganisationRepository } from './organisation.repository';
import { OrganisationsQueries } from './organisations.queries';

@Injectable()
export class OrganisationService {
  constructor(
    private readonly repository: OrganisationRepository,
    private readonly queries: OrganisationsQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(q: string | undefined): Promise<{ items: Organisation[] }> {
    return { items: await this.queries.organisations({ q, visible: this.policy.narrow('organisation.read', {}) }) };
  }

  async read(id: string): Promise<Organisation> {
    const [organisation] = await this.queries.organisations({ id });
    this.policy.authorise({ read: 'organisation.read', subject: organisation ? {} : null });
    if (!organisation) throw new ProblemError('request.notFound');
    return organisation;
  }

  async put(id: string, write: OrganisationWrite, ifMatch: number | null): Promise<Organisation> {
    this.policy.authorise({ read: 'organisation.read', action: 'organisation.write', subject: {} });
    const stored = await this.repository.lock(id);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.read(id) });
    if (decision.kind === 'create') {
      await this.repository.create(id, write);
      await this.audit.record({ action: 'organisation.create', entity: 'organisation', id });
    } else if (decision.kind === 'edit') {
      await this.repository.edit(id, write);
      await this.audit.record({ action: 'organisation.edit', entity: 'organisation', id, fields: decision.changed });
    }
    return this.read(id);
  }
}
