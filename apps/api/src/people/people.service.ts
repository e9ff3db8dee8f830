import { Injectable } from '@nestjs/common';
import type { Action } from '@throughline/domain/access';
import type { PeopleFound, Person, PersonWrite } from '@throughline/domain/people';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { PeopleQueries } from './people.queries';
import { PeopleRepository } from './people.repository';

@Injectable()
export class PeopleService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly queries: PeopleQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async read(id: string): Promise<Person> {
    await this.authorise(id, 'person.read');
    return this.#find(id);
  }

  search(name: string): Promise<PeopleFound> {
    return this.queries.search(name);
  }

  async put(id: string, write: PersonWrite, ifMatch: number | null): Promise<Person> {
    const stored = await this.people.hold(id);
    await this.authorise(id, 'person.write');
    // People come into being through an enrolment, so there is nothing here to create.
    if (!stored) throw new ProblemError('request.notFound');
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#find(id) });
    if (decision.kind === 'edit') {
      await this.people.edit(id, write);
      await this.audit.record({ action: 'person.edit', entity: 'person', id, fields: decision.changed });
    }
    return this.#find(id);
  }

  /**
   * Sees to it that somebody can be enrolled: a new person when a name is given, else one who is known to whoever asks. Somebody they
   * cannot see does not exist for them.
   */
  async admit(id: string, preferredName: string | undefined): Promise<void> {
    const stored = await this.people.hold(id);
    if (!stored && preferredName !== undefined) {
      await this.people.create(id, { preferredName });
      await this.audit.record({ action: 'person.create', entity: 'person', id });
      return;
    }
    const subjects = await this.queries.subjects(id);
    if (!stored || !subjects.some((subject) => this.policy.permits('person.read', subject))) {
      throw new ProblemError(preferredName === undefined ? 'request.reference' : 'request.alreadyExists');
    }
    if (preferredName !== undefined && preferredName !== stored.write.preferredName) {
      throw new ProblemError('request.alreadyExists');
    }
  }

  /** For an action to a person: decided on each of their enrolments by itself. */
  async authorise(id: string, action: Action): Promise<void> {
    const subjects = await this.queries.subjects(id);
    const allowing = (asked: Action) => subjects.find((subject) => this.policy.permits(asked, subject));
    const subject = allowing(action) ?? allowing('person.read') ?? subjects[0] ?? null;
    this.policy.authorise({ read: 'person.read', action, subject });
  }

  async #find(id: string): Promise<Person> {
    const person = await this.queries.find(id);
    if (!person) throw new ProblemError('request.notFound');
    const subjects = await this.queries.subjects(id);
    const may = (action: Action): boolean => subjects.some((subject) => this.policy.permits(action, subject));
    return {
      ...person,
      may: { write: may('person.write'), readNeeds: may('person.readNeeds'), writeNeeds: may('person.writeNeeds') },
    };
  }
}
