import { randomUUID } from 'node:crypto';
import type { FollowUpWrite, QuotePermission } from '@throughline/domain/events';
import sql from 'sql-template-tag';
import { CAST, type Name } from '../testing/cast';
import { EVENTS_PATH, EventThread } from '../testing/event-thread';
import { signedInAt } from '../testing/signed-in-at';
import { testApi, type Answer } from '../testing/test-api';

const OUTSIDERS: readonly Name[] = ['omar', 'fiona', 'frank', 'nora'];

const api = testApi();
const thread = new EventThread(api);
const version = (number: number): Record<string, string> => ({ 'if-match': `"${number}"` });

describe('a quote', () => {
  const quote = (
    name: Name | null,
    id: string,
    permission: QuotePermission = 'report',
    { quoteId = randomUUID(), headers = {} }: { quoteId?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const write = { text: 'It was heard.', attribution: 'a resident', permission };
    return api.as(name).put(`${EVENTS_PATH}/${id}/quotes/${quoteId}`, write, headers);
  };

  it('is written down by those who may write the event', async () => {
    const id = await thread.plan();
    expect((await quote(null, id)).status).toBe(401);
    for (const name of OUTSIDERS) expect((await quote(name, id)).status).toBe(404);
    expect((await quote('tess', await thread.plan({ strandId: null }))).status).toBe(403);
  });

  it('carries its permission, and who wrote that down when; asking again for words alone changes neither', async () => {
    const id = await thread.plan();
    const quoteId = randomUUID();
    const first = await quote('tess', id, 'report', { quoteId });
    expect(first.body.quotes).toMatchObject([
      {
        text: 'It was heard.',
        attribution: 'a resident',
        permission: 'report',
        permissionAt: '2026-06-15T10:00:00.000Z',
      },
    ]);
    expect((await quote('tess', id, 'report', { quoteId })).body).toEqual(first.body);

    const later = await api.at('2026-06-15T11:00:00Z', async () => {
      const write = { text: 'It was heard at last.', attribution: null, permission: 'report' };
      return api.as('maya').put(`${EVENTS_PATH}/${id}/quotes/${quoteId}`, write, version(1));
    });
    expect(later.body.quotes[0]).toMatchObject({ version: 2, permissionAt: '2026-06-15T10:00:00.000Z' });
    expect(later.body.quotes[0].permissionBy).toBe(first.body.quotes[0].permissionBy);
    const withdrawn = await api.at('2026-06-15T12:00:00Z', () =>
      quote('maya', id, 'none', { quoteId, headers: version(2) }),
    );
    expect(withdrawn.body.quotes[0]).toMatchObject({ permission: 'none', permissionAt: '2026-06-15T12:00:00.000Z' });
    expect((await quote('tess', id, 'public', { quoteId, headers: version(1) })).status).toBe(412);
  });

  it('without permission is for those alone who may write the event', async () => {
    const id = await thread.plan({ strandId: null });
    for (const permission of ['none', 'internal', 'public'] as const) await quote('maya', id, permission);
    const seenBy = async (name: Name): Promise<string[]> =>
      ((await api.as(name).get(`${EVENTS_PATH}/${id}`)).body.quotes as { permission: string }[])
        .map(({ permission }) => permission)
        .toSorted();

    expect(await seenBy('maya')).toEqual(['internal', 'none', 'public']);
    expect(await seenBy('tess')).toEqual(['internal', 'public']);
    const list = await api.as('maya').get(EVENTS_PATH);
    expect(JSON.stringify(list.body)).not.toContain('It was heard');
  });

  it('is taken away once and for all, and not by way of another event', async () => {
    const [id, other] = [await thread.plan(), await thread.plan()];
    const quoteId = randomUUID();
    await quote('tess', id, 'public', { quoteId });

    await api.as('tess').send('DELETE', `${EVENTS_PATH}/${other}/quotes/${quoteId}`);
    expect(await quote('tess', other, 'public', { quoteId })).toMatchObject({
      body: { code: 'request.alreadyExists' },
    });
    expect((await api.as('tess').get(`${EVENTS_PATH}/${id}`)).body.quotes).toHaveLength(1);
    for (let time = 0; time < 2; time++) {
      const gone = await api.as('tess').send('DELETE', `${EVENTS_PATH}/${id}/quotes/${quoteId}`);
      expect(gone).toMatchObject({ status: 200, body: { quotes: [] } });
    }
    expect(await api.db.query(sql`select from event_quote where text like 'It was%'`)).toEqual([]);
  });
});

describe('a follow-up', () => {
  const followUpWrite = (changes: Partial<FollowUpWrite> = {}): FollowUpWrite => ({
    text: 'Send the notes (demo)',
    ownerId: CAST.tess,
    dueOn: '2026-06-20',
    ...changes,
  });
  const put = (
    name: Name | null,
    id: string,
    changes: Partial<FollowUpWrite> = {},
    { followUpId = randomUUID(), headers = {} }: { followUpId?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> =>
    api.as(name).put(`${EVENTS_PATH}/${id}/follow-ups/${followUpId}`, followUpWrite(changes), headers);
  const add = async (id: string, changes: Partial<FollowUpWrite> = {}): Promise<string> => {
    const followUpId = randomUUID();
    expect((await put('maya', id, changes, { followUpId })).status).toBe(200);
    return followUpId;
  };
  const finish = (name: Name | null, id: string, followUpId: string, isDone = true): Promise<Answer> =>
    api.as(name).put(`${EVENTS_PATH}/${id}/follow-ups/${followUpId}/done`, { isDone });
  const list = (name: Name | null, query = ''): Promise<Answer> =>
    api.as(name).get(`${EVENTS_PATH}/follow-ups${query}`);
  const texts = ({ body }: Answer): string[] => (body.items as { text: string }[]).map(({ text }) => text);

  it('is given by those who may write the event', async () => {
    const id = await thread.plan({ strandId: null });
    expect((await put(null, id)).status).toBe(401);
    for (const name of OUTSIDERS) expect((await put(name, id)).status).toBe(404);
    expect((await put('tess', id)).status).toBe(403);
    expect((await put('maya', id)).body.followUps).toMatchObject([
      { ownerId: CAST.tess, isOverdue: false, doneAt: null },
    ]);
  });

  it('belongs to somebody who works in the programme, and the event says who that can be', async () => {
    const id = await thread.plan();
    for (const ownerId of [CAST.omar, CAST.fiona, CAST.nora, randomUUID()]) {
      expect(await put('maya', id, { ownerId })).toMatchObject({ status: 422, body: { code: 'followUp.owner' } });
    }
    const { body } = await api.as('tess').get(`${EVENTS_PATH}/${id}/owners`);
    const owners = (body.items as { id: string }[]).map((owner) => owner.id).toSorted();
    expect(owners).toEqual([CAST.ada, CAST.maya, CAST.tess, CAST.tom].toSorted());
    await api.db.query(sql`update account set status = 'suspended' where id = ${CAST.tom}`);
    expect(await put('maya', id, { ownerId: CAST.tom })).toMatchObject({ status: 422 });
  });

  it('is finished by its owner, or by who may write the event, and by nobody else; the tick can be taken back', async () => {
    const id = await thread.plan({ strandId: null });
    const followUpId = await add(id);

    expect((await finish(null, id, followUpId)).status).toBe(401);
    for (const name of OUTSIDERS) expect((await finish(name, id, followUpId)).status).toBe(404);
    expect((await finish('tom', id, followUpId)).status).toBe(403);
    expect((await finish('tess', id, followUpId)).body).toMatchObject({
      doneAt: '2026-06-15T10:00:00.000Z',
      version: 2,
    });
    expect((await finish('maya', id, followUpId)).body).toMatchObject({ version: 2 });
    expect((await finish('maya', id, followUpId, false)).body).toMatchObject({ doneAt: null, version: 3 });
    expect((await finish('maya', await thread.plan(), followUpId)).status).toBe(404);
    expect((await api.as('tess').get(`${EVENTS_PATH}/${id}`)).body.followUps[0].may).toEqual({ finish: true });
    expect((await api.as('tom').get(`${EVENTS_PATH}/${id}`)).body.followUps[0].may).toEqual({ finish: false });
  });

  it('is overdue on the day after, on the clocks of the event', async () => {
    const id = await thread.plan();
    await add(id, { dueOn: '2026-06-15' });
    const overdueAt = (at: string): Promise<Answer> => signedInAt(api, at, () => list('maya', '?show=overdue'));

    expect((await overdueAt('2026-06-15T22:59:59Z')).body.total).toBe(0);
    expect((await overdueAt('2026-06-15T23:00:00Z')).body).toMatchObject({ total: 1, items: [{ isOverdue: true }] });
  });

  it('is listed in order of its day, to those who may read the event, page by page', async () => {
    const id = await thread.plan();
    const done = await add(id, { text: 'One', dueOn: '2026-06-18' });
    await add(id, { text: 'Three', dueOn: '2026-06-20', ownerId: CAST.maya });
    await add(id, { text: 'Two', dueOn: '2026-06-19' });
    await finish('tess', id, done);

    expect(texts(await list('tom'))).toEqual(['Two', 'Three']);
    expect(texts(await list('tom', '?show=all'))).toEqual(['One', 'Two', 'Three']);
    expect(texts(await list('maya', '?mine=true'))).toEqual(['Three']);
    for (const name of OUTSIDERS) expect((await list(name)).body).toMatchObject({ items: [], total: 0 });
    expect((await list(null)).status).toBe(401);
    const first = await list('maya', '?limit=1');
    expect(first.body).toMatchObject({ total: 2, items: [{ event: { id, title: 'Conversation (demo)' } }] });
    expect(texts(await list('maya', `?limit=1&cursor=${String(first.body.next)}`))).toEqual(['Three']);
    for (const query of ['?show=late', '?cursor=x', '?owner=maya'])
      expect((await list('maya', query)).status).toBe(400);
  });

  it('is edited from the version that was read, given to others, and taken away', async () => {
    const id = await thread.plan();
    const followUpId = await add(id);
    const edit = (changes: Partial<FollowUpWrite>, number: number): Promise<Answer> =>
      put('maya', id, changes, { followUpId, headers: version(number) });

    expect((await edit({ ownerId: CAST.tom }, 1)).body.followUps).toMatchObject([{ ownerId: CAST.tom, version: 2 }]);
    expect((await edit({ text: 'Other' }, 1)).status).toBe(412);
    const gone = await api.as('maya').send('DELETE', `${EVENTS_PATH}/${id}/follow-ups/${followUpId}`);
    expect(gone.body).toMatchObject({ followUps: [] });
  });
});
