import { Injectable } from '@nestjs/common';
import type { ThemeDetails, ThemeUsage, ThemeUsageList } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
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

  async #read(id: string): Promise<ThemeUsage> {
    const found = (await this.themes.usage()).find((theme) => theme.id === id);
    if (!found) throw new ProblemError('request.notFound');
    return found;
  }
}
