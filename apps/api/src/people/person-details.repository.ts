import { Injectable } from '@nestjs/common';
import type { Contact, ContactWrite, Needs, NeedsWrite } from '@throughline/domain/people';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { PersonContactRow, PersonNeedsRow } from './person-contact.row';

interface Stored<Write> {
  readonly version: number;
  readonly write: Write;
}

export const NO_CONTACT: Contact = { version: 0, email: null, phone: null, preference: null, language: null };
export const NO_NEEDS: Needs = { version: 0, accessNeeds: [], note: '', emergencyContact: null };

/** What is known of people beside their names. The person is held before these are written. */
@Injectable()
export class PersonDetailsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async contact(personId: string): Promise<Stored<ContactWrite> | null> {
    const row = await this.database.manager.findOneBy(PersonContactRow, { personId });
    if (!row) return null;
    const { version, email, phone, preference, language } = row;
    return { version, write: { email, phone, preference, language } };
  }

  async needs(personId: string): Promise<Stored<NeedsWrite> | null> {
    const row = await this.database.manager.findOneBy(PersonNeedsRow, { personId });
    if (!row) return null;
    const { version, accessNeeds, note, emergencyName: name, emergencyPhone: phone } = row;
    const emergencyContact = name === null || phone === null ? null : { name, phone };
    return { version, write: { accessNeeds, note, emergencyContact } };
  }

  async keepContact(personId: string, version: number, write: ContactWrite): Promise<void> {
    await this.database.manager.save(PersonContactRow, { personId, ...write, ...this.#changed(version) });
  }

  async keepNeeds(
    personId: string,
    version: number,
    { accessNeeds, note, emergencyContact }: NeedsWrite,
  ): Promise<void> {
    await this.database.manager.save(PersonNeedsRow, {
      ...{ personId, accessNeeds: [...accessNeeds], note, ...this.#changed(version) },
      ...{ emergencyName: emergencyContact?.name ?? null, emergencyPhone: emergencyContact?.phone ?? null },
    });
  }

  /** @param version the one that is replaced; 0 for the first */
  #changed(version: number) {
    const { at, by } = stamp(this.clock);
    return { version: version + 1, updatedAt: at, updatedBy: by };
  }
}
