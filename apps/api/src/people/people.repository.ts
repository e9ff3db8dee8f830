import { Injectable } from '@nestjs/common';
import type { PersonWrite } from '@throughline/domain/people';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { RequestContext } from '../platform/request-context';
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
    const { updatedAt, updatedBy } = this.#stamp();
    const created = { createdAt: updatedAt, createdBy: updatedBy };
    await this.database.manager.insert(PersonRow, { id, version: 1, ...created, updatedAt, updatedBy });
    await this.database.manager.insert(PersonIdentityRow, { personId: id, preferredName });
  }

  async edit(id: string, { preferredName }: PersonWrite): Promise<void> {
    await this.database.manager.update(PersonRow, { id }, { version: () => 'version + 1', ...this.#stamp() });
    await this.database.manager.update(PersonIdentityRow, { personId: id }, { preferredName });
  }

  #stamp(): { updatedAt: Date; updatedBy: string | null } {
    return { updatedAt: this.clock.now(), updatedBy: RequestContext.current()?.actor?.accountId ?? null };
  }
}
