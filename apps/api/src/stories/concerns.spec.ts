import { randomUUID } from 'node:crypto';
import type { ConcernMove } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import type { Name } from '../testing/cast';
import { startStory } from '../testing/story-thread';
import { testApi } from '../testing/test-api';

const CONCERN = { category: 'domesticAbuse', narrative: 'She is afraid to go home.', immediateAction: '' } as const;

describe('a concern', () => {
  const api = testApi();
  const raise = (name: Name | null, storyId: string, id: string = randomUUID(), changes = {}) =>
    api.as(name).put(`/api/v1/stories/${storyId}/concerns/${id}`, { ...CONCERN, ...changes });
  const read = (name: Name | null, id: string) => api.as(name).get(`/api/v1/concerns/${id}`);
  const move = (name: Name, id: string, to: ConcernMove['to'], holds = true) =>
    api.as(name).post(`/api/v1/concerns/${id}/moves`, { to, holds, text: 'Spoken with the family.' });
  const raised = async (): Promise<{ storyId: string; id: string }> => {
    const [storyId, id] = [await startStory(api, { to: 'approved' }), randomUUID()];
    expect((await raise('tess', storyId, id)).status).toBe(200);
    return { storyId, id };
  };

  it('is raised by nobody who may not see the story, and not without words', async () => {
    const storyId = await startStory(api);

    expect((await raise(null, storyId)).status).toBe(401);
    for (const name of ['tom', 'omar', 'fiona', 'nora', 'sal'] as const) {
      expect([name, (await raise(name, storyId)).status]).toEqual([name, 404]);
    }
    expect(await raise('tess', storyId, randomUUID(), { narrative: ' ' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'narrative' }] },
    });
  });

  it('is read by the lead, and by who raised it until the lead has taken it up; by no manager and no administrator', async () => {
    const { id } = await raised();

    for (const name of ['ada', 'maya', 'omar', 'tom', 'cara', 'fiona'] as const) {
      expect([name, (await read(name, id)).status]).toEqual([name, 404]);
    }
    expect((await read('tess', id)).body).toMatchObject({ entries: [{ text: CONCERN.narrative }], moves: [] });
    expect((await read('sal', id)).body).toMatchObject({ state: 'raised', holds: true, moves: ['triaged'] });
    expect((await move('sal', id, 'triaged')).body).toMatchObject({ state: 'triaged', raisedBy: 'Demo Tess' });
    expect((await read('tess', id)).status).toBe(404);
    expect((await move('tess', id, 'closed')).status).toBe(404);
  });

  it('leaves a line in the trail whenever somebody reads it, and none of its words', async () => {
    const { id } = await raised();
    await read('sal', id);

    const trail = await api.db.query<{ action: string; all: string }>(sql`
      select action, to_jsonb(audit_event)::text as all from audit_event where entity_id = ${id} order by id`);
    expect(trail.map(({ action }) => action)).toEqual(['concern.raise', 'concern.read']);
    expect(trail.map(({ all }) => all).join()).not.toMatch(/afraid|domesticAbuse/);
  });

  it('arrives once, however often it is sent, and is not another one under its id', async () => {
    const { storyId, id } = await raised();

    expect((await raise('tess', storyId, id)).status).toBe(200);
    expect((await raise('maya', storyId, id)).status).toBe(409);
    for (const changes of [{ category: 'neglect' }, { narrative: 'Another.' }, { immediateAction: 'Called 999.' }]) {
      expect((await raise('tess', storyId, id, changes)).status).toBe(409);
    }
    const elsewhere = await startStory(api, { to: 'approved' });
    expect((await raise('tess', elsewhere, id)).status).toBe(409);
    expect((await read('sal', id)).body.entries).toHaveLength(1);
  });

  it('takes a published story down, and keeps it down until the lead lets go of every one', async () => {
    const storyId = await startStory(api, { to: 'published' });
    const [one, other] = [randomUUID(), randomUUID()];
    const publish = () => api.as('maya').post(`/api/v1/stories/${storyId}/moves`, { to: 'published' });

    await raise('tess', storyId, one);
    await raise('maya', storyId, other);
    expect((await api.as('maya').get(`/api/v1/stories/${storyId}`)).body).toMatchObject({
      state: 'unpublished',
      isHeld: true,
      publicationObstacle: 'story.held',
    });
    expect(await publish()).toMatchObject({ status: 422, body: { code: 'story.held' } });
    await move('sal', one, 'triaged', false);
    expect((await publish()).status).toBe(422);
    await move('sal', other, 'triaged');
    await move('sal', other, 'closed');
    expect((await publish()).body).toMatchObject({ state: 'published', isHeld: false });
  });

  it('is raised by whoever reads what is public, who then no longer sees it, and can still send it twice', async () => {
    const [storyId, id] = [await startStory(api, { to: 'published' }), randomUUID()];

    expect((await raise('tom', storyId, id)).body).toEqual({
      ...{ id, storyId, state: 'raised' },
      raisedAt: expect.any(String) as string,
    });
    expect((await api.as('tom').get(`/api/v1/stories/${storyId}`)).status).toBe(404);
    expect((await raise('tom', storyId, id)).status).toBe(200);
    expect((await raise('tom', storyId)).status).toBe(404);
  });

  it('is to others a hold and nothing more: they see neither who raised it nor of what kind it is', async () => {
    const { storyId } = await raised();

    for (const name of ['ada', 'maya', 'tess'] as const) {
      const { body } = await api.as(name).get(`/api/v1/stories/${storyId}`);
      expect(body).toMatchObject({ isHeld: true });
      expect(JSON.stringify(body)).not.toMatch(/domesticAbuse|afraid|concern/i);
    }
    expect(await api.as('maya').post(`/api/v1/stories/${storyId}/moves`, { to: 'published' })).toMatchObject({
      ...{ status: 422, body: { code: 'story.held' } },
    });
  });

  it('is let go of, held again and noted in the state in which it is, and a step that is sent twice is one', async () => {
    const { storyId, id } = await raised();
    const isHeld = async (): Promise<unknown> => (await api.as('ada').get(`/api/v1/stories/${storyId}`)).body.isHeld;

    await move('sal', id, 'triaged', false);
    expect(await isHeld()).toBe(false);
    await move('sal', id, 'triaged', true);
    expect((await move('sal', id, 'triaged', true)).body).toMatchObject({ state: 'triaged', holds: true });
    expect(await isHeld()).toBe(true);
    const { body } = await read('sal', id);
    expect((body.entries as { kind: string }[]).map(({ kind }) => kind)).toEqual(['narrative', 'triage', 'triage']);
  });

  it('goes no way but its own', async () => {
    const { id } = await raised();

    expect(await move('sal', id, 'closed')).toMatchObject({ status: 409, body: { code: 'concern.transition' } });
    await move('sal', id, 'triaged');
    await move('sal', id, 'closed');
    expect(await move('sal', id, 'monitoring')).toMatchObject({ status: 409 });
  });

  it('is added to by its raiser until it is taken up, and by the lead afterwards', async () => {
    const { id } = await raised();
    const write = (name: Name, text: string, entryId: string = randomUUID()) =>
      api.as(name).put(`/api/v1/concerns/${id}/entries/${entryId}`, { text });
    const entryId = randomUUID();

    await write('tess', 'She has called her sister.', entryId);
    expect((await write('tess', 'She has called her sister.', entryId)).status).toBe(200);
    expect((await write('tess', 'Something else.', entryId)).status).toBe(409);
    await move('sal', id, 'triaged');
    expect((await write('tess', 'And one thing more.')).status).toBe(404);
    const { body } = await write('sal', 'Called back.');
    expect((body.entries as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'narrative',
      'narrative',
      'triage',
      'note',
    ]);
  });

  it('stands in the list of the lead alone: open ones first, the oldest of them first', async () => {
    const [first, second] = [await raised(), await raised()];
    await move('sal', first.id, 'triaged');
    await move('sal', first.id, 'closed');

    for (const name of ['ada', 'maya', 'tess', 'cara'] as const) {
      expect((await api.as(name).get('/api/v1/concerns')).status).toBe(403);
    }
    const listed = async (query: string): Promise<string[]> =>
      ((await api.as('sal').get(`/api/v1/concerns${query}`)).body.items as { id: string }[]).map(({ id }) => id);
    expect(await listed('')).toEqual([second.id]);
    expect(await listed('?show=all')).toEqual([second.id, first.id]);
    const page = await api.as('sal').get('/api/v1/concerns?show=all&limit=1');
    expect(await listed(`?show=all&limit=1&cursor=${String(page.body.next)}`)).toEqual([first.id]);
    expect((await api.as('sal').get('/api/v1/concerns?cursor=x')).status).toBe(400);
  });
});

describe('publishing and raising a concern at the same moment', () => {
  const api = testApi({ rollBack: false });

  it('never ends with a story that is up and held, whoever comes first', async () => {
    for (let round = 0; round < 12; round++) {
      const id = await startStory(api, { to: 'approved', consent: { identityDisplay: 'firstName' } });
      const publish = () => api.as('maya').post(`/api/v1/stories/${id}/moves`, { to: 'published' });
      const raise = () => api.as('tess').put(`/api/v1/stories/${id}/concerns/${randomUUID()}`, CONCERN);

      const answers = await Promise.all(round % 2 === 0 ? [publish(), raise()] : [raise(), publish()]);
      const [published, raised] = round % 2 === 0 ? answers : answers.toReversed();

      expect(raised?.status).toBe(200);
      expect([200, 422]).toContain(published?.status);
      const end = await api.db.one(sql`select state, is_held as "isHeld" from story where id = ${id}`);
      expect(end).toEqual({ state: published?.status === 200 ? 'unpublished' : 'approved', isHeld: true });
    }
  });
});
