import { Injectable } from '@nestjs/common';
import { foldForSearch } from '@throughline/domain/shared';
import type { Theme, ThemeList, ThemeWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { stamp } from '../platform/stamp';
import { ThemesQueries } from './themes.queries';

/** Themes for those who review stories, wherever they do: one list, so that the same thing has one name. */
@Injectable()
export class ThemesService {
  constructor(
    private readonly queries: ThemesQueries,
    private readonly database: Database,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<ThemeList> {
    this.policy.demand('story.review');
    return { items: await this.queries.list() };
  }

  /** Makes one, unless there is one of that name, whatever its capitals and accents: then the answer says which. */
  async create(id: string, { name }: ThemeWrite): Promise<Theme> {
    this.policy.demand('story.review');
    // Two who make "Café" and "cafe" at once come one after the other.
    await this.database.query(sql`lock table theme in share row exclusive mode`);
    const all = await this.queries.all();
    const own = all.find((theme) => theme.id === id);
    if (own && own.name !== name) throw new ProblemError('request.alreadyExists');
    if (own) return { id, name };
    const folded = foldForSearch(name);
    const same = all.find((theme) => [theme.name, ...theme.aliases].some((each) => foldForSearch(each) === folded));
    if (same) throw new ProblemError('theme.exists', {}, { current: { id: same.id, name: same.name } });
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      insert into theme (id, name, created_at, created_by, updated_at, updated_by) values (${id}, ${name}, ${at}, ${by}, ${at}, ${by})`);
    await this.audit.record({ action: 'theme.create', entity: 'theme', id, fields: ['name'] });
    return { id, name };
  }
}
