import { randomUUID } from 'node:crypto';
import type { ConsentWrite, WithdrawalWrite } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import { type Name } from '../testing/cast';
import { signedInAt } from '../testing/signed-in-at';
import { consentWrite, startStory, storyWrite } from '../testing/story-thread';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();

const read = (name: Name, id: string): Promise<Answer> => api.as(name).get(`/api/v1/stories/${id}`);
const record = (name: Name | null, id: string, changes: Partial<ConsentWrite> = {}, consentId: string = randomUUID()) =>
  api.as(name).put(`/api/v1/stories/${id}/consents/${consentId}`, consentWrite(changes));
const withdraw = (
  name: Name | null,
  id: string,
  scopes: WithdrawalWrite['scopes'] = 'all',
  consentId: string = randomUUID(),
) => api.as(name).post(`/api/v1/stories/${id}/withdrawal`, { consentId, scopes });

describe('recording a consent', () => {
  it('is refused to whoever did not gather the story', async () => {
    const planned = await startStory(api, { to: 'planned' });
    const published = await startStory(api, { to: 'published' });

    expect((await record(null, planned)).status).toBe(401);
    for (const name of ['tom', 'omar', 'fiona', 'nora'] as const) {
      expect((await record(name, planned)).status).toBe(404);
    }
    expect((await record('tom', published)).status).toBe(403);
    expect((await record('ada', randomUUID())).status).toBe(404);
  });

  it.each<[string, Partial<ConsentWrite>, number, string]>([
    ['was given tomorrow', { givenOn: '2026-06-16' }, 422, 'consent.givenInFuture'],
    ['ends on the day on which it began', { expiresOn: '2026-06-14' }, 422, 'consent.expiresTooEarly'],
    ['allows a use of what may not be kept', { scopes: ['publish_web'] }, 400, 'request.invalid'],
    ['is a no that allows something', { decision: 'refused' }, 400, 'request.invalid'],
  ])('is refused when it %s', async (_, changes, status, code) => {
    const id = await startStory(api, { to: 'planned' });

    expect(await record('tess', id, changes)).toMatchObject({ status, body: { code } });
    expect((await read('tess', id)).body.consents).toEqual([]);
  });

  it('moves a planned story on to recorded by itself', async () => {
    const id = await startStory(api, { to: 'planned' });
    const consentId = randomUUID();

    const answer = await record('tess', id, {}, consentId);

    expect(answer.body).toMatchObject({
      state: 'recorded',
      version: 2,
      consentState: 'given',
      consentScopes: ['curate', 'publish_web', 'record_hold'],
      consentExpiresOn: '2028-06-14',
      consents: [{ id: consentId, ...consentWrite(), recordedAt: '2026-06-15T10:00:00.000Z', recordedBy: 'Demo Tess' }],
    });
  });

  it('leaves a story planned whose storyteller says no', async () => {
    const id = await startStory(api, { to: 'planned' });

    const answer = await record('tess', id, { decision: 'refused', scopes: [], expiresOn: null });

    expect(answer.body).toMatchObject({ state: 'planned', consentState: 'refused', consentScopes: [] });
  });

  it('gives the same answer to the same record, and refuses another one under its id', async () => {
    const id = await startStory(api, { to: 'planned' });
    const other = await startStory(api, { to: 'planned' });
    const consentId = randomUUID();
    const first = await record('tess', id, {}, consentId);

    expect((await record('tess', id, {}, consentId)).body).toEqual(first.body);
    expect(await record('tess', id, { method: 'digital' }, consentId)).toMatchObject({
      status: 409,
      body: { code: 'request.alreadyExists' },
    });
    expect((await record('tess', other, {}, consentId)).status).toBe(409);
  });

  it.each<[string, Partial<ConsentWrite>]>([
    ['no longer covers publication', { scopes: ['record_hold', 'curate'] }],
    ['wants another name on it than it was published with', { identityDisplay: 'anonymous' }],
    ['has ended already', { givenOn: '2026-06-14', expiresOn: '2026-06-15' }],
    ['is a no', { decision: 'refused', scopes: [], expiresOn: null }],
  ])('takes a published story down when the newer one %s', async (_, changes) => {
    const id = await startStory(api, { to: 'published' });

    expect((await record('tess', id, changes)).body).toMatchObject({ state: 'unpublished' });
    expect((await read('tom', id)).status).toBe(404);
  });

  it('does not bring a withdrawn story back', async () => {
    const id = await startStory(api);
    await withdraw('tess', id);

    expect(await record('maya', id)).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
  });
});

describe('withdrawing', () => {
  it('is refused to whoever may not see the story', async () => {
    const id = await startStory(api);

    expect((await withdraw(null, id)).status).toBe(401);
    for (const name of ['tom', 'omar', 'fiona', 'nora'] as const) {
      expect((await withdraw(name, id)).status).toBe(404);
    }
  });

  it('of a scope needs that it was allowed', async () => {
    const id = await startStory(api);

    expect(await withdraw('tess', id, ['publish_print'])).toMatchObject({
      status: 409,
      body: { code: 'consent.nothingToWithdraw' },
    });
  });

  it.each([
    'planned',
    'recorded',
    'submitted',
    'inReview',
    'approved',
    'published',
    'unpublished',
    'archived',
  ] as const)('as a whole takes a story that is %s back at once, and its words with it', async (to) => {
    const id = await startStory(api, { to });

    const answer = await withdraw('tess', id);

    expect(answer.body).toMatchObject({
      state: 'withdrawn',
      consentState: 'withdrawn',
      consentScopes: [],
      summary: '',
      storytellerPseudonym: '',
      conversationStarter: '',
      lastReason: null,
      moves: [],
    });
    for (const name of ['tess', 'maya', 'ada'] as const) {
      const [one, list] = [await read(name, id), await api.as(name).get('/api/v1/stories')];
      expect(one.body).toMatchObject({ ref: 'S1-001', summary: '' });
      expect(JSON.stringify([one.body, list.body])).not.toMatch(/River|Somebody listened/);
    }
    expect((await read('tom', id)).status).toBe(404);
  });

  it('as a whole works without any consent, after a no, and after the consent ended', async () => {
    const bare = await startStory(api, { to: 'planned' });
    const refused = await startStory(api, { to: 'planned' });
    await record('tess', refused, { decision: 'refused', scopes: [], expiresOn: null });
    const expired = await startStory(api, { consent: { expiresOn: '2026-06-15' } });

    for (const id of [bare, refused, expired]) {
      expect((await withdraw('tess', id)).body.state).toBe('withdrawn');
    }
  });

  it('of what may be kept is a withdrawal as a whole', async () => {
    const id = await startStory(api, { to: 'approved' });

    expect((await withdraw('tess', id, ['record_hold'])).body).toMatchObject({ state: 'withdrawn', consentScopes: [] });
  });

  it('of publishing on the web takes it down and keeps the rest', async () => {
    const id = await startStory(api, { to: 'published' });

    expect((await withdraw('tess', id, ['publish_web'])).body).toMatchObject({
      state: 'unpublished',
      consentState: 'restricted',
      consentScopes: ['curate', 'record_hold'],
      publishedUrl: 'https://stories.example.org/river',
      summary: 'Somebody listened.',
    });
  });

  it('of something else leaves it up', async () => {
    const id = await startStory(api, { to: 'published' });

    expect((await withdraw('tess', id, ['curate'])).body).toMatchObject({
      state: 'published',
      consentState: 'restricted',
    });
  });

  it('is for any trainer of the strand while it is public, who gets no more of it than that it happened', async () => {
    const id = await startStory(api, { to: 'published' });
    const consentId = randomUUID();

    const first = await withdraw('tom', id, ['publish_web'], consentId);
    const again = await withdraw('tom', id, ['publish_web'], consentId);

    expect(first.body).toMatchObject({ state: 'unpublished', summary: '', storytellerPseudonym: '', consents: [] });
    expect(again.body).toEqual(first.body);
    expect((await read('tom', id)).status).toBe(404);
    expect((await withdraw('tom', id, ['curate'])).status).toBe(404);
  });

  it('is done once however often it is sent', async () => {
    const id = await startStory(api);
    const consentId = randomUUID();
    const first = await withdraw('tess', id, 'all', consentId);

    const repeats = [await withdraw('tess', id, 'all', consentId), await withdraw('maya', id)];

    for (const { body } of repeats) expect(body.version).toBe(first.body.version);
    const records = await api.db.query(sql`
      select from consent_record where story_id = ${id} and decision = 'withdrawn'`);
    expect(records).toHaveLength(1);
    expect((await withdraw('tess', id, ['curate'], consentId)).status).toBe(409);
  });

  it('still gives the answer to a repeat on the next day', async () => {
    const id = await startStory(api, { to: 'published' });
    const consentId = randomUUID();
    await withdraw('tess', id, ['publish_web'], consentId);

    const answer = await signedInAt(api, '2026-06-16T10:00:00Z', () =>
      withdraw('tess', id, ['publish_web'], consentId),
    );

    expect(answer.status).toBe(200);
  });

  it('outlives an older form that somebody records late', async () => {
    const id = await startStory(api, { to: 'published' });
    await withdraw('tess', id, ['publish_web']);

    const late = await record('tess', id, { givenOn: '2026-06-13' });

    expect(late.body).toMatchObject({ state: 'unpublished', consentState: 'restricted' });
    expect(late.body.consentScopes).not.toContain('publish_web');
  });

  it('leaves nothing to be corrected, moved or published', async () => {
    const id = await startStory(api, { to: 'published' });
    const { version } = (await withdraw('tess', id)).body;

    const edit = await api
      .as('maya')
      .put(`/api/v1/stories/${id}`, storyWrite({ summary: 'Other.' }), { 'if-match': `"${String(version)}"` });
    const move = await api.as('maya').post(`/api/v1/stories/${id}/moves`, { to: 'published' });

    expect(edit).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
    expect(move).toMatchObject({ status: 409, body: { code: 'story.withdrawn' } });
  });
});
