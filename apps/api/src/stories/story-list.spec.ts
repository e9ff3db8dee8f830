import { randomUUID } from 'node:crypto';
import { BOARD_STATES } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { CAST, PEOPLE, PROGRAMMES, REGIONS, STRANDS, type Name } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { startStory, storyWrite } from '../testing/story-thread';
import { testApi } from '../testing/test-api';

const PATH = '/api/v1/stories';
const api = testApi();

type Item = { readonly id: string; readonly ref: string; readonly state: string };
const idsOf = (items: unknown): string[] => (items as Item[]).map(({ id }) => id);
const listed = async (query: string, name: Name = 'maya'): Promise<string[]> =>
  idsOf((await api.as(name).get(`${PATH}?limit=200&${query}`)).body.items).toSorted();

describe('filters of the stories', () => {
  it.each([
    ...['state=secret', 'state=published,secret', 'technique=rap', 'language=english!', 'mine=perhaps', 'personId=x'],
    ...['consentState=maybe', 'age=old', 'isHeld=2', 'isPractice=x', 'from=soon', 'until=2026-13-01', 'themeId=x'],
    ...['collectionId=x', 'communityId=x', 'sort=title', 'storyteller=x'],
  ])('refuse %s by name', async (query) => {
    for (const path of query.startsWith('state') || query.startsWith('sort') ? [PATH] : [PATH, `${PATH}/board`]) {
      const answer = await api.as('maya').get(`${path}?${query}`);
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, query.split('=')[0]]);
    }
  });

  it('narrow by what is asked, each on its own and together', async () => {
    const snapshot = await startStory(api, { write: { technique: 'snapshot', language: 'pl' }, to: 'submitted' });
    const practice = await startStory(api, { write: { isPractice: true, recordedOn: '2026-06-01' } });
    const minor = await startStory(api, { write: { storytellerAge: 'under16' }, to: 'planned' });
    const gatheredBy = { kind: 'reporter', personId: PEOPLE.A, organisationId: null } as const;
    const byReporter = await startStory(api, { write: { gatheredBy }, consent: { expiresOn: '2026-06-20' } });

    expect(await listed('technique=snapshot')).toEqual([snapshot]);
    expect(await listed('language=pl&state=submitted')).toEqual([snapshot]);
    expect(await listed('language=pl&state=planned')).toEqual([]);
    expect(await listed('state=submitted,planned')).toEqual([snapshot, minor].toSorted());
    expect(await listed('state=submitted&state=planned')).toEqual([snapshot, minor].toSorted());
    expect(await listed('isPractice=true')).toEqual([practice]);
    expect(await listed('from=2026-06-01&until=2026-06-14')).toEqual([practice]);
    expect(await listed('age=minors')).toEqual([minor]);
    expect(await listed('consentState=none')).toEqual([minor]);
    expect(await listed('consentState=expiring')).toEqual([byReporter]);
    expect(await signedInAt(api, '2026-06-21T10:00:00Z', () => listed('consentState=expired'))).toEqual([byReporter]);
    expect(await listed(`personId=${PEOPLE.A}`)).toEqual([byReporter]);
    expect(await listed('mine=true')).toEqual([]);
    expect(await listed('mine=true', 'tess')).toHaveLength(4);
    expect(await listed(`strandId=${STRANDS.S1}&programmeId=${PROGRAMMES.P1}&regionId=${REGIONS.north}`)).toHaveLength(
      4,
    );
  });

  it('tell nobody who gathered a story when they could not look that person up', async () => {
    const gatheredBy = { kind: 'reporter', personId: PEOPLE.A, organisationId: null } as const;
    const id = await startStory(api, { to: 'published', write: { gatheredBy } });

    expect(await listed('', 'tom')).toEqual([id]);
    expect(await listed(`personId=${PEOPLE.A}`, 'tom')).toEqual([]);
  });

  it('never show more than each of the cast may read one by one, on the list and on the board', async () => {
    const ids = [
      await startStory(api, { to: 'planned' }),
      await startStory(api, { to: 'planned', write: { storytellerAge: 'under16' } }),
      await startStory(api, { to: 'published' }),
      await startStory(api, { to: 'unpublished', consent: { scopes: ['record_hold', 'publish_web'] } }),
    ];
    const elsewhere = randomUUID();
    await api.as('omar').put(`${PATH}/${elsewhere}`, storyWrite({ strandId: STRANDS.T1, regionId: REGIONS.east }));

    for (const name of Object.keys(CAST) as Name[]) {
      const readable: string[] = [];
      for (const id of [...ids, elsewhere]) {
        if ((await api.as(name).get(`${PATH}/${id}`)).status === 200) readable.push(id);
      }
      expect([name, await listed('', name)]).toEqual([name, readable.toSorted()]);
      for (const query of ['state=published,planned', 'age=minors', 'consentState=given', 'mine=false']) {
        const found = await listed(query, name);
        expect([name, query, found.filter((id) => !readable.includes(id))]).toEqual([name, query, []]);
      }
      const { body } = await api.as(name).get(`${PATH}/board`);
      const columns = body.columns as { state: string; total: number; items: Item[] }[];
      expect([name, columns.flatMap(({ items }) => idsOf(items)).toSorted()]).toEqual([name, readable.toSorted()]);
      for (const { state, total } of columns) {
        const list = await api.as(name).get(`${PATH}?state=${state}`);
        expect([name, state, total]).toEqual([name, state, list.body.total]);
      }
    }
  });

  it.each(['ref', 'state', 'recordedOn', '-recordedOn'])('give each story once, page by page, by %s', async (sort) => {
    for (const to of ['submitted', 'planned', 'recorded', 'planned', 'submitted'] as const)
      await startStory(api, { to });
    await startStory(api, { to: 'planned', write: { recordedOn: '2026-06-01' } });
    const whole = (await api.as('maya').get(`${PATH}?sort=${sort}`)).body.items as Item[];
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { body } = await api.as('maya').get(`${PATH}?sort=${sort}&limit=2${cursor}`);
      seen.push(...idsOf(body.items));
      cursor = `&cursor=${String(body.next)}`;
      expect(body.next === null).toBe(page === 2);
    }

    expect(seen).toEqual(idsOf(whole));
    expect(new Set(seen).size).toBe(6);
    if (sort === 'ref') expect(whole.map(({ ref }) => ref)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `S1-00${String(n)}`));
    if (sort === 'state') {
      const states = ['planned', 'planned', 'planned', 'recorded', 'submitted', 'submitted'];
      expect(whole.map(({ state }) => state)).toEqual(states);
    }
  });

  it('count exactly to a thousand, and say that there are more', async () => {
    const id = await startStory(api, { to: 'planned' });
    const copies = (count: number) => sql`
      with made as (
        insert into story (id, strand_id, region_id, number, technique, media, language, conversation_starter, recorded_on,
          gatherer_kind, logged_by, storyteller_pseudonym, storyteller_age, is_practice, state)
        select gen_random_uuid(), strand_id, region_id, number + (select count(*) from story) + copy, technique, media, language,
          conversation_starter, recorded_on, gatherer_kind, logged_by, storyteller_pseudonym, storyteller_age, is_practice, state
        from story cross join generate_series(1, ${count}::integer) copy where story.id = ${id} returning id)
      insert into story_text (story_id, version, created_at) select id, 1, now() from made`;
    const total = async (): Promise<unknown> => (await api.as('maya').get(`${PATH}?limit=1`)).body;
    await api.db.query(copies(999));
    expect(await total()).toMatchObject({ total: 1000, totalIsCapped: false });

    await api.db.query(copies(1));
    expect(await total()).toMatchObject({ total: 1000, totalIsCapped: true });
    const { body } = await api.as('maya').get(`${PATH}/board?limit=3`);
    expect(body.columns[0]).toMatchObject({ state: 'planned', total: 1000, totalIsCapped: true });
    expect(body.columns[0].items).toHaveLength(3);
  });
});

describe('the board', () => {
  it('is refused to whoever is not signed in', async () => {
    expect((await api.as(null).get(`${PATH}/board`)).status).toBe(401);
  });

  it('has every column, what may be done with each card, and of what was withdrawn the number alone', async () => {
    const id = await startStory(api, { to: 'submitted' });
    const gone = await startStory(api);
    await api.as('tess').post(`${PATH}/${gone}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });

    const { body } = await api.as('maya').get(`${PATH}/board`);
    const columns = body.columns as { state: string; total: number; items: unknown[] }[];
    expect(columns.map(({ state }) => state)).toEqual(BOARD_STATES);
    expect(columns.find(({ state }) => state === 'submitted')?.items).toMatchObject([{ id, moves: ['inReview'] }]);
    expect(columns.find(({ state }) => state === 'withdrawn')).toEqual({
      ...{ state: 'withdrawn', total: 1, totalIsCapped: false, items: [] },
    });
    const byTess = await api.as('tess').get(`${PATH}/board`);
    expect(byTess.body.columns[2].items).toMatchObject([{ id, moves: [] }]);
  });
});
