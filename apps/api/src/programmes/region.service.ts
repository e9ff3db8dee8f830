import { Injectable } from '@nestjs/common';
import { checkParent, type Region, type RegionWrite } from '@throughline/domain/programmes';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { PlacesQueries } from './places.queries';
import { RegionRepository } from './region.repository';

@Injectable()
export class RegionService {
  constructor(
    private readonly regions: RegionRepository,
    private readonly places: PlacesQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(q: string | undefined): Promise<{ items: Region[] }> {
    return { items: await this.places.regions({ q, visible: this.policy.narrow('place.read', {}) }) };
  }

  async read(id: string): Promise<Region> {
    const [region] = await this.places.regions({ id });
    this.policy.authorise({ read: 'place.read', subject: region ? {} : null });
    if (!region) throw new ProblemError('request.notFound');
    return region;
  }

  async put(id: string, write: RegionWrite, ifMatch: number | null): Promise<Region> {
    this.policy.authorise({ read: 'place.read', action: 'place.write', subject: {} });
    await this.regions.lockTree();
    const stored = await this.regions.find(id);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.read(id) });
    if (decision.kind === 'same') return this.read(id);
    unwrap(checkParent(id, write.parentId, await this.regions.tree()));
    if (decision.kind === 'create') {
      await this.regions.create(id, write);
      await this.audit.record({ action: 'region.create', entity: 'region', id });
    } else {
      await this.regions.edit(id, write);
      await this.audit.record({ action: 'region.edit', entity: 'region', id, fields: decision.changed });
    }
    return this.read(id);
  }
}
