import { Injectable } from '@nestjs/common';
import type { ModuleCompletion, ModuleCompletionWrite } from '@throughline/domain/training';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { ModuleCompletionRow } from './module-completion.row';

@Injectable()
export class ModuleCompletionRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is stored, held until the transaction ends. */
  async hold(id: string): Promise<{ version: number; write: ModuleCompletionWrite } | null> {
    const row = await this.database.manager.findOne(ModuleCompletionRow, {
      where: { id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!row) return null;
    const { version, personId, moduleId, completedOn, note } = row;
    return { version, write: { personId, moduleId, completedOn, note } };
  }

  async find(id: string): Promise<ModuleCompletion | null> {
    const found = await this.hold(id);
    return found && { id, version: found.version, ...found.write };
  }

  async knowsModule(moduleId: string): Promise<boolean> {
    return (await this.database.one(sql`select from course_module where id = ${moduleId} for key share`)) !== null;
  }

  async create(id: string, write: ModuleCompletionWrite): Promise<void> {
    await this.database.manager.insert(ModuleCompletionRow, { id, ...stamp(this.clock).created, ...write });
  }

  async edit(id: string, { completedOn, note }: ModuleCompletionWrite): Promise<void> {
    await this.database.manager.update(
      ModuleCompletionRow,
      { id },
      { ...stamp(this.clock).changed, completedOn, note },
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.manager.delete(ModuleCompletionRow, { id });
  }
}
