import { Injectable } from '@nestjs/common';
import type { CoverageTarget, CoverageTargetWrite } from '@throughline/domain/results';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { CoverageRepository, type CellFacts, type CoverageCellId } from './coverage.repository';

interface SentTarget {
  readonly cell: CoverageCellId;
  readonly write: CoverageTargetWrite;
  readonly ifMatch: number | null;
}

/** How many stories are sought in a region from a community. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly coverage: CoverageRepository,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async put({ cell, write, ifMatch }: SentTarget): Promise<CoverageTarget> {
    const facts = await this.coverage.facts(cell);
    const subject = facts && { programmeId: facts.programmeId, strandId: cell.strandId };
    this.policy.authorise({ read: 'progress.read', action: 'coverage.write', subject });
    if (!facts) throw new ProblemError('request.notFound');
    check(facts, write);
    const stored = await this.coverage.lock(cell);
    const decision = await decidePut({
      ...{ ifMatch, write },
      stored: stored && { version: stored.version, write: { target: stored.target } },
      current: () => stored,
    });
    const of = { entity: 'coverage_target', id: cell.strandId } as const;
    if (decision.kind === 'create') {
      await this.coverage.create(cell, { ...write, programmeId: facts.programmeId });
      await this.audit.record({ action: 'coverage.create', ...of, fields: ['target'] });
    } else if (decision.kind === 'edit') {
      await this.coverage.edit(cell, write);
      await this.audit.record({ action: 'coverage.edit', ...of, fields: decision.changed });
    }
    const saved = await this.coverage.lock(cell);
    if (!saved) throw new ProblemError('request.notFound');
    return saved;
  }
}

/** From a community that was archived nothing is sought any more; what was, can be put to 0. */
const check = ({ hasRegion, isArchived }: CellFacts, { target }: CoverageTargetWrite): void => {
  if (!hasRegion) throw new ProblemError('coverage.regionOutside');
  if (isArchived === null) throw new ProblemError('coverage.communityUnknown');
  if (isArchived && target > 0) throw new ProblemError('coverage.communityArchived');
};
