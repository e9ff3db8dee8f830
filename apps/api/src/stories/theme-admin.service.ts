import { Injectable } from '@nestjs/common';
import { mergedAliases, type ThemeDetails, type ThemeUsage, type ThemeUsageList } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError, unwrap } from '../platform/problem';
import { decidePut } from '../platform/versioned';
import { ThemeAdminRepository } from './theme-admin.repository';

/** Themes that are there: how often each is used, and what it is called. */
@Injectable()
export class ThemeAdminService {
  constructor(
    private readonly themes: ThemeAdminRepository,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async usage(): Promise<ThemeUsageList> {
    this.policy.demand('story.read');
    return { items: await this.themes.usage() };
  }

  async edit(id: string, write: ThemeDetails, ifMatch: number | null): Promise<ThemeUsage> {
    this.policy.demand('theme.curate');
    const stored = await this.themes.lock(id);
    if (!stored) throw new ProblemError('request.notFound');
    const decision = await decidePut({ ifMatch, write, stored, current: () => this.#read(id) });
    if (decision.kind === 'edit') {
      await this.themes.edit(id, write);
      await this.audit.record({ action: 'theme.edit', entity: 'theme', id, fields: decision.changed });
    }
    return this.#read(id);
  }

  /**
   * Whoever curates themes does so for all programmes, and so for stories that they may not read: those keep what they are about, only by
   * another name.
   */
  async merge(id: string, intoId: string): Promise<ThemeUsage> {
    this.policy.demand('theme.curate');
    // The stories first, as everybody does who gives them themes: none then waits for the other.
    await this.themes.lockStories(id);
    const locked = await this.themes.lockEach([id, intoId]);
    const [other, into] = [id, intoId].map((each) => locked.find((theme) => theme.id === each));
    if (!other) throw new ProblemError('request.notFound');
    if (!into) throw new ProblemError('theme.mergeUnknown');
    const aliases = unwrap(mergedAliases(into, other));
    const storyIds = await this.themes.merge({ id, intoId, aliases });
    await this.audit.recordEach(storyIds, { action: 'story.themes', entity: 'story', fields: ['themes'] });
    await this.audit.record({ action: 'theme.merge', entity: 'theme', id: intoId, fields: ['aliases', 'stories'] });
    await this.audit.record({ action: 'theme.mergedAway', entity: 'theme', id, fields: ['stories'] });
    return this.#read(intoId);
  }

  async #read(id: string): Promise<ThemeUsage> {
    const found = (await this.themes.usage()).find((theme) => theme.id === id);
    if (!found) throw new ProblemError('request.notFound');
    return found;
  }
}
