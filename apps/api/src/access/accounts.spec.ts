import { REMOVAL_WORDS } from '@throughline/domain/access';
import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import { CAST, GRANTS, PASSWORD, PROGRAMMES, STRANDS, type Name } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

const ETAG = { 'if-match': '"1"' };
const ADA = {
  name: 'Demo Ada',
  email: 'ada@example.org',
  isSuspended: false,
  memberships: [{ role: 'administrator', scope: 'organisation', scopeId: null }],
};
const ZOE = {
  name: 'Demo Zoe',
  email: 'zoe@example.org',
  isSuspended: false,
  memberships: [{ role: 'trainer', scope: 'strand', scopeId: STRANDS.S2 }],
};
const TOKEN = /^\/invitation#([\w-]{43})$/;

describe('accounts', () => {
  const api = testApi();
  const put = (id: string, write: object, headers = {}): Promise<Answer> =>
    api.as('ada').put(`/api/v1/accounts/${id}`, write, headers);

  it.each<Name>(['maya', 'omar', 'tess', 'fiona', 'nora', 'cara', 'sal'])('are not for %s', async (name) => {
    expect((await api.as(name).get('/api/v1/accounts')).status).toBe(403);
    expect((await api.as(name).put(`/api/v1/accounts/${CAST[name]}`, ADA)).status).toBe(403);
    expect((await api.as(name).post(`/api/v1/accounts/${CAST[name]}/invitation`)).status).toBe(403);
  });

  it('are for nobody who is not signed in', async () => {
    expect((await api.as(null).get('/api/v1/accounts')).status).toBe(401);
  });

  it.each([
    ['a scope that the role is not given for', [{ role: 'funder', scope: 'programme', scopeId: PROGRAMMES.P1 }], 400],
    ['a programme that is not there', [{ role: 'programmeManager', scope: 'programme', scopeId: v7() }], 422],
    ['the same membership twice', [ZOE.memberships[0], ZOE.memberships[0]], 400],
  ])('are refused with %s', async (_, memberships, status) => {
    expect((await put(v7(), { ...ZOE, memberships })).status).toBe(status);
  });

  it('are refused with an address that somebody has', async () => {
    expect(await put(v7(), { ...ZOE, email: 'TESS@example.org' })).toMatchObject({
      status: 409,
      body: { code: 'account.emailTaken' },
    });
  });

  it('are 404 where there is none', async () => {
    expect((await api.as('ada').get(`/api/v1/accounts/${v7()}`)).status).toBe(404);
    expect((await put(v7(), ZOE, ETAG)).status).toBe(404);
    expect((await api.as('ada').post(`/api/v1/accounts/${v7()}/invitation`)).status).toBe(404);
  });

  it('keep at least one active administrator', async () => {
    for (const write of [
      { ...ADA, isSuspended: true },
      { ...ADA, memberships: [] },
    ]) {
      expect(await put(CAST.ada, write, ETAG)).toMatchObject({
        status: 422,
        body: { code: 'account.lastAdministrator' },
      });
    }
    expect((await api.as('ada').get(`/api/v1/accounts/${CAST.ada}`)).body).toMatchObject({
      status: 'active',
      version: 1,
    });
  });

  it('are created once, however often the request is sent', async () => {
    const id = v7();
    const first = await put(id, ZOE);
    expect(first).toMatchObject({
      status: 200,
      body: { id, version: 1, status: 'invited', memberships: [{ scopeName: 'Strand S2' }], lastSignInAt: null },
    });
    expect(first.headers.get('etag')).toBe('"1"');
    expect((await put(id, ZOE)).body).toEqual(first.body);
    expect(await put(id, { ...ZOE, name: 'Demo Zora' })).toMatchObject({
      status: 409,
      body: { code: 'request.alreadyExists' },
    });
    expect(await api.db.query(sql`select action, fields from audit_event where entity_id = ${id}`)).toEqual([
      { action: 'account.create', fields: ['name', 'email', 'isSuspended', 'memberships'] },
    ]);
  });

  it('are edited from the version that was read, and by nobody over somebody else', async () => {
    const id = v7();
    await put(id, ZOE);
    expect(await put(id, { ...ZOE, name: 'Demo Zora' }, ETAG)).toMatchObject({ status: 200, body: { version: 2 } });

    expect(await put(id, { ...ZOE, isSuspended: true }, ETAG)).toMatchObject({
      status: 412,
      body: { code: 'request.stale', changed: ['name', 'isSuspended'], current: { name: 'Demo Zora', version: 2 } },
    });
  });

  it('sign out whoever is suspended, for good', async () => {
    const tess = { name: 'Demo Tess', email: 'tess@example.org', memberships: [] };
    await put(CAST.tess, { ...tess, isSuspended: true }, ETAG);
    expect((await api.as('tess').get('/api/v1/account')).status).toBe(401);
    await put(CAST.tess, { ...tess, isSuspended: false }, { 'if-match': '"2"' });

    expect((await api.as('tess').get('/api/v1/account')).status).toBe(401);
    expect((await api.as('ada').get(`/api/v1/accounts/${CAST.tess}`)).body.status).toBe('active');
  });

  it('are listed by name with what they are for', async () => {
    const { body } = await api.as('ada').get('/api/v1/accounts');

    expect((body.items as { name: string }[]).map(({ name }) => name)).toEqual([
      'Demo Ada',
      'Demo Cara',
      'Demo Fiona',
      'Demo Frank',
      'Demo Maya',
      'Demo Nora',
      'Demo Omar',
      'Demo Sal',
      'Demo Tess',
      'Demo Tom',
    ]);
    expect(body.items[2].memberships).toEqual([
      { role: 'funder', scope: 'grant', scopeId: GRANTS.G1, scopeName: 'Grant of P1' },
    ]);
  });
});

describe('an invitation', () => {
  const api = testApi();
  const PASS = 'a long enough password';
  const accept = (token: string): Promise<Answer> =>
    api.as(null).post('/api/v1/invitations/accept', { token, password: PASS });
  const invite = async (id: string): Promise<string> => {
    const { body } = await api.as('ada').post(`/api/v1/accounts/${id}/invitation`);
    return TOKEN.exec(body.path as string)?.[1] ?? '';
  };

  it('is refused when nobody made it', async () => {
    expect(await accept('x'.repeat(43))).toMatchObject({ status: 409, body: { code: 'account.linkUsed' } });
  });

  it('lets its owner in once, with a password of their own', async () => {
    const id = v7();
    await api.as('ada').put(`/api/v1/accounts/${id}`, ZOE);
    const token = await invite(id);
    expect(await accept(token)).toMatchObject({ status: 200, body: { id, name: 'Demo Zoe' } });

    expect((await accept(token)).status).toBe(409);
    expect((await api.as(null).post('/api/v1/sign-in', { email: ZOE.email, password: PASS })).status).toBe(200);
    expect((await api.as('ada').get(`/api/v1/accounts/${id}`)).body.status).toBe('active');
  });

  it('ends with the next one, and after a week', async () => {
    const [first, second] = [await invite(CAST.tess), await invite(CAST.tess)];
    expect((await accept(first)).status).toBe(409);
    await api.at('2026-06-22T10:00:01Z', async () => {
      expect((await accept(second)).status).toBe(409);
    });
    expect((await accept(second)).status).toBe(200);
  });

  it('for somebody who forgot a password signs out whoever had it', async () => {
    await accept(await invite(CAST.tess));

    expect((await api.as('tess').get('/api/v1/account')).status).toBe(401);
    expect((await api.as(null).post('/api/v1/sign-in', { email: 'tess@example.org', password: PASSWORD })).status).toBe(
      401,
    );
  });

  it('is for nobody who is suspended', async () => {
    const token = await invite(CAST.tess);
    await api.db.query(sql`update account set status = 'suspended' where id = ${CAST.tess}`);

    expect((await accept(token)).status).toBe(409);
    expect((await api.as('ada').post(`/api/v1/accounts/${CAST.tess}/invitation`)).status).toBe(403);
  });

  it('does not outlive a suspension that is lifted again', async () => {
    const token = await invite(CAST.nora);
    const nora = { name: 'Demo Nora', email: 'nora@example.org', memberships: [] };
    for (const [version, isSuspended] of [
      [1, true],
      [2, false],
    ] as const) {
      const write = { ...nora, isSuspended };
      const { status } = await api
        .as('ada')
        .put(`/api/v1/accounts/${CAST.nora}`, write, { 'if-match': `"${version}"` });
      expect(status).toBe(200);
    }

    expect(await accept(token)).toMatchObject({ status: 409, body: { code: 'account.linkUsed' } });
  });
});

describe('the trainers of a strand', () => {
  const api = testApi();
  const trainers = (name: Name, strandId: string): Promise<Answer> =>
    api.as(name).get(`/api/v1/trainers?strandId=${strandId}`);

  it.each<[Name, string]>([
    ['omar', STRANDS.S1],
    ['fiona', STRANDS.S1],
    ['nora', STRANDS.S1],
    ['ada', v7()],
  ])('are 404 for %s where they see no such strand', async (name, strandId) => {
    expect((await trainers(name, strandId)).status).toBe(404);
  });

  it('are those with a membership for it or for its programme', async () => {
    await api.db.query(sql`
      insert into membership (account_id, role, scope, programme_id) values (${CAST.nora}, 'trainer', 'programme', ${PROGRAMMES.P1})`);

    expect((await trainers('maya', STRANDS.S1)).body.items).toEqual([
      { id: CAST.nora, name: 'Demo Nora' },
      { id: CAST.tess, name: 'Demo Tess' },
      { id: CAST.tom, name: 'Demo Tom' },
    ]);
    expect((await trainers('tess', STRANDS.S2)).body.items).toEqual([{ id: CAST.nora, name: 'Demo Nora' }]);
  });
});

describe('removing the demonstration', () => {
  const api = testApi();
  const remove = (name: Name, confirmation: string): Promise<Answer> =>
    api.as(name).post('/api/v1/demonstration/removal', { confirmation });

  it('is for administrators', async () => {
    expect((await remove('maya', REMOVAL_WORDS)).status).toBe(403);
  });

  it('is refused where there is none', async () => {
    expect(await remove('ada', REMOVAL_WORDS)).toMatchObject({ status: 409, body: { code: 'demonstration.none' } });
  });

  it('is refused without the words', async () => {
    await api.db.query(sql`update installation set is_demonstration = true`);

    expect(await remove('ada', 'yes')).toMatchObject({ status: 422, body: { code: 'demonstration.confirmation' } });
  });
});
