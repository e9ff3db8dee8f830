import { Injectable } from '@nestjs/common';
import { localDateAt } from '@throughline/domain/shared/time';
import type { ModuleCompletion, ModuleCompletionWrite } from '@throughline/domain/training';
import { PeopleQueries } from '../people/people.queries';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { ModuleCompletionRepository } from './module-completion.repository';

/** Where a new day begins first: nobody's day lies ahead of the one there. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** Modules recognised outside of sessions: caught up one to one, or learnt elsewhere. */
@Injectable()
export class ModuleCompletionService {
  constructor(
    private readonly completions: ModuleCompletionRepository,
    private readonly people: PeopleQueries,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async put(id: string, write: ModuleCompletionWrite, ifMatch: number | null): Promise<ModuleCompletion> {
    await this.#authorise(write.personId);
    const stored = await this.completions.hold(id);
    // One module of one person: neither becomes another.
    const isOther = stored?.write.personId !== write.personId || stored.write.moduleId !== write.moduleId;
    if (stored && isOther) throw new ProblemError('request.alreadyExists');
    if (write.completedOn > localDateAt(this.clock.now().toISOString(), EARLIEST_ZONE)) {
      throw new ProblemError('moduleCompletion.ahead');
    }
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.completions.find(id) });
    if (decision.kind === 'create') {
      if (!(await this.completions.knowsModule(write.moduleId))) throw new ProblemError('request.reference');
      await this.completions.create(id, write);
      await this.audit.record({ action: 'moduleCompletion.create', entity: 'module_completion', id });
    } else if (decision.kind === 'edit') {
      await this.completions.edit(id, write);
      const fields = decision.changed;
      await this.audit.record({ action: 'moduleCompletion.edit', entity: 'module_completion', id, fields });
    }
    return (await this.completions.find(id)) ?? nothingHere();
  }

  /** Withdraws the recognition: what the module was held by besides stays. Putting it again is the undo. */
  async remove(id: string): Promise<void> {
    const stored = await this.completions.hold(id);
    await this.#authorise(stored?.write.personId ?? null);
    await this.completions.remove(id);
    await this.audit.record({ action: 'moduleCompletion.withdraw', entity: 'module_completion', id });
  }

  async #authorise(personId: string | null): Promise<void> {
    const subjects = personId === null ? [] : await this.people.subjects(personId);
    const writable = subjects.find((subject) => this.policy.permits('moduleCompletion.write', subject));
    const readable = subjects.find((subject) => this.policy.permits('person.read', subject));
    const subject = writable ?? readable ?? null;
    this.policy.authorise({ read: 'person.read', action: 'moduleCompletion.write', subject });
  }
}

const nothingHere = (): never => {
  throw new ProblemError('request.notFound');
};
