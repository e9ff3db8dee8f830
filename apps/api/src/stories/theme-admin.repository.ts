import { Injectable } from '@nestjs/common';
import type { ThemeDetails, ThemeUsage } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { stamp } from '../platform/stamp';
import { StoriesQueries, WHERE_IT_IS } from './stories.queries';
import { STANDS } from './story-list.queries';

@Injectable()
export class ThemeAdminRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stories: StoriesQueries,
  ) {}

  /** Every theme, with how many of the stories that the actor may read have it. */
  async usage(): Promise<ThemeUsage[]> {
    return this.database.query<ThemeUsage>(sql`
      select theme.id, theme.version, theme.name, theme.aliases, theme.archived_at is not null as "isArchived",
             coalesce(used.stories, 0) as stories
      from theme
      left join (
        select tagged.theme_id, count(*)::integer as stories
        from ${WHERE_IT_IS} join story_theme tagged on tagged.story_id = story.id
        where ${STANDS} and ${this.stories.readable(this.clock.now())}
        group by tagged.theme_id
      ) used on used.theme_id = theme.id
      order by lower(theme.name), theme.id`);
  }

  async lock(id: string): Promise<{ version: number; write: ThemeDetails } | null> {
    const row = await this.database.one<ThemeDetails & { version: number }>(sql`
      select version, name, aliases, archived_at is not null as "isArchived" from theme where id = ${id} for update`);
    if (!row) return null;
    const { version, ...write } = row;
    return { version, write };
  }

  async edit(id: string, { name, aliases, isArchived }: ThemeDetails): Promise<void> {
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update theme
      set name = ${name}, aliases = ${[...aliases]}, archived_at = case when ${isArchived} then coalesce(archived_at, ${at}) end,
          version = version + 1, updated_at = ${at}, updated_by = ${by}
      where id = ${id}`);
  }
}
