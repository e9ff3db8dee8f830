import { Injectable } from '@nestjs/common';
import type {
  CitableList,
  CitationWrite,
  Output,
  OutputList,
  OutputQuery,
  OutputWrite,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { StoriesQueries } from './stories.queries';
import { StoryUseQueries } from './story-use.queries';
import { StoryUseRepository } from './story-use.repository';

/** What is made of stories. That each story may be cited is for the database to say, under the lock of the story (B3.20). */
@Injectable()
export class OutputsService {
  constructor(
    private readonly rows: StoryUseRepository,
    private readonly queries: StoryUseQueries,
    private readonly stories: StoriesQueries,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list(query: OutputQuery): Promise<OutputList> {
    const { items, ...page } = await this.queries.outputs(query);
    return { ...page, items: items.map((facts) => ({ ...facts, may: this.#may(facts.programme.id) })) };
  }

  async read(id: string): Promise<Output> {
    const facts = await this.queries.output(id);
    this.policy.authorise({ read: 'output.read', subject: facts && { programmeId: facts.programme.id } });
    if (!facts) throw new ProblemError('request.notFound');
    return { ...facts, may: this.#may(facts.programme.id) };
  }

  async write(id: string, ifMatch: number | null, write: OutputWrite): Promise<Output> {
    const found = await this.rows.output(id);
    if (found) this.#authorise(found.programmeId);
    const { version, ...before } = found ?? { version: 0 };
    const stored = found && { version, write: before as OutputWrite };
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.read(id) });
    if (decision.kind === 'same') return this.read(id);
    this.policy.authorise({
      read: 'programme.read',
      action: 'output.write',
      subject: { programmeId: write.programmeId },
    });
    if (write.publishedOn !== null && write.publishedOn > (await this.queries.today(write.programmeId))) {
      throw new ProblemError('output.publishedInFuture');
    }
    if (found) await this.rows.editOutput(id, write);
    else if (!(await this.rows.addOutput(id, write))) throw new ProblemError('request.notFound');
    const fields = decision.kind === 'edit' ? decision.changed : Object.keys(write);
    await this.audit.record({ action: 'output.write', entity: 'curated_output', id, fields });
    return this.read(id);
  }

  async remove(id: string): Promise<void> {
    await this.#hold(id);
    await this.rows.removeOutput(id);
    await this.audit.record({ action: 'output.remove', entity: 'curated_output', id });
  }

  async citable(id: string): Promise<CitableList> {
    await this.#hold(id);
    return { items: await this.queries.citable(id) };
  }

  async cite(id: string, citationId: string, write: CitationWrite): Promise<Output> {
    await this.#hold(id);
    // Somebody cites what they have a part in; what is none of their business does not exist for them.
    this.policy.authorise({ read: 'storyUse.read', subject: await this.stories.subject(write.storyId) });
    const earlier = await this.rows.citation(citationId);
    if (earlier) {
      const { outputId, storyId, quoteId, isRemoved } = earlier;
      const isSame = outputId === id && storyId === write.storyId && quoteId === write.quoteId && !isRemoved;
      if (!isSame) throw new ProblemError('request.alreadyExists');
      return this.read(id);
    }
    await this.rows.cite(citationId, id, write);
    await this.audit.record({ action: 'output.cite', entity: 'output_citation', id: citationId });
    return this.read(id);
  }

  async uncite(id: string, citationId: string): Promise<Output> {
    await this.#hold(id);
    const earlier = await this.rows.citation(citationId);
    if (earlier?.outputId !== id) throw new ProblemError('request.notFound');
    if (!earlier.isRemoved) {
      await this.rows.uncite(citationId);
      await this.audit.record({ action: 'output.uncite', entity: 'output_citation', id: citationId });
    }
    return this.read(id);
  }

  async #hold(id: string): Promise<void> {
    const found = await this.rows.output(id);
    this.#authorise(found?.programmeId ?? null);
  }

  #authorise(programmeId: string | null): void {
    const subject = programmeId === null ? null : { programmeId };
    this.policy.authorise({ read: 'output.read', action: 'output.write', subject });
  }

  #may(programmeId: string): Output['may'] {
    return { write: this.policy.permits('output.write', { programmeId }) };
  }
}
