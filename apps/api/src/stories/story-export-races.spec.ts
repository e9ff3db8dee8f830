import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { Database } from '../platform/database';
import { tokenOf } from '../testing/cast';
import { manyStories } from '../testing/many-stories';
import { testApi } from '../testing/test-api';
import { ToldStory, wordOf } from '../testing/told-story';
import { EXPORT_BATCH } from './story-export.service';
import { StoryListQueries } from './story-list.queries';

// What happens here is committed, by several connections at once.
const api = testApi({ rollBack: false });
/** Of which one in six is public and in the programme of whoever asks. */
const OTHERS = EXPORT_BATCH * 15;

/** Told after all others, and so in the last batch by the day of recording. */
const told = async (): Promise<ToldStory> => {
  const story = new ToldStory(api);
  await story.tell();
  return story;
};
const withdraw = async ({ id }: ToldStory): Promise<void> => {
  const body = { consentId: randomUUID(), scopes: 'all' };
  expect((await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, body)).status).toBe(200);
};

const linkOf = async ({ id }: ToldStory): Promise<string> => {
  const { body } = await api.as('tess').post(`/api/v1/stories/${id}/withdrawal-link`, {});
  return String(body.path).split('#')[1] ?? '';
};

/** Asks for the table. `before` is done when a batch is about to be read, by its number; the others are read meanwhile as ever. */
const exported = async (before: Readonly<Record<number, () => Promise<void>>>): Promise<string> => {
  const queries = api.get(StoryListQueries);
  const page = queries.page.bind(queries);
  let batch = 0;
  const held = jest.spyOn(queries, 'page').mockImplementation(async (asked) => {
    batch += 1;
    await before[batch]?.();
    return page(asked);
  });
  try {
    const headers = { cookie: `__Host-throughline=${tokenOf('tom')}` };
    const answer = await fetch(`${api.url}/api/v1/stories/export?sort=recordedOn`, { headers });
    expect(answer.status).toBe(200);
    const table = await answer.text();
    expect(batch).toBe(3);
    return table;
  } finally {
    held.mockRestore();
  }
};

/** Until a connection to this database waits for a lock. */
const waiting = async (): Promise<void> => {
  for (;;) {
    const found = await api.db.one<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if ((found?.count ?? 0) > 0) return;
  }
};

describe('a story that is withdrawn while a table is on its way', () => {
  beforeAll(async () => {
    // The others have the first numbers of their strands.
    await api.db.query(sql`update strand set last_story_number = 100000`);
    await manyStories(api, OTHERS);
  }, 60_000);

  it('is in it while nobody withdraws it', async () => {
    await told();
    expect(await exported({})).toContain(wordOf('pseudonym'));
  });

  it('is in no batch after the commit', async () => {
    const stories = (await api.db.query<{ id: string }>(sql`
      select id from story where storyteller_pseudonym = ${wordOf('pseudonym')} and state = 'published'`)) as ToldStory[];
    const story = await told();
    const table = await exported({
      2: async () => {
        for (const each of [...stories, story]) await withdraw(each);
      },
    });

    expect(table.split('\r\n').length).toBeGreaterThan(EXPORT_BATCH * 2);
    expect(table).not.toContain(wordOf('pseudonym'));
  });

  it('is not in a batch that was asked for before, and read after the commit', async () => {
    const story = await told();
    const link = await linkOf(story);
    const other = api.get(Database).dataSource.createQueryRunner();
    try {
      const table = exported({
        // Held at what is read together with the words. A withdrawal by link does not look there.
        3: async () => {
          await other.startTransaction();
          await other.query('lock table community in access exclusive mode');
        },
      });
      await waiting();
      const body = { token: link, consentId: randomUUID(), scopes: 'all' };
      expect((await api.as(null).post('/api/v1/withdrawal-links/take-back', body)).status).toBe(200);
      await other.commitTransaction();
      expect(await table).not.toContain(wordOf('pseudonym'));
    } finally {
      await other.release();
    }
  });
});
