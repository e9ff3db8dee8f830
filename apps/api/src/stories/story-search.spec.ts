import { randomUUID } from 'node:crypto';
import { story, type StorySearchList, type StorySearchQuery } from '@throughline/domain/stories';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { CAST, PROGRAMMES, STRANDS, REGIONS, type Name } from '../testing/cast';
import { startStory, storyWrite } from '../testing/story-thread';
import { testApi } from '../testing/test-api';

const api = testApi();

const search = async (name: Name, q: string, more: Partial<StorySearchQuery> = {}): Promise<StorySearchList> => {
  const { status, body } = await api.as(name).post('/api/v1/stories/search', { q, ...more });
  expect([q, status]).toEqual([q, 200]);
  return body as StorySearchList;
};
const found = async (name: Name, q: string, more: Partial<StorySearchQuery> = {}): Promise<string[]> =>
  (await search(name, q, more)).items.map(({ id }) => id);

const NOTHING = { items: [], next: null, total: 0, totalIsCapped: false, hints: [], hiddenBy: [] };

const write = async (id: string, text: { title?: string; summary?: string; transcript?: string }): Promise<void> => {
  const { textVersion } = story.parse((await api.as('maya').get(`/api/v1/stories/${id}`)).body);
  const whole = { title: '', summary: '', transcript: '', ...text };
  const { status } = await api.as('maya').put(`/api/v1/stories/${id}/texts/${textVersion + 1}`, whole);
  expect(status).toBe(200);
};
const addTheme = async (storyId: string, name: string, aliases: string[] = []): Promise<void> => {
  const id = randomUUID();
  await api.db.query(sql`insert into theme (id, name, aliases) values (${id}, ${name}, ${aliases})`);
  await api.db.query(sql`insert into story_theme (story_id, theme_id, added_at) values (${storyId}, ${id}, now())`);
};

describe('searching stories is refused', () => {
  it('to nobody signed in, and for what is no search', async () => {
    expect((await api.as(null).post('/api/v1/stories/search', { q: 'bus' })).status).toBe(401);
    for (const [wrong, path] of [
      [{}, 'q'],
      [{ q: '  ' }, 'q'],
      [{ q: 'x'.repeat(201) }, 'q'],
      [{ q: 'bus', sort: 'title' }, 'sort'],
      [{ q: 'bus', limit: 51 }, 'limit'],
      [{ q: 'bus', cursor: 'abc' }, 'cursor'],
    ] as const) {
      const { status, body } = await api.as('ada').post('/api/v1/stories/search', wrong);
      expect([status, body.errors[0].path]).toEqual([400, path]);
    }
  });

  it('as far as somebody may not read: not found, not counted, not hinted at', async () => {
    const id = await startStory(api, { write: { summary: 'The zeppelin landed.' } });
    await addTheme(id, 'Airships', ['Dirigibles']);
    for (const name of ['ada', 'maya', 'tess'] as const) {
      expect(await found(name, 'zeppelin')).toEqual([id]);
      expect(await found(name, 'dirigibles')).toEqual([id]);
      expect((await search(name, 'Airshisp')).items.map((item) => item.id)).toEqual([id]);
    }
    // tom is a trainer of the same strand; cara curates there, and sal is its safeguarding lead.
    for (const name of ['tom', 'omar', 'sal', 'fiona', 'frank', 'nora'] as const)
      for (const q of ['zeppelin', 'airships', 'Airshisp', 'dirigibles'])
        expect([name, q, await search(name, q)]).toEqual([name, q, NOTHING]);
  });

  it('to a curator, when it may not be curated', async () => {
    const allowed = await startStory(api, { write: { summary: 'A zeppelin.' } });
    await startStory(api, { write: { summary: 'A zeppelin too.' }, consent: { scopes: ['record_hold'] } });
    expect(await found('cara', 'zeppelin')).toEqual([allowed]);
    expect((await search('cara', 'zeppelin')).total).toBe(1);
  });

  it('to everybody, once it is withdrawn', async () => {
    const id = await startStory(api, { write: { summary: 'The zeppelin landed.' } });
    await addTheme(id, 'Airships');
    const withdrawal = { consentId: randomUUID(), scopes: 'all' };
    expect((await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, withdrawal)).status).toBe(200);
    for (const name of ['ada', 'maya', 'tess'] as const)
      for (const q of ['zeppelin', 'airships', 'airshisp']) expect(await search(name, q)).toEqual(NOTHING);
    expect(await api.db.query(sql`select from story_search where story_id = ${id}`)).toEqual([]);
  });
});

describe('a story is found', () => {
  it('by its words, whatever their accents and case, by their stems, and by the beginning of the last', async () => {
    const id = await startStory(api, { write: { summary: 'Łódź: the neighbours were Listening at the café.' } });
    for (const q of ['lodz', 'CAFE', 'café', 'listened', 'neighbour', 'the neigh', '"were listening"', 'cafe -bus'])
      expect([q, await found('tess', q)]).toEqual([q, [id]]);
    for (const q of ['cafe bus', '"listening were"', 'cafe -neighbour', 'neigh cafe', '""', '-'])
      expect([q, await found('tess', q)]).toEqual([q, []]);
  });

  it('with what was looked for marked, in the words as they were written', async () => {
    const id = await startStory(api, { write: { summary: 'A <b>café</b> in Võru.' } });
    const { items } = await search('tess', 'cafe');
    expect(items[0]?.excerpt.filter(({ isHit }) => isHit)).toEqual([{ text: 'café', isHit: true }]);
    expect(items[0]?.excerpt.map(({ text }) => text).join('')).toContain('café</b> in Võru');
    expect(items[0]).toMatchObject({ id, matches: ['text'] });
  });

  it('by its place, also as it is called by others, and with a letter wrong', async () => {
    const id = await startStory(api);
    await startStory(api, { write: { regionId: REGIONS.south } });
    for (const q of ['north', 'NÕRTH', 'kbob', 'Nroth', 'listened kbob'])
      expect([q, await found('tess', q)]).toEqual([q, [id]]);
    expect((await search('tess', 'kbob')).items[0]?.matches).toEqual(['place']);
    expect((await search('tess', 'Nroth')).hints).toContainEqual({ kind: 'place', id: REGIONS.north, name: 'Nõrth' });
    expect(await found('tess', 'demoland')).toHaveLength(2);
    // East is of another programme.
    expect(await search('tess', 'East')).toEqual(NOTHING);
    expect((await search('omar', 'Eats')).hints).toContainEqual({ kind: 'place', id: REGIONS.east, name: 'East' });
  });

  it('by its theme and by its reference', async () => {
    const id = await startStory(api);
    await addTheme(id, 'Getting around');
    expect((await search('tess', 'getting around')).items[0]).toMatchObject({ id, matches: ['theme'] });
    const ref = (await search('tess', 'getting around')).items[0]?.ref ?? '';
    expect((await search('tess', ref.toLowerCase())).items[0]).toMatchObject({ id, matches: ['ref'] });
    expect(await search('omar', ref)).toEqual(NOTHING);
    await api.db.query(sql`update strand set aliases = '{"KBXB"}' where id = ${STRANDS.S1}`);
    expect(await found('tess', `kbxb ${Number(ref.split('-')[1])}`)).toEqual([id]);
  });

  it('best first, page by page, and within the filters', async () => {
    const weak = await startStory(api, { write: { summary: 'x' } });
    await write(weak, { transcript: 'The zeppelin landed.' });
    const strong = await startStory(api, { write: { summary: 'x', isPractice: true } });
    await write(strong, { title: 'A zeppelin' });
    const first = await search('maya', 'zeppelin', { limit: 1 });
    expect(first).toMatchObject({ total: 2, items: [{ id: strong, isPractice: true }] });
    const next = await search('maya', 'zeppelin', { limit: 1, cursor: first.next ?? '' });
    expect(next).toMatchObject({ total: 2, next: null, items: [{ id: weak }] });
    expect(await found('maya', 'zeppelin', { regionId: REGIONS.south })).toEqual([]);
    expect(await found('maya', 'zeppelin', { state: 'recorded' })).toHaveLength(2);
  });

  it('within every filter of the list, and says which of them hides what was looked for', async () => {
    const id = await startStory(api, { write: { summary: 'A zeppelin' } });
    await addTheme(id, 'Getting around');
    const theme = await api.db.one<{ id: string }>(sql`select id from theme`);
    const themeId = theme?.id ?? '';
    const within: readonly Partial<StorySearchQuery>[] = [
      { programmeId: PROGRAMMES.P1 },
      { strandId: STRANDS.S1 },
      { regionId: REGIONS.north },
      { themeId },
      { state: ['planned', 'recorded'] },
      { mine: true },
      { age: 'adults' },
      { isPractice: false, isHeld: false },
      { consentState: 'given', technique: 'dialogueInterview', language: 'en' },
      { from: '2026-01-01', until: '2027-01-01' },
    ];
    for (const filter of within) expect([filter, await found('tess', 'zeppelin', filter)]).toEqual([filter, [id]]);

    const south = { regionId: REGIONS.south, themeId };
    expect(await search('tess', 'zeppelin', south)).toMatchObject({ total: 0, hiddenBy: ['regionId'] });
    // No one of them alone.
    expect(await search('tess', 'zeppelin', { ...south, state: 'published' })).toMatchObject({
      total: 0,
      hiddenBy: [],
    });
    expect((await search('tess', 'nothinglikethis', south)).hiddenBy).toEqual([]);
    // What a reader may not read hides behind no filter.
    expect((await search('tom', 'zeppelin', south)).hiddenBy).toEqual([]);
    const ref = (await search('tess', 'zeppelin')).items[0]?.ref ?? '';
    expect((await search('tess', ref, south)).hiddenBy).toEqual(['regionId']);
  });

  it('whatever is typed, without a fault of ours', async () => {
    await startStory(api);
    const odd = [
      "'",
      '\\',
      ':*',
      '!',
      '(',
      'a & | !',
      '"',
      "a:*'b",
      '<->',
      'x <2> y',
      '%',
      '🙂',
      'a\u200bb',
      "''a'':B",
      '\uE000a\uE001',
    ];
    for (const q of odd) await search('maya', q);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (q) => {
        const { status } = await api.as('maya').post('/api/v1/stories/search', { q });
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 40 },
    );
  });

  it('by the beginning of a text with more words than can be kept', async () => {
    const id = await startStory(api, { write: { summary: 'x' } });
    const transcript = Array.from({ length: 33_000 }, (_, index) => `ж${index.toString(36)}я`).join(' ');
    await write(id, { transcript: `Zeppelin ${transcript}`.slice(0, 199_000) });
    expect(await found('maya', 'zeppelin')).toEqual([id]);
  });
});

describe('what is searched', () => {
  it('is what can be worked out from the stories, after any edits', async () => {
    const stories = [await startStory(api, { write: storyWrite() }), await startStory(api, { to: 'planned' })];
    const [theme, collection, review] = [randomUUID(), randomUUID(), randomUUID()];
    await api.db.query(sql`insert into theme (id, name) values (${theme}, 'Theme')`);
    await api.db.query(sql`insert into story_collection (id, programme_id, name)
      select ${collection}, programme_id, 'Collection' from strand where id = ${STRANDS.S1}`);
    await api.db.query(sql`insert into story_review (id, story_id, curator_id, text_version, tone, insight, reviewed_at)
      values (${review}, ${stories[0]}, ${CAST.ada}, 1, 'mixed', '', now())`);
    const edits = {
      text: (id: string) => sql`with next as (insert into story_text (story_id, version, title, summary, created_at)
        select id, text_version + 1, 'Title ' || text_version, md5(random()::text), now() from story where id = ${id} returning *)
        update story set text_version = next.version from next where story.id = next.story_id`,
      theme: (id: string) =>
        sql`insert into story_theme (story_id, theme_id, added_at) select id, ${theme}, now() from story where id = ${id} and state <> 'withdrawn' on conflict do nothing`,
      noTheme: (id: string) => sql`delete from story_theme where story_id = ${id}`,
      collection: (id: string) =>
        sql`insert into story_collection_item (story_id, collection_id, added_at) select id, ${collection}, now() from story where id = ${id} and state <> 'withdrawn' on conflict do nothing`,
      quote:
        () => sql`insert into key_quote (id, story_id, review_id, text_version, from_char, to_char, text, before_text, after_text, anchor)
        values (gen_random_uuid(), ${stories[0]}, ${review}, 1, 0, 4, md5(random()::text), '', '', 'exact')`,
      lose: () =>
        sql`update key_quote set anchor = 'lost' where id = (select min(id::text)::uuid from key_quote where anchor = 'exact')`,
      remove: () => sql`update key_quote set removed_at = now() where id = (select max(id::text)::uuid from key_quote)`,
      move: (id: string) => sql`update story set region_id = ${REGIONS.south}, language = 'it' where id = ${id}`,
      withdraw: (id: string) => sql`update story set state = 'withdrawn', withdrawn_at = now() where id = ${id}`,
    };
    const step = fc.tuple(
      fc.constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
      fc.constantFrom(...stories),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await api.db.query(sql`savepoint edits`);
        for (const [edit, id] of steps) await api.db.query(edits[edit](id));
        const differing = await api.db.query(sql`
          select story.id from story left join story_search search on search.story_id = story.id
          where search.document is distinct from story_search_document(story.id)`);
        const withdrawn = await api.db.query(sql`
          select from story_search search join story on story.id = search.story_id where story.state in ('withdrawn', 'erased')`);
        await api.db.query(sql`rollback to savepoint edits`);
        expect([differing, withdrawn]).toEqual([[], []]);
      }),
      { numRuns: 30 },
    );
  });

  it('is written by nobody else', async () => {
    await startStory(api);
    await expect(api.db.query(sql`delete from story_search`)).rejects.toThrow();
  });
});
