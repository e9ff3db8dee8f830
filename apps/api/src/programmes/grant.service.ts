import { Injectable } from '@nestjs/common';
import type { Grant, GrantWrite } from '@throughline/domain/programmes';
import type { NamedRef } from '@throughline/domain/shared';
import sql from 'sql-template-tag';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { GrantRepository } from './grant.repository';
import { ProgrammeRepository } from './programme.repository';
import { ProgrammesQueries } from './programmes.queries';
import { staysInItsProgramme } from './strand.service';

@Injectable()
export class GrantService {
  constructor(
    private readonly grants: GrantRepository,
    private readonly programmes: ProgrammeRepository,
    private readonly queries: ProgrammesQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async names(): Promise<{ items: NamedRef[] }> {
    const visible = this.policy.narrow('grant.read', {
      programmeId: sql`funding_grant.programme_id`,
      grantId: sql`funding_grant.id`,
    });
    return { items: await this.queries.grantNames(visible) };
  }

  async put(id: string, write: GrantWrite, ifMatch: number | null): Promise<Grant> {
    const stored = await this.grants.lock(id);
    const programmeId = stored?.write.programmeId ?? write.programmeId;
    this.policy.authorise({ read: 'grant.read', action: 'grant.write', subject: { programmeId, grantId: id } });
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#read(id) });
    if (decision.kind === 'same') return this.#read(id);
    await this.#check(write, programmeId);
    if (decision.kind === 'create') {
      await this.grants.create(id, write);
      await this.audit.record({ action: 'grant.create', entity: 'funding_grant', id });
    } else {
      await this.grants.edit(id, write);
      await this.audit.record({ action: 'grant.edit', entity: 'funding_grant', id, fields: decision.changed });
    }
    return this.#read(id);
  }

  async #check(write: GrantWrite, programmeId: string): Promise<void> {
    if (write.programmeId !== programmeId) throw staysInItsProgramme();
    const programme = await this.programmes.lock(programmeId);
    if (!programme) throw new ProblemError('request.notFound');
    const isFunder = programme.write.organisations.some(
      (each) => each.organisationId === write.fundingOrganisationId && each.role === 'funder',
    );
    if (!isFunder) throw new ProblemError('grant.funderRole');
  }

  async #read(id: string): Promise<Grant> {
    const grant = await this.queries.grant(id);
    if (!grant) throw new ProblemError('request.notFound');
    return grant;
  }
}
