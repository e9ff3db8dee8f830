import { randomUUID } from 'node:crypto';
import type { StoryTextWrite, TextAgreementWrite } from '@throughline/domain/stories';
import { type Name } from '../testing/cast';
import { startStory } from '../testing/story-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

const TEXT: StoryTextWrite = {
  title: 'The river',
  summary: 'Somebody listened.',
  transcript: 'Somebody listened to me.',
};

const write = (name: Name | null, id: string, version: number | string, body: unknown = TEXT): Promise<Answer> =>
  api.as(name).put(`/api/v1/stories/${id}/texts/${version}`, body);
const agree = (name: Name | null, id: string, changes: object = {}, agreementId = randomUUID()): Promise<Answer> => {
  const body: TextAgreementWrite = { textVersion: 1, how: 'sawFinal', agreedOn: '2026-06-15', ...changes };
  return api.as(name).put(`/api/v1/stories/${id}/agreements/${agreementId}`, body);
};
const texts = (name: Name | null, id: string): Promise<Answer> => api.as(name).get(`/api/v1/stories/${id}/texts`);

describe('the text of a story', () => {
  it('is refused to whoever may not see the story, and for one that does not exist', async () => {
    const id = await startStory(api);

    expect([(await write(null, id, 2)).status, (await texts(null, id)).status, (await agree(null, id)).status]).toEqual(
      [401, 401, 401],
    );
    for (const name of ['tom', 'omar', 'fiona', 'nora'] as const) {
      expect([
        (await write(name, id, 2)).status,
        (await texts(name, id)).status,
        (await agree(name, id)).status,
      ]).toEqual([404, 404, 404]);
    }
    expect((await write('ada', randomUUID(), 2)).status).toBe(404);
    expect((await agree('ada', randomUUID())).status).toBe(404);
  });

  it('is not for those to write who only read or review it', async () => {
    const published = await startStory(api, { to: 'published' });
    expect([
      (await write('tom', published, 2)).status,
      (await texts('tom', published)).status,
      (await agree('tom', published)).status,
    ]).toEqual([403, 403, 403]);
    expect([(await write('cara', published, 2)).status, (await agree('cara', published)).status]).toEqual([403, 403]);
  });

  it.each<[string, number | string, unknown, string]>([
    ['a first version, which is there from the start', 1, TEXT, 'version'],
    ['no version', 'latest', TEXT, 'version'],
    ['an unknown field', 2, { ...TEXT, author: 'x' }, 'author'],
    ['a character that is none', 2, { ...TEXT, transcript: 'a\u0000b' }, 'transcript'],
    ['more than a transcript holds', 2, { ...TEXT, transcript: 'x'.repeat(200_001) }, 'transcript'],
  ])('refuses %s', async (_, version, body, path) => {
    const id = await startStory(api);
    expect(await write('tess', id, version, body)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('is a version more, by whom and when, and agreed to no longer', async () => {
    const id = await startStory(api);
    await agree('tess', id);

    const answer = await write('tess', id, 2);

    expect(answer.body).toMatchObject({ ...TEXT, textVersion: 2, textIsAgreed: false });
    expect((await texts('tess', id)).body.items).toMatchObject([
      { version: 2, transcript: TEXT.transcript, isAgreed: false, writtenAt: '2026-06-15T10:00:00.000Z' },
      { version: 1, transcript: '', isAgreed: true },
    ]);
  });

  it('gives the answer again to the same version, and adds none where nothing changed', async () => {
    const id = await startStory(api);
    const first = await write('tess', id, 2);

    expect((await write('tess', id, 2)).body).toEqual(first.body);
    expect((await write('tess', id, 3)).body).toMatchObject({ textVersion: 2 });
  });

  it('is not written over by the second of two editors: they are told what stands now', async () => {
    const id = await startStory(api);
    await write('tess', id, 2);

    const answer = await write('maya', id, 2, { ...TEXT, transcript: 'Nobody did.' });

    expect(answer).toMatchObject({
      status: 412,
      body: {
        code: 'request.stale',
        changed: ['transcript'],
        current: { textVersion: 2, transcript: TEXT.transcript },
      },
    });
  });

  it('takes a published story down, and an approved one back into review', async () => {
    const published = await startStory(api, { to: 'published' });
    const approved = await startStory(api, { to: 'approved' });

    expect((await write('tess', published, 2)).body).toMatchObject({ state: 'unpublished', textIsAgreed: false });
    expect((await write('tess', approved, 2)).body).toMatchObject({ state: 'inReview' });
    expect(await api.as('maya').post(`/api/v1/stories/${published}/moves`, { to: 'published' })).toMatchObject({
      status: 422,
      body: { code: 'story.textNotAgreed' },
    });
  });

  it('is agreed to once the storyteller saw it, and then the story can be public again', async () => {
    const id = await startStory(api, { to: 'published' });
    await write('tess', id, 2);
    const agreementId = randomUUID();

    const agreed = await agree('tess', id, { textVersion: 2, how: 'waived' }, agreementId);
    const again = await agree('tess', id, { textVersion: 2, how: 'waived' }, agreementId);

    expect(agreed.body).toMatchObject({ textIsAgreed: true });
    expect(again.body).toEqual(agreed.body);
    expect(await agree('tess', id, { textVersion: 2, how: 'sawFinal' }, agreementId)).toMatchObject({ status: 409 });
    expect((await api.as('maya').post(`/api/v1/stories/${id}/moves`, { to: 'published' })).body.state).toBe(
      'published',
    );
  });

  it('is not agreed to before it is written, nor on a day to come', async () => {
    const id = await startStory(api);

    expect(await agree('tess', id, { textVersion: 2 })).toMatchObject({
      status: 422,
      body: { code: 'consent.textUnknown' },
    });
    expect(await agree('tess', id, { agreedOn: '2026-06-16' })).toMatchObject({
      status: 422,
      body: { code: 'consent.givenInFuture' },
    });
    expect(await agree('tess', id, { how: 'guessed' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'how' }] },
    });
  });

  it('is neither written nor read once the storyteller withdrew the story', async () => {
    const id = await startStory(api);
    await write('tess', id, 2);
    await api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes: 'all' });

    expect(await write('tess', id, 3)).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
    expect(await agree('tess', id)).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
    expect(JSON.stringify((await texts('tess', id)).body)).not.toContain('listened');
  });
});
