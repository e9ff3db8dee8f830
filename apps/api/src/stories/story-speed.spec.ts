import sql from 'sql-template-tag';
import { REGIONS, type Name } from '../testing/cast';
import { manyStories } from '../testing/many-stories';
import { testApi } from '../testing/test-api';

const api = testApi({ rollBack: false });
const COUNT = 100_000;

/** Milliseconds from asking to the whole answer: the best of some, for the machine has other work too. */
const best = async (ask: () => Promise<{ status: number }>): Promise<number> => {
  const taken: number[] = [];
  for (let time = 0; time < 5; time++) {
    const from = performance.now();
    expect((await ask()).status).toBe(200);
    taken.push(performance.now() - from);
    if ((taken.at(-1) ?? 0) < 20) break;
  }
  return Math.min(...taken);
};

/** What is promised, and how far a busy machine may be from it before this fails. */
const PROMISED = { list: 50, search: 100, board: 100 } as const;
const SLACK = 5;

describe('with a hundred thousand stories', () => {
  const measured: Record<string, number> = {};
  beforeAll(() => manyStories(api, COUNT), 60_000);
  afterAll(() => {
    if (process.env['SHOW_SPEED']) process.stderr.write(`${JSON.stringify(measured)}\n`);
  });

  const LISTS = ['', '?sort=recordedOn', '?state=submitted', `?regionId=${REGIONS.south}`, '?state=published'];
  it.each(
    (['maya', 'tess', 'tom', 'ada', 'cara', 'omar', 'sal', 'nora'] as const).flatMap((name) =>
      LISTS.map((query): [Name, string] => [name, query]),
    ),
  )('%s gets a page of the list%s with its count', async (name, query) => {
    const took = await best(() => api.as(name).get(`/api/v1/stories${query}`));
    measured[`${name} list ${query}`] = Math.round(took);
    expect(took).toBeLessThan(PROMISED.list * SLACK);
  });

  it.each(
    (['maya', 'tess', 'ada', 'nora'] as const).flatMap((name) =>
      [
        'listened',
        'neighbour',
        'zeppelin',
        'word1',
        'wor',
        'Nroth',
        'north zeppelin',
        '"no such words"',
        '-listened',
      ].map((q): [Name, string] => [name, q]),
    ),
  )('%s finds %s', async (name, q) => {
    const took = await best(() => api.as(name).post('/api/v1/stories/search', { q }));
    measured[`${name} search ${q}`] = Math.round(took);
    expect(took).toBeLessThan(PROMISED.search * SLACK);
  });

  it.each(['maya', 'tess', 'tom', 'ada', 'cara', 'sal', 'nora'] as const)(
    '%s gets the first page of the board',
    async (name) => {
      const took = await best(() => api.as(name).get('/api/v1/stories/board'));
      measured[`${name} board`] = Math.round(took);
      expect(took).toBeLessThan(PROMISED.board * SLACK);
    },
  );

  it('counts as far as a thousand', async () => {
    expect((await api.as('ada').get('/api/v1/stories')).body).toMatchObject({ total: 1000, totalIsCapped: true });
    expect((await api.as('ada').post('/api/v1/stories/search', { q: 'listened' })).body).toMatchObject({
      total: 1000,
      totalIsCapped: true,
    });
    expect((await api.as('ada').post('/api/v1/stories/search', { q: 'zeppelin' })).body.total).toBe(COUNT / 2500);
  });

  it('has of each what the triggers would have kept', async () => {
    const differing = await api.db.query(sql`
      select from story join story_search search on search.story_id = story.id
      where number <= 100 and (search.document <> story_search_document(story.id))`);
    expect(differing).toEqual([]);
  });
});
