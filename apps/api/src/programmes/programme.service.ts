import { Injectable } from '@nestjs/common';
import { dateStatus, type Programme, type ProgrammeList, type ProgrammeWrite } from '@throughline/domain/programmes';
import sql from 'sql-template-tag';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { normalProgramme, ProgrammeRepository } from './programme.repository';
import { ProgrammesQueries } from './programmes.queries';

@Injectable()
export class ProgrammeService {
  constructor(
    private readonly programmes: ProgrammeRepository,
    private readonly queries: ProgrammesQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(q: string | undefined): Promise<ProgrammeList> {
    const visible = this.policy.narrow('programme.read', { programmeId: sql`programme.id` });
    const found = await this.queries.list({ q, visible });
    return {
      items: found.map(({ startDate, endDate, timeZone, ...programme }) => ({
        ...programme,
        status: dateStatus({ startDate, endDate }, this.clock.today(timeZone)),
      })),
    };
  }

  async read(id: string): Promise<Programme> {
    const grantVisible = this.policy.narrow('grant.read', {
      programmeId: sql`funding_grant.programme_id`,
      grantId: sql`funding_grant.id`,
    });
    const found = await this.queries.programme({ id, grantVisible });
    this.policy.authorise({ read: 'programme.read', subject: found && { programmeId: id } });
    if (!found) throw new ProblemError('request.notFound');
    const today = this.clock.today(found.timeZone);
    return {
      ...found,
      status: dateStatus(found, today),
      strands: found.strands.map((strand) => ({ ...strand, status: dateStatus(strand, today) })),
      may: { write: this.policy.permits('programme.write', { programmeId: id }) },
    };
  }

  /** A new programme belongs to no scope yet: only whoever has them all may create one. */
  async put(id: string, sent: ProgrammeWrite, ifMatch: number | null): Promise<Programme> {
    const write = normalProgramme(sent);
    const stored = await this.programmes.lock(id);
    const subject = stored ? { programmeId: id } : {};
    this.policy.authorise({ read: 'programme.read', action: 'programme.write', subject });
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.read(id) });
    if (decision.kind === 'create') {
      await this.programmes.create(id, write);
      await this.audit.record({ action: 'programme.create', entity: 'programme', id });
    } else if (decision.kind === 'edit') {
      await this.#checkStrandsInside(id, write);
      await this.#checkFundersKept(id, write);
      await this.programmes.edit(id, write);
      await this.audit.record({ action: 'programme.edit', entity: 'programme', id, fields: decision.changed });
    }
    return this.read(id);
  }

  async #checkStrandsInside(id: string, dates: Pick<ProgrammeWrite, 'startDate' | 'endDate'>): Promise<void> {
    const strand = await this.queries.strandOutside(id, dates);
    if (strand) throw new ProblemError('programme.strandOutside', { strand: strand.code });
  }

  /** An organisation that gave a grant stays a funder: the other half of what a grant is checked for. */
  async #checkFundersKept(id: string, { organisations }: ProgrammeWrite): Promise<void> {
    const funders = organisations.filter((each) => each.role === 'funder').map((each) => each.organisationId);
    const missing = await this.queries.funderMissing(id, funders);
    if (missing) throw new ProblemError('grant.funderRole', { organisation: missing.name });
  }
}
