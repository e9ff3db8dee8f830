import { Injectable } from '@nestjs/common';
import type { RegisterEntry, RegisterModule } from '@throughline/domain/training';
import { Audit } from '../platform/audit';
import { ProblemError } from '../platform/problem';
import { demandKind, RegisterHold } from './register-hold.service';
import { RegisterModuleRepository } from './register-module.repository';
import { RegisterQueries, shownEntries } from './register.queries';

/**
 * What a session taught, and to whom. Planned modules are delivered until somebody says otherwise, and everybody who was there has them: somebody
 * who came late or left early, too, until the trainer says which part they missed.
 */
@Injectable()
export class RegisterModuleService {
  constructor(
    private readonly modules: RegisterModuleRepository,
    private readonly queries: RegisterQueries,
    private readonly holds: RegisterHold,
    private readonly audit: Audit,
  ) {}

  async deliver(sessionId: string, moduleId: string, isDelivered: boolean): Promise<RegisterModule> {
    await this.holds.holdOpen(sessionId, 'alone');
    const module = (await this.modules.find(sessionId, moduleId)) ?? nothingHere();
    if (module.isDelivered === isDelivered) return module;
    await this.modules.say(sessionId, module, isDelivered);
    const fields = [moduleId];
    await this.audit.record({ action: 'register.deliver', entity: 'training_session', id: sessionId, fields });
    return { ...module, isDelivered };
  }

  async tick(sessionId: string, entryId: string, moduleId: string, isHeld: boolean): Promise<RegisterEntry> {
    const held = await this.holds.holdOpen(sessionId, 'share');
    demandKind(held, 'named');
    const entry = await this.#entry(sessionId, entryId);
    // A walk-in is nobody's record yet: there is nobody to hold a module.
    if (entry?.kind !== 'enrolled') throw new ProblemError('register.notExpected', { entryId });
    const module = (await this.modules.find(sessionId, moduleId)) ?? nothingHere();
    if (!module.isDelivered) throw new ProblemError('register.moduleNotDelivered', { moduleId });
    if (entry.missedModuleIds.includes(moduleId) === !isHeld) return entry;
    await this.modules.tick({ sessionId, enrolmentId: entryId, moduleId }, isHeld);
    const fields = [entryId, moduleId];
    await this.audit.record({ action: 'register.tick', entity: 'training_session', id: sessionId, fields });
    return (await this.#entry(sessionId, entryId)) ?? nothingHere();
  }

  async #entry(sessionId: string, entryId: string): Promise<RegisterEntry | null> {
    const found = (await this.queries.entries(sessionId)).filter((entry) => entry.entryId === entryId);
    return shownEntries(found)[0] ?? null;
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
