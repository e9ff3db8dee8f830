import { Injectable } from '@nestjs/common';
import type { Venue, VenueWrite } from '@throughline/domain/programmes';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { PlacesQueries } from './places.queries';
import { VenueRepository } from './venue.repository';

@Injectable()
export class VenueService {
  constructor(
    private readonly venues: VenueRepository,
    private readonly places: PlacesQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(q: string | undefined): Promise<{ items: Venue[] }> {
    return { items: await this.places.venues({ q, visible: this.policy.narrow('place.read', {}) }) };
  }

  async read(id: string): Promise<Venue> {
    const [venue] = await this.places.venues({ id });
    this.policy.authorise({ read: 'place.read', subject: venue ? {} : null });
    if (!venue) throw new ProblemError('request.notFound');
    return venue;
  }

  async put(id: string, write: VenueWrite, ifMatch: number | null): Promise<Venue> {
    this.policy.authorise({ read: 'place.read', action: 'place.write', subject: {} });
    const stored = await this.venues.lock(id);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.read(id) });
    if (decision.kind === 'create') {
      await this.venues.create(id, write);
      await this.audit.record({ action: 'venue.create', entity: 'venue', id });
    } else if (decision.kind === 'edit') {
      await this.venues.edit(id, write);
      await this.audit.record({ action: 'venue.edit', entity: 'venue', id, fields: decision.changed });
    }
    return this.read(id);
  }
}
