import { Injectable } from '@nestjs/common';
import type { PersonWrite } from '@throughline/domain/people';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { PersonIdentityRow } from './person-identity.row';
import { PersonRow } from './person.row';

@Injectable()
export class PeopleRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<{ version: number; write: PersonWrite } | null> {
    await this.database.query(sql`select from person where id = ${id} for no key update`);
    const row = await this.database.one<PersonWrite & { version: number }>(sql`
      select version, preferred_name as "preferredName" from person join person_identity on person_id = id where id = ${id}`);
    return row && { version: row.version, write: { preferredName: row.preferredName } };
  }

  async create(id: string, { preferredName }: PersonWrite): Promise<void> {
    await this.database.manager.insert(PersonRow, { id, ...stamp(this.clock).created });
    await this.database.manager.insert(PersonIdentityRow, { personId: id, preferredName });
  }

  async edit(id: string, { preferredName }: PersonWrite): Promise<void> {
    await this.database.manager.update(PersonRow, { id }, stamp(this.clock).changed);
    await this.database.manager.update(PersonIdentityRow, { personId: id }, { preferredName });
  }
}
