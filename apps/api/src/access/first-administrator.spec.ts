import sql from 'sql-template-tag';
import { Migrator } from '../platform/migrator';
import { testApi, type Answer } from '../testing/test-api';
import { StartService } from './start.service';

const ADA = { name: 'Demo Ada', email: 'ada@example.org', password: 'a long enough password' };

describe('the first administrator', () => {
  const api = testApi({ database: 'nothing', rollBack: false });
  const links: string[] = [];
  const create = (token: string): Promise<Answer> =>
    api.as(null).post('/api/v1/first-administrator', { ...ADA, token });
  const begin = async (): Promise<string> => {
    const entrance = await api.get(StartService).begin();
    return entrance.kind === 'firstAdministrator' ? (entrance.path.split('#')[1] ?? '') : '';
  };

  it('is not asked for before the schema is there', async () => {
    expect((await api.as(null).get('/health')).status).toBe(200);
    expect(await api.as(null).get('/health/ready')).toMatchObject({
      status: 503,
      body: { code: 'server.unavailable' },
    });
    api.faults();
    await api.get(Migrator).run();

    expect((await api.as(null).get('/health/ready')).status).toBe(200);
  });

  it('gets a link of their own with every start, of which only hashes are kept', async () => {
    links.push(await begin(), await begin());

    expect(new Set(links).size).toBe(2);
    expect((await api.as(null).get('/api/v1/welcome')).body).toEqual({
      needsFirstAdministrator: true,
      canSignInHere: true,
      demonstration: null,
    });
    const rows = await api.db.query(sql`select one_time_link::text as text from one_time_link`);
    expect(JSON.stringify(rows)).not.toContain(links[0]);
  });

  it('is nobody without a link', async () => {
    expect(await create('x'.repeat(43))).toMatchObject({ status: 409, body: { code: 'account.linkUsed' } });
  });

  it('is one, also when both links are opened at once', async () => {
    const answers = await Promise.all(
      links.map((token, index) =>
        api.as(null).post('/api/v1/first-administrator', { ...ADA, email: `ada${index}@example.org`, token }),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const made = answers.find(({ status }) => status === 200);
    expect(made?.body.memberships).toEqual([
      { role: 'administrator', scope: 'organisation', scopeId: null, scopeName: null },
    ]);
    const token = /=([\w-]+);/.exec(made?.headers.getSetCookie()[0] ?? '')?.[1] ?? '';
    expect((await api.withToken(token).get('/api/v1/accounts')).body.items).toHaveLength(1);
  });

  it('is asked for no longer', async () => {
    expect(await api.get(StartService).begin()).toEqual({ kind: 'accounts' });
    expect((await api.as(null).get('/api/v1/welcome')).body.needsFirstAdministrator).toBe(false);
    for (const token of links) expect((await create(token)).status).toBe(409);
  });
});
