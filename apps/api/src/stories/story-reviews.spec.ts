import { randomUUID } from 'node:crypto';
import type { KeyQuoteWrite, StoryReviewWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { CAST, type Name } from '../testing/cast';
import { startStory, storyWrite } from '../testing/story-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

const TRANSCRIPT = 'I moved here in spring. Somebody listened to me. That was new.';
const QUOTE: KeyQuoteWrite = { textVersion: 2, fromChar: 24, toChar: 48, text: 'Somebody listened to me.' };
const REVIEW: StoryReviewWrite = { textVersion: 1, tone: 'mixed', insight: 'Being heard comes first.', themeIds: [] };

const at = (id: string): string => `/api/v1/stories/${id}`;
const read = (name: Name | null, id: string): Promise<Answer> => api.as(name).get(`${at(id)}/review`);
const review = (
  name: Name | null,
  id: string,
  changes: object = {},
  reviewId: string = randomUUID(),
  headers = {},
): Promise<Answer> => api.as(name).put(`${at(id)}/reviews/${reviewId}`, { ...REVIEW, ...changes }, headers);
const quote = (
  name: Name | null,
  id: string,
  changes: object = {},
  quoteId: string = randomUUID(),
  headers = {},
): Promise<Answer> => api.as(name).put(`${at(id)}/quotes/${quoteId}`, { ...QUOTE, ...changes }, headers);
const write = (id: string, version: number, transcript: string): Promise<Answer> =>
  api.as('tess').put(`${at(id)}/texts/${version}`, { title: '', summary: 'Somebody listened.', transcript });
const makeTheme = (name: Name | null, called: string, id: string = randomUUID()): Promise<Answer> =>
  api.as(name).put(`/api/v1/themes/${id}`, { name: called });

/** A story in review, with its transcript as version 2, and what cara made of it. */
const reviewed = async (): Promise<{ id: string; quoteId: string }> => {
  const [id, quoteId] = [await startStory(api, { to: 'inReview' }), randomUUID()];
  await write(id, 2, TRANSCRIPT);
  expect((await review('cara', id)).status).toBe(200);
  expect((await quote('cara', id, {}, quoteId)).status).toBe(200);
  return { id, quoteId };
};

describe('a review', () => {
  it('is for nobody who may not see the story, and for no reader of what is public alone', async () => {
    const id = await startStory(api, { to: 'published' });
    const inside = await startStory(api, { to: 'inReview', consent: { scopes: ['record_hold'] } });

    expect([(await read(null, id)).status, (await review(null, id)).status, (await quote(null, id)).status]).toEqual([
      401, 401, 401,
    ]);
    for (const name of ['omar', 'fiona', 'nora'] as const) {
      expect([(await read(name, id)).status, (await review(name, id)).status, (await quote(name, id)).status]).toEqual([
        404, 404, 404,
      ]);
    }
    for (const name of ['tom', 'sal'] as const) {
      expect([(await read(name, id)).status, (await review(name, id)).status, (await quote(name, id)).status]).toEqual([
        403, 403, 403,
      ]);
    }
    // What may be kept and not curated is not for a curator to see.
    expect([(await read('cara', inside)).status, (await review('cara', inside)).status]).toEqual([404, 404]);
    expect((await read('ada', randomUUID())).status).toBe(404);
  });

  it('is read by whoever gathered the story, and written by somebody else', async () => {
    const id = await startStory(api, { to: 'submitted' });
    await review('cara', id);

    expect((await read('tess', id)).body).toMatchObject({
      reviews: [{ tone: 'mixed', isMine: false }],
      may: { review: false },
    });
    expect((await review('tess', id)).status).toBe(403);
    expect((await read('cara', id)).body).toMatchObject({ reviews: [{ isMine: true }], may: { review: true } });
  });

  it('is never of what a manager gathered themselves, by the API or around it', async () => {
    const id = randomUUID();
    await api.as('maya').put(at(id), storyWrite());
    await api.db.query(sql`update story set state = 'submitted', submitted_at = now() where id = ${id}`);

    expect(await review('maya', id)).toMatchObject({ status: 422, body: { code: 'story.ownReview' } });
    expect((await read('maya', id)).body.may).toEqual({ review: false, isOwnStory: true });
    await expect(
      api.db.query(sql`
        insert into story_review (id, story_id, curator_id, text_version, tone, insight, reviewed_at)
        values (${randomUUID()}, ${id}, ${CAST.maya}, 1, 'mixed', '', now())`),
    ).rejects.toThrow('a story is reviewed by somebody else');
  });

  it('begins when the story is handed in, and of a text that there is', async () => {
    const [early, id] = [await startStory(api), await startStory(api, { to: 'submitted' })];

    expect(await review('cara', early)).toMatchObject({ status: 409, body: { code: 'review.tooEarly' } });
    expect(await review('cara', id, { textVersion: 2 })).toMatchObject({
      status: 422,
      body: { code: 'consent.textUnknown' },
    });
    expect(await review('cara', id, { themeIds: [randomUUID()] })).toMatchObject({
      status: 422,
      body: { code: 'review.themeUnknown' },
    });
    expect(await review('cara', id, { tone: 'sad' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'tone' }] },
    });
    expect(await review('cara', id, { mark: 5 })).toMatchObject({ status: 400 });
  });

  it('is one of each curator, edited by its own from the version that they saw', async () => {
    const [id, reviewId] = [await startStory(api, { to: 'submitted' }), randomUUID()];
    const first = await review('cara', id, {}, reviewId);

    expect((await review('cara', id, {}, reviewId)).body).toEqual(first.body);
    expect(await review('cara', id)).toMatchObject({ status: 409, body: { code: 'review.exists' } });
    expect(await review('cara', id, { tone: 'positive' }, reviewId)).toMatchObject({ status: 409 });
    expect((await review('maya', id, {}, reviewId, { 'if-match': '"1"' })).status).toBe(403);
    expect(
      (await review('cara', id, { tone: 'positive' }, reviewId, { 'if-match': '"1"' })).body.reviews,
    ).toMatchObject([{ version: 2, tone: 'positive' }]);
    expect(await review('cara', id, { tone: 'neutral' }, reviewId, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { changed: ['tone'], current: { reviews: [{ tone: 'positive' }] } },
    });
    expect((await review('maya', id)).body.reviews).toHaveLength(2);
  });

  it('gives themes, and takes back its own alone', async () => {
    const [id, reviewId] = [await startStory(api, { to: 'submitted' }), randomUUID()];
    const [work, home] = [
      (await makeTheme('cara', 'Work')).body.id,
      (await makeTheme('cara', 'Home')).body.id,
    ] as string[];
    await review('cara', id, { themeIds: [work, home] }, reviewId);
    await review('maya', id, { themeIds: [home] });

    const answer = await review('cara', id, { themeIds: [] }, reviewId, { 'if-match': '"1"' });
    expect(answer.body.themes).toEqual([]);
    expect((await review('cara', id, { themeIds: [work] }, reviewId, { 'if-match': '"2"' })).body.themes).toMatchObject(
      [{ name: 'Work', isMine: true }],
    );
    expect((await read('maya', id)).body.themes).toMatchObject([{ name: 'Work', isMine: false }]);
  });

  it('shows what was asked for, with its reason', async () => {
    const { id } = await reviewed();
    await api.as('cara').post(`${at(id)}/moves`, { to: 'changesRequested', reason: 'The end is cut off.' });

    expect((await read('tess', id)).body.requests).toMatchObject([
      { state: 'changesRequested', reason: 'The end is cut off.' },
    ]);
  });

  it('is gone from every answer once the storyteller withdrew', async () => {
    const { id, quoteId } = await reviewed();
    await api.as('tess').post(`${at(id)}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });

    expect((await read('maya', id)).body).toMatchObject({
      reviews: [],
      quotes: [],
      themes: [],
      requests: [],
      story: { transcript: '' },
    });
    expect((await read('cara', id)).status).toBe(404);
    expect(await quote('maya', id, {}, quoteId)).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
  });
});

describe('a key quote', () => {
  it('belongs to a review, and stands in the text to the letter', async () => {
    const id = await startStory(api, { to: 'inReview' });
    await write(id, 2, TRANSCRIPT);
    expect(await quote('cara', id)).toMatchObject({ status: 422, body: { code: 'review.missing' } });
    await review('cara', id);

    const refused = { status: 422, body: { code: 'quote.notInText', errors: [{ path: 'text' }] } };
    expect(await quote('cara', id, { text: 'somebody listened to me.' })).toMatchObject(refused);
    expect(await quote('cara', id, { fromChar: 25, toChar: 49 })).toMatchObject(refused);
    expect(await quote('cara', id, { toChar: 50 })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'toChar' }] },
    });
    expect(await quote('cara', id, { text: ' '.repeat(24) })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'text' }] },
    });
    expect(await quote('cara', id, { textVersion: 1 })).toMatchObject({ status: 412, body: { code: 'request.stale' } });
    expect((await quote('tess', id)).status).toBe(403);
  });

  it('is marked once, however often it is sent, and removed once', async () => {
    const { id, quoteId } = await reviewed();

    expect((await quote('cara', id, {}, quoteId)).body.quotes).toMatchObject([
      { id: quoteId, anchor: 'exact', fromChar: 24 },
    ]);
    expect(await quote('cara', id, { fromChar: 0, toChar: 1, text: 'I' }, quoteId)).toMatchObject({ status: 409 });
    expect((await api.as('cara').delete(`${at(id)}/quotes/${randomUUID()}`)).status).toBe(404);
    for (let times = 0; times < 2; times++) {
      expect((await api.as('cara').delete(`${at(id)}/quotes/${quoteId}`)).body.quotes).toEqual([]);
    }
    expect(await quote('cara', id, {}, quoteId)).toMatchObject({ status: 409 });
  });

  it.each<[string, string, object]>([
    [
      'stays where a correction comes after it',
      TRANSCRIPT.replace('new', 'strange'),
      { anchor: 'exact', fromChar: 24 },
    ],
    ['is said to have moved', `Well. ${TRANSCRIPT}`, { anchor: 'moved', fromChar: 30 }],
    ['is said to be lost', TRANSCRIPT.replace('listened', 'hardly listened'), { anchor: 'lost' }],
  ])('%s, when the transcript is corrected', async (_, transcript, expected) => {
    const { id } = await reviewed();
    await write(id, 3, transcript);

    expect((await read('cara', id)).body.quotes).toMatchObject([{ text: QUOTE.text, ...expected }]);
    const [stored] = await api.db.query(sql`select text_version from key_quote where story_id = ${id}`);
    expect(stored).toEqual({ text_version: 3 });
  });

  it('stays marked as moved through every later version, until a person confirms it', async () => {
    const { id, quoteId } = await reviewed();
    await write(id, 3, `Well. ${TRANSCRIPT}`);
    await write(id, 4, `Well. ${TRANSCRIPT} Yes.`);
    const [flagged] = (await read('cara', id)).body.quotes;
    expect(flagged).toMatchObject({ anchor: 'moved', fromChar: 30, version: 3 });

    const there = { textVersion: 4, fromChar: 30, toChar: 54 };
    expect((await quote('cara', id, there, quoteId, { 'if-match': '"1"' })).status).toBe(412);
    expect((await quote('maya', id, there, quoteId, { 'if-match': '"3"' })).body.quotes).toMatchObject([
      { anchor: 'exact', version: 4 },
    ]);
    expect((await quote('maya', id, there, quoteId, { 'if-match': '"3"' })).status).toBe(200);
  });

  it('is marked anew where it was lost', async () => {
    const { id, quoteId } = await reviewed();
    await write(id, 3, TRANSCRIPT.replace('listened', 'hardly listened'));

    const anew = { textVersion: 3, fromChar: 24, toChar: 55, text: 'Somebody hardly listened to me.' };
    expect((await quote('cara', id, anew, quoteId, { 'if-match': '"2"' })).body.quotes).toMatchObject([
      { anchor: 'exact', text: anew.text },
    ]);
  });

  it('follows a correction of the summary too, which is a version like any other', async () => {
    const id = await startStory(api, { to: 'submitted' });
    await write(id, 2, TRANSCRIPT);
    await review('cara', id);
    await quote('cara', id);
    const { version } = (await api.as('tess').get(at(id))).body;

    await api.as('tess').put(at(id), storyWrite({ summary: 'Anew' }), { 'if-match': `"${version}"` });

    const { body } = await read('cara', id);
    expect(body).toMatchObject({ story: { textVersion: 3, transcript: TRANSCRIPT }, quotes: [{ anchor: 'exact' }] });
  });
});

describe('themes', () => {
  it('are for those who review', async () => {
    expect([(await makeTheme(null, 'Work')).status, (await api.as(null).get('/api/v1/themes')).status]).toEqual([
      401, 401,
    ]);
    for (const name of ['tess', 'fiona', 'nora', 'sal'] as const) {
      expect([(await makeTheme(name, 'Work')).status, (await api.as(name).get('/api/v1/themes')).status]).toEqual([
        403, 403,
      ]);
    }
    expect(await makeTheme('cara', ' ')).toMatchObject({ status: 400, body: { errors: [{ path: 'name' }] } });
  });

  it('are there once, whatever their capitals and accents', async () => {
    const id = randomUUID();
    const made = await makeTheme('cara', 'Café life', id);

    expect((await makeTheme('cara', 'Café life', id)).body).toEqual(made.body);
    expect(await makeTheme('maya', 'cafe  LIFE')).toMatchObject({
      status: 409,
      body: { code: 'theme.exists', current: { id, name: 'Café life' } },
    });
    expect(await makeTheme('cara', 'Another', id)).toMatchObject({
      status: 409,
      body: { code: 'request.alreadyExists' },
    });
    expect((await api.as('maya').get('/api/v1/themes')).body.items).toEqual([{ id, name: 'Café life' }]);
  });
});
