import { Injectable } from '@nestjs/common';
import type { NamedTheme, ThemeDetails, ThemeUsage } from '@throughline/domain/stories';
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

  /** In the order of their ids, as whoever changes many stories at once does. */
  async lockStories(themeId: string): Promise<void> {
    await this.database.query(sql`
      select from story where id in (select story_id from story_theme where theme_id = ${themeId}) order by id for no key update`);
  }

  async lockEach(ids: readonly string[]): Promise<NamedTheme[]> {
    return this.database.query<NamedTheme>(sql`
      select id, name, aliases, archived_at is not null as "isArchived" from theme
      where id = any (${[...ids]}::uuid[]) order by id for update`);
  }

  /**
   * Who gave a theme, and when, stays; who gave both gave the first one. What was withdrawn is given nothing any more.
   *
   * @returns the stories that had it
   */
  async merge({ id, intoId, aliases }: { id: string; intoId: string; aliases: readonly string[] }): Promise<string[]> {
    await this.database.query(sql`
      insert into story_theme (story_id, theme_id, added_at, added_by)
      select tagged.story_id, ${intoId}, tagged.added_at, tagged.added_by
      from story_theme tagged join story on story.id = tagged.story_id
      where tagged.theme_id = ${id} and ${STANDS}
      order by tagged.story_id
      on conflict on constraint story_theme_pkey do nothing`);
    const taken = await this.database.query<{ storyId: string }>(sql`
      delete from story_theme where theme_id = ${id} returning story_id as "storyId"`);
    await this.database.query(sql`delete from theme where id = ${id}`);
    const { at, by } = stamp(this.clock);
    await this.database.query(sql`
      update theme set aliases = ${[...aliases]}, version = version + 1, updated_at = ${at}, updated_by = ${by} where id = ${intoId}`);
    return taken.map(({ storyId }) => storyId).toSorted();
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
