import { CAST, tokenOf } from '../testing/cast';
import { testApi, type Answer } from '../testing/test-api';

describe('a request', () => {
  const api = testApi();
  const raw = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const answer = await fetch(api.url + path, { method, ...init });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown), headers: answer.headers };
  };

  describe('from another site', () => {
    const cookie = `__Host-throughline=${tokenOf('ada')}`;
    const put = (headers: Record<string, string>): Promise<Answer> =>
      raw('PUT', `/api/v1/accounts/${CAST.tess}`, {
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: '{}',
      });

    it.each<[string, Record<string, string>]>([
      ['says so', { 'sec-fetch-site': 'cross-site' }],
      ['comes from a neighbour', { 'sec-fetch-site': 'same-site' }],
      ['has another origin', { origin: 'https://elsewhere.example.org' }],
      ['has no origin', {}],
      ['has an opaque origin', { origin: 'null' }],
      ['is a form', { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' }],
    ])('is refused when it %s', async (_, headers) => {
      // Node's fetch says `sec-fetch-mode: cors` by itself and leaves the site out, as old browsers do.
      expect(await put(headers)).toMatchObject({ status: 403, body: { code: 'request.crossSite' } });
    });

    it('is let through when its origin is this very host', async () => {
      expect(await put({ origin: api.url })).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    });
  });

  describe('that is not well-formed', () => {
    const path = `/api/v1/accounts/${CAST.tess}`;

    it('is a 400 for a body that is not JSON', async () => {
      expect(await api.as('ada').put(path, '{"name":')).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
    });

    it('is a 400 that names the id that is none', async () => {
      expect(await api.as('ada').get('/api/v1/accounts/7')).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ path: 'id' }] },
      });
    });

    it('is a 400 that names what is not known', async () => {
      const answer = await api.as('ada').put(path, { name: 'Demo', favouriteColour: 'green' });

      expect(answer.status).toBe(400);
      expect(answer.body.errors).toContainEqual({ path: 'favouriteColour', message: 'is not known here' });
    });

    it.each(['constructor', '__proto__', 'toString'])(
      'is a 400 that names %s, which every object knows',
      async (key) => {
        const write = `{"name":"Demo Tess","email":"tess@example.org","isSuspended":false,"memberships":[],"${key}":{}}`;

        for (const answer of [
          await api.as('ada').put(path, write, { 'if-match': '"1"' }),
          await api.as('ada').get(`/api/v1/programmes?${key}=1`),
        ]) {
          expect(answer).toMatchObject({
            status: 400,
            body: { errors: [{ path: key, message: 'is not known here' }] },
          });
        }
      },
    );

    it('is a 400 that names a filter that is not known, also where no filter is', async () => {
      for (const list of ['/api/v1/accounts', `/api/v1/trainers`]) {
        const answer = await api.as('ada').get(`${list}?colour=green`);
        expect(answer.status).toBe(400);
        expect(answer.body.errors).toContainEqual({ path: 'colour', message: 'is not known here' });
      }
    });

    it.each(['%00', '%ED%A0%80', '%FF', '%0A', '%'])('is a 400 for %s in the address', async (text) => {
      expect((await api.as('ada').get(`/api/v1/accounts/${text}`)).status).toBe(400);
      expect((await api.as('ada').get(`/api/v1/trainers?strandId=${text}`)).status).toBe(400);
    });

    it.each(['/API/v1/programmes', '/api/V1/Programmes/'])('is one however %s is written', async (path) => {
      const answer = await api.as('ada').get(path);

      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(await api.as('ada').get(`${path}?q=%00`)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'url' }] },
      });
    });

    it.each(['\\u0000', '\\ud800'])('is a 400 for %s in a body', async (text) => {
      const body = `{"email":"tess${text}@example.org","password":"x"}`;

      expect((await api.as(null).post('/api/v1/sign-in', body)).status).toBe(400);
    });

    it('is a 400 for an If-Match that is no version', async () => {
      const write = { name: 'Demo', email: 'demo@example.org', isSuspended: false, memberships: [] };

      expect(await api.as('ada').put(path, write, { 'if-match': '*' })).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'If-Match' }] },
      });
    });

    it('is a 413 when it is larger than a megabyte', async () => {
      const answer = await api.as('ada').put(path, { name: 'x'.repeat(1_100_000) });

      expect(answer).toMatchObject({ status: 413, body: { code: 'request.tooLarge' } });
    });
  });

  it.each(['/api/v1/nothing?here=1', '/api/v2/account', '/api', '/api/v1x', '/API/nothing'])(
    'is a 404 problem for %s',
    async (path) => {
      const answer = await api.as('ada').get(path);

      expect(answer).toMatchObject({ status: 404, body: { code: 'request.notFound' } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    },
  );

  it('is named by an id of ours', async () => {
    const answer = await api.as(null).get('/api/v1/account', { 'x-request-id': 'mine' });

    expect(answer.headers.get('x-request-id')).toBe(answer.body.requestId);
    expect(answer.body.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('is answered so that nobody keeps it, frames it or runs a script of their own in it', async () => {
    const { headers } = await api.as('ada').get('/api/v1/account');

    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none';script-src 'self';script-src-attr 'none';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(policy).not.toContain('upgrade-insecure-requests');
  });
});
