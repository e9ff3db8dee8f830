import { Injectable } from '@nestjs/common';
import type { StoryExportQuery } from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Clock } from '../platform/clock';
import { Csv } from '../platform/csv';
import { StoryListQueries } from './story-list.queries';
import { SHEET_COLUMNS, sheetRow } from './story-sheet';

/** Stories in one query: enough that a long list does not take long, and few enough that what was read a moment ago is soon sent. */
export const EXPORT_BATCH = 100;

/** The list of stories as a table: of what the actor may read alone, and each leaves a trace. */
@Injectable()
export class StoryExportService {
  constructor(
    private readonly stories: StoryListQueries,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Each batch is asked for anew when the one before has left, with the consent that counts then: a story that is withdrawn while the
   * table is on its way is in no later one.
   */
  async export(asked: StoryExportQuery): Promise<Csv> {
    const page = (cursor?: string) => this.stories.page({ ...asked, cursor, limit: EXPORT_BATCH });
    // By the names of what it was filtered by: their values can say whose stories somebody looked at.
    const { sort: _, ...filter } = asked;
    await this.audit.record({ action: 'story.export', entity: 'story', id: null, fields: Object.keys(filter) });
    // The first is asked for before the answer begins, so that a refusal is one.
    let batch: Awaited<ReturnType<typeof page>> | null = await page();
    let cursor: string | undefined;
    const next = async () => {
      const { items, next: after } = batch ?? (await page(cursor));
      batch = null;
      cursor = after ?? undefined;
      return { rows: items.map(sheetRow), isLast: after === null };
    };
    return new Csv(`stories-${this.clock.now().toISOString().slice(0, 10)}.csv`, SHEET_COLUMNS, next);
  }
}
