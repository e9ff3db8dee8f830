import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { startStory, storyWrite } from '../testing/story-thread';
import { Database } from '../platform/database';
import { testApi, type Answer } from '../testing/test-api';

const PATH = '/api/v1/stories';
const api = testApi();

const theme = async (name = 'Belonging'): Promise<string> => {
  const id = randomUUID();
  await api.db.query(sql`insert into theme (id, name) values (${id}, ${name})`);
  return id;
};
const collection = async (programmeId: string = PROGRAMMES.P1, name = 'What helps'): Promise<string> => {
  const id = randomUUID();
  const { status } = await api.as('ada').put(`/api/v1/collections/${id}`, { programmeId, name });
  expect(status).toBe(200);
  return id;
};
const bulk = (name: Name | null, body: object): Promise<Answer> => api.as(name).post(`${PATH}/bulk`, body);
const inCollection = async (id: string, name: Name = 'maya'): Promise<unknown> =>
  (await api.as(name).get(`/api/v1/collections/${id}`)).body.stories;

/** The same story again and again, under numbers of its own. */
const copies = async (id: string, count: number): Promise<string[]> => {
  const made = await api.db.query<{ id: string }>(sql`
    with made as (
      insert into story (id, strand_id, region_id, number, technique, media, language, conversation_starter, recorded_on,
        gatherer_kind, logged_by, storyteller_pseudonym, storyteller_age, is_practice, state)
      select gen_random_uuid(), strand_id, region_id, 1000 + copy, technique, media, language, conversation_starter, recorded_on,
        gatherer_kind, logged_by, storyteller_pseudonym, storyteller_age, is_practice, 'planned'
      from story cross join generate_series(1, ${count}::integer) copy where story.id = ${id} returning id),
    texts as (insert into story_text (story_id, version, created_at) select id, 1, now() from made)
    select id from made`);
  return made.map((each) => each.id);
};

describe('themes and collections of many stories', () => {
  it('are refused as a whole where one story is not seen, or may not be curated', async () => {
    const [mine, themeId] = [await startStory(api), await theme()];
    const elsewhere = randomUUID();
    await api.as('omar').put(`${PATH}/${elsewhere}`, storyWrite({ strandId: STRANDS.T1, regionId: REGIONS.east }));
    const storyIds = [mine, elsewhere];

    expect((await bulk(null, { storyIds, addThemeIds: [themeId] })).status).toBe(401);
    expect((await bulk('maya', { storyIds, addThemeIds: [themeId] })).status).toBe(404);
    expect((await bulk('maya', { storyIds: [mine, randomUUID()], addThemeIds: [themeId] })).status).toBe(404);
    expect((await bulk('tess', { storyIds, addThemeIds: [themeId] })).status).toBe(404);
    expect((await bulk('tess', { storyIds: [mine], addThemeIds: [themeId] })).status).toBe(403);
    expect((await bulk('fiona', { storyIds: [mine], addThemeIds: [themeId] })).status).toBe(404);
    expect(await api.db.query(sql`select from story_theme`)).toEqual([]);
  });

  it('name what is malformed', async () => {
    const id = randomUUID();
    const cases: readonly [object, string][] = [
      [{ storyIds: [], addThemeIds: [id] }, 'storyIds'],
      [{ storyIds: [id, id], addThemeIds: [id] }, 'storyIds'],
      [{ storyIds: Array.from({ length: 201 }, () => randomUUID()), addThemeIds: [id] }, 'storyIds'],
      [{ storyIds: [id] }, 'addThemeIds'],
      [{ storyIds: [id], addThemeIds: [id], removeThemeIds: [id] }, 'removeThemeIds'],
      [{ storyIds: [id], addCollectionIds: [id], removeCollectionIds: [id] }, 'removeCollectionIds'],
      [{ storyIds: [id], addThemeIds: [id], tags: [] }, 'tags'],
    ];
    for (const [body, path] of cases) {
      expect(await bulk('maya', body)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    }
  });

  it('are refused for a theme or collection that is not there, is archived, or is of another programme', async () => {
    const [storyId, elsewhere, here, themeId] = [
      await startStory(api),
      await collection(PROGRAMMES.P2),
      await collection(),
      await theme(),
    ];
    const storyIds = [storyId];
    expect((await bulk('maya', { storyIds, addThemeIds: [themeId, randomUUID()] })).status).toBe(404);
    expect((await bulk('maya', { storyIds, addThemeIds: [themeId], addCollectionIds: [elsewhere] })).status).toBe(404);
    const other = await bulk('ada', { storyIds, addThemeIds: [themeId], addCollectionIds: [elsewhere] });
    expect(other).toMatchObject({ status: 422, body: { code: 'collection.otherProgramme' } });
    await api.db.query(sql`update story_collection set archived_at = now() where id = ${here}`);
    expect(await bulk('maya', { storyIds, addCollectionIds: [here] })).toMatchObject({
      ...{ status: 409, body: { code: 'collection.archived' } },
    });
    expect(await api.db.query(sql`select from story_theme`)).toEqual([]);
  });

  it('are refused for what was withdrawn, which is out of every answer', async () => {
    const [id, stays] = [await startStory(api), await startStory(api)];
    const [themeId, collectionId] = [await theme(), await collection()];
    const storyIds = [id, stays];
    await bulk('maya', { storyIds, addThemeIds: [themeId], addCollectionIds: [collectionId] });
    expect(await inCollection(collectionId)).toBe(2);

    await api.as('tess').post(`${PATH}/${id}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });
    const again = await bulk('maya', { storyIds, addThemeIds: [await theme('Trust')] });
    expect(again).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
    expect(await inCollection(collectionId)).toBe(1);
    for (const query of [`themeId=${themeId}`, `collectionId=${collectionId}`]) {
      const { body } = await api.as('maya').get(`${PATH}?${query}`);
      expect([body.total, body.items[0].id]).toEqual([1, stays]);
    }
    const { items } = (await api.as('maya').get('/api/v1/themes/usage')).body;
    expect(items).toMatchObject([{ id: themeId, stories: 1 }, { stories: 0 }]);
  });

  it('cannot be got round in the database', async () => {
    const id = await startStory(api);
    await api.as('tess').post(`${PATH}/${id}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });
    const themeId = await theme();
    await expect(
      api.db.query(sql`insert into story_theme (story_id, theme_id, added_at) values (${id}, ${themeId}, now())`),
    ).rejects.toMatchObject({ constraint: 'story_curated_not_withdrawn' });
  });

  it('say what really changed, so that the inverse undoes just that; to say it twice changes nothing', async () => {
    const [one, two] = [await startStory(api), await startStory(api)].toSorted() as [string, string];
    const [themeId, collectionId] = [await theme(), await collection()];
    await bulk('maya', { storyIds: [one], addThemeIds: [themeId] });

    const body = { storyIds: [one, two], addThemeIds: [themeId], addCollectionIds: [collectionId] };
    const done = await bulk('maya', body);
    expect(done).toMatchObject({
      status: 200,
      body: {
        changes: [
          { kind: 'addThemeIds', id: themeId, storyIds: [two] },
          { kind: 'addCollectionIds', id: collectionId, storyIds: [one, two] },
        ],
      },
    });
    expect((await bulk('maya', body)).body).toEqual({ changes: [] });

    await bulk('maya', { storyIds: [two], removeThemeIds: [themeId] });
    await bulk('maya', { storyIds: [one, two], removeCollectionIds: [collectionId] });
    expect(await api.db.query(sql`select story_id from story_theme`)).toEqual([{ story_id: one }]);
    expect(await inCollection(collectionId)).toBe(0);
  });

  it('leave a line in the trail for each story that changed, without values', async () => {
    const [one, two] = [await startStory(api), await startStory(api)];
    const themeId = await theme();
    await bulk('maya', { storyIds: [one], addThemeIds: [themeId] });
    await bulk('maya', { storyIds: [one, two], addThemeIds: [themeId] });

    const trail = await api.db.query<{ entity_id: string }>(
      sql`select entity_id, fields, reason from audit_event where action = 'story.themes' order by id`,
    );
    expect(trail).toEqual([one, two].map((entity_id) => ({ entity_id, fields: ['themes'], reason: null })));
  });

  it('take as many statements for two hundred stories as for two', async () => {
    const [copied, one, other] = [await startStory(api), await startStory(api), await startStory(api)];
    const hundreds = await copies(copied, 199);
    const themeId = await theme();
    const statements = async (storyIds: readonly string[]): Promise<number> => {
      const runner = api.get(Database).base.queryRunner;
      if (!runner) throw new Error('Each test runs in a transaction of its own');
      const spy = jest.spyOn(runner, 'query');
      const answer = await bulk('maya', { storyIds, addThemeIds: [themeId] });
      const { length } = spy.mock.calls;
      spy.mockRestore();
      expect((answer.body.changes as { storyIds: string[] }[])[0]?.storyIds).toHaveLength(storyIds.length);
      return length;
    };
    const [few, many] = [await statements([one, other]), await statements([copied, ...hundreds])];
    expect(few).toBeGreaterThan(3);
    expect(many).toBe(few);
  });

  it('are a curator’s to give where the storyteller allows it', async () => {
    const open = await startStory(api, { to: 'submitted' });
    const closed = await startStory(api, { to: 'submitted', consent: { scopes: ['record_hold'] } });
    const collectionId = await collection();
    expect((await bulk('cara', { storyIds: [open, closed], addCollectionIds: [collectionId] })).status).toBe(404);
    expect((await bulk('cara', { storyIds: [open], addCollectionIds: [collectionId] })).status).toBe(200);
    await bulk('maya', { storyIds: [closed], addCollectionIds: [collectionId] });
    expect([await inCollection(collectionId, 'cara'), await inCollection(collectionId)]).toEqual([1, 2]);
    expect(await inCollection(collectionId, 'tom')).toBe(0);
  });
});

describe('collections and themes', () => {
  it('keep their names apart, and are edited from the version that was seen', async () => {
    const id = await collection();
    const write = { programmeId: PROGRAMMES.P1, name: 'what HELPS' };
    expect(await api.as('maya').put(`/api/v1/collections/${randomUUID()}`, write)).toMatchObject({
      ...{ status: 409, body: { code: 'collection.nameTaken' } },
    });
    const archived = { programmeId: PROGRAMMES.P1, name: 'What helps', isArchived: true };
    const stale = await api.as('maya').put(`/api/v1/collections/${id}`, archived, { 'if-match': '"7"' });
    expect(stale).toMatchObject({ status: 412, body: { changed: ['isArchived'], current: { isArchived: false } } });
    const done = await api.as('maya').put(`/api/v1/collections/${id}`, archived, { 'if-match': '"1"' });
    expect(done).toMatchObject({ status: 200, body: { isArchived: true, version: 2, may: { write: true } } });
    const open = await api.as('maya').get('/api/v1/collections?isArchived=false');
    expect(open.body.items).toEqual([]);
  });

  it('are renamed, known by other names and archived', async () => {
    const [id] = [await theme(), await theme('Trust')];
    const path = `/api/v1/themes/${id}/details`;
    const taken = await api.as('maya').put(path, { name: 'TRUST' }, { 'if-match': '"1"' });
    expect(taken).toMatchObject({ status: 409, body: { code: 'theme.nameTaken' } });
  });

  it('are out of the menus once they are archived', async () => {
    const [id, storyId] = [await theme(), await startStory(api)];
    const write = { name: 'Belonging here', aliases: ['home'], isArchived: true };
    const done = await api.as('maya').put(`/api/v1/themes/${id}/details`, write, { 'if-match': '"1"' });
    expect(done).toMatchObject({ status: 200, body: { ...write, version: 2 } });
    expect(await bulk('maya', { storyIds: [storyId], addThemeIds: [id] })).toMatchObject({
      ...{ status: 409, body: { code: 'theme.archived' } },
    });
  });
});

describe('two who curate at once', () => {
  const real = testApi({ rollBack: false });

  it('wait for each other, and both are done', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 6; index++) ids.push(await startStory(real));
    const [a, b] = [randomUUID(), randomUUID()];
    await real.db.query(sql`insert into theme (id, name) values (${a}, 'One'), (${b}, 'Two')`);
    const send = (storyIds: readonly string[], addThemeIds: readonly string[]): Promise<Answer> =>
      real.as('maya').post(`${PATH}/bulk`, { storyIds, addThemeIds });

    const answers = await Promise.all([send(ids, [a, b]), send(ids.toReversed(), [b, a])]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await real.db.query(sql`select from story_theme`)).toHaveLength(12);
    const changed = answers.flatMap(({ body }) => body.changes as { storyIds: string[] }[]);
    expect(changed.reduce((sum, { storyIds }) => sum + storyIds.length, 0)).toBe(12);
  });
});
