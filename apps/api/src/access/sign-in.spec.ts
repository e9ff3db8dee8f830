import { SIGN_IN_IDLE_HOURS, SIGN_IN_MAX_DAYS } from '@throughline/domain/access';
import sql from 'sql-template-tag';
import { CAST, PASSWORD, tokenOf } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';
import { COOKIE } from './sign-in-token';

const ADDRESS = 'tess@example.org';

const tokenFrom = (answer: Answer): string => {
  const [cookie = ''] = answer.headers.getSetCookie();
  return /=([\w-]+);/.exec(cookie)?.[1] ?? '';
};

describe('signing in', () => {
  const api = testApi();
  const signIn = (email: string, password: string, headers = {}): Promise<Answer> =>
    api.as(null).post('/api/v1/sign-in', { email, password }, headers);

  it.each([
    ['a wrong password', ADDRESS, 'not the password'],
    ['an address that nobody has', 'nobody@example.org', PASSWORD],
  ])('is refused for %s, in the same words', async (_, email, password) => {
    const answer = await signIn(email, password);

    expect(answer.status).toBe(401);
    expect({ ...answer.body, requestId: '' }).toEqual({
      type: 'urn:throughline:problem:signIn.refused',
      title: 'The e-mail address or the password is not right',
      status: 401,
      code: 'signIn.refused',
      requestId: '',
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is refused for a suspended account as for an unknown one', async () => {
    await api.db.query(sql`update account set status = 'suspended' where id = ${CAST.tess}`);

    expect(await signIn(ADDRESS, PASSWORD)).toMatchObject({ status: 401, body: { code: 'signIn.refused' } });
  });

  it('is refused over plain http from another machine, with what to do about it', async () => {
    const answer = await sendWithHost(api.url, 'throughline.example.org', { email: ADDRESS, password: PASSWORD });

    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'signIn.insecure', params: { settings: ['PUBLIC_URL', 'TRUST_PROXY'] } },
    });
  });

  it('gives a cookie that only this host gets back, and keeps nothing but its hash', async () => {
    const answer = await signIn(` ${ADDRESS.toUpperCase()} `, PASSWORD);
    const token = tokenFrom(answer);

    expect(answer).toMatchObject({ status: 200, body: { id: CAST.tess, name: 'Demo Tess' } });
    expect(answer.headers.getSetCookie()[0]).toMatch(
      new RegExp(`^${COOKIE}=[\\w-]{43}; Max-Age=2592000; Path=/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$`),
    );
    expect((await api.withToken(token).get('/api/v1/account')).status).toBe(200);
    expect(
      await api.db.query(sql`select from sign_in where encode(token_hash, 'escape') like ${`%${token}%`}`),
    ).toEqual([]);
  });

  it('takes the place of the sign-in that the browser had', async () => {
    const earlier = tokenFrom(await signIn(ADDRESS, PASSWORD));
    await signIn(ADDRESS, PASSWORD, { cookie: `${COOKIE}=${earlier}` });

    expect((await api.withToken(earlier).get('/api/v1/account')).status).toBe(401);
  });

  it('says what the account may do and whether it is a demonstration', async () => {
    const { body } = await api.as('tess').get('/api/v1/account');

    expect(body).toMatchObject({
      memberships: [{ role: 'trainer', scope: 'strand', scopeName: 'Strand S1' }],
      isDemonstration: false,
      signIns: 1,
    });
    expect(body.may).toContain('register.record');
    expect(body.may).not.toContain('account.manage');
  });
});

describe('being signed in', () => {
  const api = testApi();
  const later = (hours: number): string =>
    new Date(Date.parse('2026-06-15T10:00:00Z') + hours * 3_600_000).toISOString();
  const statusOf = async (token = tokenOf('tess')): Promise<number> =>
    (await api.withToken(token).get('/api/v1/account')).status;

  it.each([
    ['no cookie', null],
    ['an unknown token', tokenOf('tess').replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))],
    ['something that is no token', 'x'],
  ])('needs more than %s', async (_, token) => {
    expect(await api.withToken(token).get('/api/v1/account')).toMatchObject({
      status: 401,
      body: { code: 'signIn.needed' },
    });
  });

  it('ends at once when the account is suspended', async () => {
    await api.db.query(sql`update account set status = 'suspended' where id = ${CAST.tess}`);

    expect(await statusOf()).toBe(401);
  });

  it('gives and takes what memberships allow from one request to the next', async () => {
    expect((await api.as('ada').get('/api/v1/accounts')).status).toBe(200);
    await api.db.query(sql`delete from membership where account_id = ${CAST.ada}`);

    expect((await api.as('ada').get('/api/v1/accounts')).status).toBe(403);
  });

  it('ends after some hours of doing nothing', async () => {
    await api.at(later(SIGN_IN_IDLE_HOURS - 0.1), async () => {
      expect(await statusOf()).toBe(200);
    });
    await api.at(later(2 * SIGN_IN_IDLE_HOURS - 0.2), async () => {
      expect(await statusOf()).toBe(200);
      expect(await statusOf(tokenOf('tom'))).toBe(401);
    });
  });

  it('ends after some days whatever is done', async () => {
    await api.db.query(sql`update sign_in set last_seen_at = ${later(SIGN_IN_MAX_DAYS * 24 - 1)}`);

    await api.at(later(SIGN_IN_MAX_DAYS * 24 - 0.1), async () => {
      expect(await statusOf()).toBe(200);
    });
    await api.at(later(SIGN_IN_MAX_DAYS * 24), async () => {
      expect(await statusOf()).toBe(401);
    });
  });
});

describe('signing out', () => {
  const api = testApi();
  const another = async (): Promise<string> =>
    tokenFrom(await api.as(null).post('/api/v1/sign-in', { email: ADDRESS, password: PASSWORD }));

  it('ends this sign-in and no other', async () => {
    const other = await another();
    const answer = await api.as('tess').delete('/api/v1/sign-in');

    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(new RegExp(`^${COOKIE}=; Path=/; Expires=Thu, 01 Jan 1970`));
    expect((await api.as('tess').get('/api/v1/account')).status).toBe(401);
    expect((await api.withToken(other).get('/api/v1/account')).status).toBe(200);
  });

  it('everywhere ends all of the account and none of anybody else', async () => {
    const other = await another();
    expect((await api.as('tess').delete('/api/v1/sign-ins')).status).toBe(204);

    expect((await api.withToken(other).get('/api/v1/account')).status).toBe(401);
    expect((await api.as('tom').get('/api/v1/account')).status).toBe(200);
  });
});

describe('changing the password', () => {
  const api = testApi();
  const NEW = 'staple horse battery correct';
  const change = (presentPassword: string, newPassword: string): Promise<Answer> =>
    api.as('tess').put('/api/v1/account/password', { presentPassword, newPassword });

  it('is refused without the present one', async () => {
    expect(await change('not the password', NEW)).toMatchObject({
      status: 422,
      body: { code: 'account.passwordWrong' },
    });
  });

  it('is refused for a short one', async () => {
    expect(await change(PASSWORD, 'short')).toMatchObject({ status: 400, body: { errors: [{ path: 'newPassword' }] } });
  });

  it('is slowed down for whoever guesses the present one', async () => {
    for (let guess = 0; guess < 5; guess += 1) await change(`guess ${guess}`, NEW);

    expect(await change(PASSWORD, NEW)).toMatchObject({ status: 429, body: { code: 'signIn.throttled' } });
  });

  it('signs out everywhere else', async () => {
    const signIn = (password: string): Promise<Answer> =>
      api.as(null).post('/api/v1/sign-in', { email: ADDRESS, password });
    const other = tokenFrom(await signIn(PASSWORD));

    expect((await change(PASSWORD, NEW)).status).toBe(204);
    expect((await api.withToken(other).get('/api/v1/account')).status).toBe(401);
    expect((await api.as('tess').get('/api/v1/account')).status).toBe(200);
    expect((await signIn(PASSWORD)).status).toBe(401);
    expect((await signIn(NEW)).status).toBe(200);
    const [row] = await api.db.query(sql`select password_hash from account where id = ${CAST.tess}`);
    expect(row?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

/** `fetch` writes the Host header itself; a request to another host has to be made by hand. */
async function sendWithHost(url: string, host: string, body: object): Promise<{ status: number; body: unknown }> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/v1/sign-in`,
      { method: 'POST', headers: { host, origin: `http://${host}`, 'content-type': 'application/json' } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown }));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
