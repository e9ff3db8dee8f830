import { Injectable } from '@nestjs/common';
import type { ProgrammeWrite } from '@throughline/domain/programmes';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { ProgrammeOrganisationRow, ProgrammeRow } from './programme.row';
import { stamp } from '../platform/stamp';

/** In which order the organisations were sent says nothing: one order, so that a repeat looks like one. */
const inOneOrder = (organisations: ProgrammeWrite['organisations']): ProgrammeWrite['organisations'] =>
  organisations.toSorted((one, other) =>
    `${one.organisationId} ${one.role}`.localeCompare(`${other.organisationId} ${other.role}`, 'en'),
  );

export const normalProgramme = (write: ProgrammeWrite): ProgrammeWrite => ({
  ...write,
  organisations: inOneOrder(write.organisations),
});

@Injectable()
export class ProgrammeRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, locked until the transaction ends: strands and grants are checked against it, so they lock it too. */
  async lock(id: string): Promise<{ version: number; write: ProgrammeWrite } | null> {
    const { manager } = this.database;
    const row = await manager.findOne(ProgrammeRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) return null;
    const links = await manager.findBy(ProgrammeOrganisationRow, { programmeId: id });
    const { version, code, name, aliases, summary, startDate, endDate, timeZone, publicationDisclaimer } = row;
    const organisations = inOneOrder(links.map(({ organisationId, role }) => ({ organisationId, role })));
    return {
      version,
      write: { code, name, aliases, summary, startDate, endDate, timeZone, publicationDisclaimer, organisations },
    };
  }

  async create(id: string, { organisations, ...write }: ProgrammeWrite): Promise<void> {
    await this.database.manager.insert(ProgrammeRow, { id, ...stamp(this.clock).created, ...write });
    await this.#link(id, organisations);
  }

  async edit(id: string, { organisations, ...write }: ProgrammeWrite): Promise<void> {
    await this.database.manager.update(ProgrammeRow, { id }, { ...stamp(this.clock).changed, ...write });
    await this.database.manager.delete(ProgrammeOrganisationRow, { programmeId: id });
    await this.#link(id, organisations);
  }

  async #link(programmeId: string, organisations: ProgrammeWrite['organisations']): Promise<void> {
    const links = organisations.map((link) => ({ programmeId, ...link }));
    if (links.length > 0) await this.database.manager.insert(ProgrammeOrganisationRow, links);
  }
}
