import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { CAST, type Name } from '../testing/cast';
import { startStory } from '../testing/story-thread';
import { testApi, type Answer, type TestApi } from '../testing/test-api';

const api = testApi();

const theme = async (name: string, aliases: string[] = [], on: TestApi = api): Promise<string> => {
  const id = randomUUID();
  await on.db.query(sql`insert into theme (id, name, aliases) values (${id}, ${name}, ${aliases})`);
  return id;
};
const give = async (storyIds: readonly string[], addThemeIds: readonly string[], on: TestApi = api): Promise<Answer> =>
  on.as('maya').post('/api/v1/stories/bulk', { storyIds, addThemeIds });
const merge = (name: Name | null, id: string, intoId: string, on: TestApi = api): Promise<Answer> =>
  on.as(name).post(`/api/v1/themes/${id}/merge`, { intoId });

describe('merging themes', () => {
  it('is refused to whoever does not curate them', async () => {
    const [into, other] = [await theme('Belonging'), await theme('Home')];
    for (const [name, status] of [
      [null, 401],
      ['tess', 403],
      ['cara', 403],
      ['fiona', 403],
    ] as const) {
      expect([name, (await merge(name, other, into)).status]).toEqual([name, status]);
    }
    expect(await api.db.query(sql`select from theme`)).toHaveLength(2);
  });

  it('is refused into itself, into what is archived or not there, of what is not there, and a second time', async () => {
    const [into, other, archived] = [await theme('Belonging'), await theme('Home'), await theme('Old')];
    await api.db.query(sql`update theme set archived_at = now() where id = ${archived}`);
    const path = `/api/v1/themes/${other}/merge`;
    expect(await api.as('maya').post(path, {})).toMatchObject({ status: 400, body: { errors: [{ path: 'intoId' }] } });
    expect(await merge('maya', other, other)).toMatchObject({ status: 422, body: { code: 'theme.mergedIntoItself' } });
    expect(await merge('maya', other, archived)).toMatchObject({ status: 409, body: { code: 'theme.archived' } });
    expect(await merge('maya', other, randomUUID())).toMatchObject({
      status: 422,
      body: { code: 'theme.mergeUnknown' },
    });
    expect((await merge('maya', randomUUID(), into)).status).toBe(404);
    expect((await merge('maya', other, into)).status).toBe(200);
    expect((await merge('maya', other, into)).status).toBe(404);
  });

  it('is refused when together they have too many names', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `Name ${index}`);
    const [into, other] = [await theme('Belonging', names), await theme('Home')];
    expect(await merge('maya', other, into)).toMatchObject({ status: 422, body: { code: 'theme.tooManyNames' } });
  });

  it('moves what has it, without a double, and keeps who gave it', async () => {
    const [one, both, none] = [await startStory(api), await startStory(api), await startStory(api)];
    const [into, other] = [await theme('Belonging', ['Fitting in']), await theme('Home', ['At home'])];
    await give([one, both], [other]);
    await give([both], [into]);

    const answer = await merge('ada', other, into);

    const aliases = ['Fitting in', 'Home', 'At home'];
    expect(answer).toMatchObject({
      status: 200,
      body: { id: into, version: 2, name: 'Belonging', aliases, stories: 2 },
    });
    const given = await api.db.query(sql`
      select story_id as id, theme_id as theme, added_by as by from story_theme order by story_id`);
    expect(given).toEqual([one, both].toSorted().map((id) => ({ id, theme: into, by: CAST.maya })));
    expect(given).not.toContainEqual(expect.objectContaining({ id: none }));
  });

  it('leaves it out of every choice, and finds its stories by its name', async () => {
    const id = await startStory(api);
    const [into, other] = [await theme('Belonging'), await theme('Getting around')];
    await give([id], [other]);
    await merge('maya', other, into);

    expect((await api.as('maya').get('/api/v1/themes')).body.items).toEqual([{ id: into, name: 'Belonging' }]);
    expect((await api.as('maya').get('/api/v1/themes/usage')).body.items).toMatchObject([{ id: into }]);
    expect((await give([id], [other])).status).toBe(404);
    const search = await api.as('tess').post('/api/v1/stories/search', { q: 'getting around' });
    expect(search.body.items).toMatchObject([{ id, matches: ['theme'] }]);
    // Nobody makes it anew: it is there, by its other name.
    const anew = await api.as('maya').put(`/api/v1/themes/${randomUUID()}`, { name: 'getting AROUND' });
    expect(anew).toMatchObject({ status: 409, body: { code: 'theme.exists', current: { id: into } } });
  });

  it('gives nothing to what was withdrawn', async () => {
    const id = await startStory(api);
    const [into, other] = [await theme('Belonging'), await theme('Home')];
    await give([id], [other]);
    await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });
    expect(await merge('maya', other, into)).toMatchObject({ status: 200, body: { stories: 0 } });
    expect(await api.db.query(sql`select from story_theme`)).toEqual([]);
  });

  it('leaves a trace on both, and on every story', async () => {
    const id = await startStory(api);
    const [into, other] = [await theme('Belonging'), await theme('Home')];
    await give([id], [other]);
    await merge('maya', other, into);
    const trail = await api.db.query(sql`
      select action, entity_id as id, fields, reason from audit_event order by audit_event.id desc limit 3`);
    expect(trail.toReversed()).toEqual([
      { action: 'story.themes', id, fields: ['themes'], reason: null },
      { action: 'theme.merge', id: into, fields: ['aliases', 'stories'], reason: null },
      { action: 'theme.mergedAway', id: other, fields: ['stories'], reason: null },
    ]);
  });
});

describe('merging themes at once', () => {
  const real = testApi({ rollBack: false });

  it('each into the other, or the same twice: one is done, and nothing is lost', async () => {
    for (const isCrosswise of [true, false]) {
      const storyId = await startStory(real);
      const [a, b] = [await theme(randomUUID(), [], real), await theme(randomUUID(), [], real)];
      await give([storyId], [a, b], real);
      const answers = await Promise.all([
        merge('maya', a, b, real),
        isCrosswise ? merge('ada', b, a, real) : merge('ada', a, b, real),
      ]);

      const [done, refused] = answers.map(({ status }) => status).toSorted((one, other) => one - other);
      expect(done).toBe(200);
      expect([404, 422]).toContain(refused);
      expect(await real.db.query(sql`select from theme where id = any (${[a, b]}::uuid[])`)).toHaveLength(1);
      expect(await real.db.query(sql`select from story_theme where story_id = ${storyId}`)).toHaveLength(1);
    }
  });

  it('while stories are given the one that goes: they have the other, or are told', async () => {
    const [into, other] = [await theme(randomUUID(), [], real), await theme(randomUUID(), [], real)];
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) ids.push(await startStory(real));
    await give(ids.slice(0, 2), [other], real);

    const [merged, ...given] = await Promise.all([
      merge('maya', other, into, real),
      ...ids.toReversed().map((id) => give([id], [other], real)),
    ]);

    expect(merged.status).toBe(200);
    for (const { status } of given) expect([200, 404, 422]).toContain(status);
    const had = given.filter(({ status }) => status === 200).length;
    const tagged = await real.db.query(sql`select from story_theme where theme_id = ${into}`);
    expect(tagged.length).toBeGreaterThanOrEqual(Math.max(2, had));
    expect(await real.db.query(sql`select from story_theme where theme_id = ${other}`)).toEqual([]);
  });
});
