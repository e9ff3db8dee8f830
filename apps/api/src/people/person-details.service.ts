import { Injectable } from '@nestjs/common';
import { ACCESS_NEEDS, type Contact, type ContactWrite, type Needs, type NeedsWrite } from '@throughline/domain/people';
import { Audit } from '../platform/audit';
import { decidePut } from '../platform/versioned';
import { PeopleRepository } from './people.repository';
import { PeopleService } from './people.service';
import { NO_CONTACT, NO_NEEDS, PersonDetailsRepository } from './person-details.repository';

/** How somebody is reached, and what they need. Whoever reads it is in the trail (domain 4.1). */
@Injectable()
export class PersonDetailsService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly details: PersonDetailsRepository,
    private readonly access: PeopleService,
    private readonly audit: Audit,
  ) {}

  async contact(id: string): Promise<Contact> {
    await this.access.authorise(id, 'person.read');
    await this.audit.record({ action: 'person.readContact', entity: 'person', id });
    return this.#contact(id);
  }

  async putContact(id: string, write: ContactWrite, ifMatch: number | null): Promise<Contact> {
    await this.people.hold(id);
    await this.access.authorise(id, 'person.write');
    const stored = await this.details.contact(id);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#contact(id) });
    if (decision.kind !== 'same') {
      await this.details.keepContact(id, stored?.version ?? 0, write);
      const fields = decision.kind === 'edit' ? decision.changed : ['contact'];
      await this.audit.record({ action: 'person.editContact', entity: 'person', id, fields });
    }
    return this.#contact(id);
  }

  async needs(id: string): Promise<Needs> {
    await this.access.authorise(id, 'person.readNeeds');
    await this.audit.record({ action: 'person.readNeeds', entity: 'person', id });
    return this.#needs(id);
  }

  async putNeeds(id: string, sent: NeedsWrite, ifMatch: number | null): Promise<Needs> {
    // Needs are a set: sent in another order, they are the same.
    const write = { ...sent, accessNeeds: ACCESS_NEEDS.filter((need) => sent.accessNeeds.includes(need)) };
    await this.people.hold(id);
    await this.access.authorise(id, 'person.writeNeeds');
    const stored = await this.details.needs(id);
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#needs(id) });
    if (decision.kind !== 'same') {
      await this.details.keepNeeds(id, stored?.version ?? 0, write);
      const fields = decision.kind === 'edit' ? decision.changed : ['needs'];
      await this.audit.record({ action: 'person.editNeeds', entity: 'person', id, fields });
    }
    return this.#needs(id);
  }

  async #contact(id: string): Promise<Contact> {
    const stored = await this.details.contact(id);
    return stored ? { version: stored.version, ...stored.write } : NO_CONTACT;
  }

  async #needs(id: string): Promise<Needs> {
    const stored = await this.details.needs(id);
    return stored ? { version: stored.version, ...stored.write } : NO_NEEDS;
  }
}
