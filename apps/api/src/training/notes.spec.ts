import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { CAST, SESSIONS } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const api = testApi();
const NOTES = `/api/v1/training-sessions/${SESSIONS.today}/notes`;
const ID = '01900000-0000-7000-8000-00bf00000001';
type Who = 'tess' | 'maya' | 'ada' | 'omar' | 'tom' | 'fiona';

const write = (name: Who, note: object, headers = {}, id = ID): Promise<Answer> =>
  api
    .as(name)
    .put(`${NOTES}/${id}`, { text: 'The second hour was too long.', visibility: 'private', ...note }, headers);
const readBy = async (name: Who): Promise<unknown> => {
  const { status, body } = await api.as(name).get(NOTES);
  return status === 200 ? (body.items as { text: string }[]).map(({ text }) => text) : status;
};

describe('what a trainer thought of a session', () => {
  it('has words', async () => {
    expect((await write('tess', { text: '  ' })).status).toBe(400);
    expect((await write('tess', { visibility: 'public' })).status).toBe(400);
  });

  it('is for who reaches the session', async () => {
    for (const name of ['omar', 'tom', 'fiona'] as const) expect((await write(name, {})).status).toBe(404);
  });

  const everybody = { tess: ['x'], maya: ['x'], ada: ['x'], omar: 404, tom: 404, fiona: 404 };
  it.each([
    ['private', { ...everybody, maya: [], ada: [] }],
    ['team', everybody],
    ['report', everybody],
  ])('%s is read by %j', async (visibility, expected) => {
    await write('tess', { text: 'x', visibility });

    const read: Record<string, unknown> = {};
    for (const name of Object.keys(expected) as Who[]) read[name] = await readBy(name);
    expect(read).toEqual(expected);
  });

  it('that is private is not there for anybody else, also by its id', async () => {
    await write('tess', {});

    for (const name of ['ada', 'maya'] as const) {
      expect([
        (await write(name, { text: 'Mine' })).status,
        (await api.as(name).delete(`${NOTES}/${ID}`)).status,
      ]).toEqual([404, 404]);
    }
    expect(await readBy('tess')).toEqual(['The second hour was too long.']);
  });

  it('that is shared is changed by nobody but its author', async () => {
    await write('tess', { visibility: 'team' });

    expect([
      (await write('ada', { text: 'Mine' })).status,
      (await api.as('maya').delete(`${NOTES}/${ID}`)).status,
    ]).toEqual([403, 403]);
  });

  it('is changed from the version that was seen', async () => {
    expect((await write('tess', {})).body).toMatchObject({
      ...{ version: 1, sessionId: SESSIONS.today, isOwn: true, author: { id: CAST.tess, name: 'Demo Tess' } },
    });
    expect((await write('tess', {})).status).toBe(200);
    expect((await write('tess', { visibility: 'team' }, { 'if-match': '"1"' })).body).toMatchObject({ version: 2 });
    expect(await write('tess', { text: 'Other' }, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { current: { visibility: 'team' } },
    });
  });

  it('is one a session and author', async () => {
    await write('tess', {});

    expect(await write('tess', {}, {}, randomUUID())).toMatchObject({ status: 409, body: { code: 'note.twice' } });
    expect((await write('maya', { visibility: 'team' }, {}, randomUUID())).status).toBe(200);
    expect(await readBy('tess')).toHaveLength(2);
  });

  it('belongs to one session', async () => {
    await write('tess', { visibility: 'team' });
    const elsewhere = `/api/v1/training-sessions/${SESSIONS.past}/notes/${ID}`;

    expect((await api.as('tess').put(elsewhere, { text: 'Here', visibility: 'team' })).status).toBe(404);
  });

  it('is deleted by its author; twice is harmless', async () => {
    await write('tess', {});

    expect([
      (await api.as('tess').delete(`${NOTES}/${ID}`)).status,
      (await api.as('tess').delete(`${NOTES}/${ID}`)).status,
    ]).toEqual([204, 204]);
    expect(await api.db.query(sql`select from session_note`)).toEqual([]);
  });

  it('leaves in the trail that it changed, and not a word of it', async () => {
    await write('tess', {});
    await write('tess', { text: 'Other' }, { 'if-match': '"1"' });

    expect(
      await api.db.query(sql`select action, fields, reason from audit_event where entity_id = ${ID} order by id`),
    ).toEqual([
      { action: 'note.create', fields: [], reason: null },
      { action: 'note.edit', fields: ['text'], reason: null },
    ]);
  });
});
