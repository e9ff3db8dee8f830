import { Injectable } from '@nestjs/common';
import { checkInside, dateStatus, type Strand, type StrandWrite } from '@throughline/domain/programmes';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { ProgrammeRepository } from './programme.repository';
import { ProgrammesQueries } from './programmes.queries';
import { normalStrand, StrandRepository } from './strand.repository';

@Injectable()
export class StrandService {
  constructor(
    private readonly strands: StrandRepository,
    private readonly programmes: ProgrammeRepository,
    private readonly queries: ProgrammesQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async put(id: string, sent: StrandWrite, ifMatch: number | null): Promise<Strand> {
    const write = normalStrand(sent);
    const stored = await this.strands.lock(id);
    const programmeId = stored?.write.programmeId ?? write.programmeId;
    this.policy.authorise({
      read: 'programme.read',
      action: 'programme.write',
      subject: { programmeId, strandId: id },
    });
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#read(id) });
    if (decision.kind === 'same') return this.#read(id);
    await this.#check(id, write, programmeId);
    if (decision.kind === 'create') {
      await this.strands.create(id, write);
      await this.audit.record({ action: 'strand.create', entity: 'strand', id });
    } else {
      await this.strands.edit(id, write);
      await this.audit.record({ action: 'strand.edit', entity: 'strand', id, fields: decision.changed });
    }
    return this.#read(id);
  }

  async #check(id: string, write: StrandWrite, programmeId: string): Promise<void> {
    if (write.programmeId !== programmeId) throw staysInItsProgramme();
    const programme = await this.programmes.lock(programmeId);
    if (!programme) throw new ProblemError('request.notFound');
    unwrap(checkInside(write, programme.write, 'strand.outsideProgramme'));
    const kept = write.regions.map((region) => region.regionId);
    const regions = await this.queries.regionsInUse(id, kept);
    if (regions.length > 0) throw new ProblemError('strand.regionInUse', { regions });
  }

  async #read(id: string): Promise<Strand> {
    const found = await this.queries.strand(id);
    if (!found) throw new ProblemError('request.notFound');
    const { strand, timeZone } = found;
    return { ...strand, status: dateStatus(strand, this.clock.today(timeZone)) };
  }
}

/** What hangs on a strand or a grant (sessions, stories, memberships) was agreed for its programme. */
export const staysInItsProgramme = (): ProblemError =>
  new ProblemError('request.invalid', {}, { errors: [{ path: 'programmeId', message: 'cannot be changed' }] });
