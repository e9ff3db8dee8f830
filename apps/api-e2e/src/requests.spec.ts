import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { firstAdministrator, type Client } from './harness/client';
import { freePort, PRODUCT, Program, ROOT, temporaryFolder } from './harness/program';

describe('requests', () => {
  const folder = temporaryFolder();
  let ada: Client;

  beforeAll(async () => {
    const product = Program.start([PRODUCT], {
      DATA_DIR: join(folder, 'data'),
      DEMONSTRATION: 'never',
      PORT: String(await freePort()),
    });
    const [, url = ''] = await product.says(/Throughline is ready at (\S+)\n[\s\S]*Ctrl-C/);
    ada = await firstAdministrator(url, product.output);
  });
  afterAll(() => Program.endAll());

  const organisation = { name: 'A charity', kind: 'charity', charityNumber: null, countryCode: null };
  const path = (): string => `/api/v1/organisations/${v7()}`;
  const paths = (answer: { body: { errors: { path: string }[] } }): string[] =>
    answer.body.errors.map((each) => each.path);

  it.each([
    ['U+0000', '\u0000'],
    ['half a surrogate pair', '\ud83d'],
    ['the other half', '\ude00'],
  ])('with %s in a text are refused, and say where', async (_, character) => {
    const answer = await ada.put(path(), { ...organisation, name: `A${character}charity` });

    expect(answer.status).toBe(400);
    expect(paths(answer)).toEqual(['name']);
  });

  it.each(['/api/v1/organisations?q=%00', '/api/v1/organisations/%00', '/api/v1/%E0%A4%A'])(
    'for %s are refused, and not our fault',
    async (address) => {
      expect([400, 404]).toContain((await ada.get(address)).status);
    },
  );

  it('of two megabytes are too large', async () => {
    const answer = await ada.put(path(), { ...organisation, name: 'x'.repeat(2_000_000) });

    expect(answer.status).toBe(413);
    expect(answer.body.code).toBe('request.tooLarge');
  });

  it.each(['{', '{"name":', 'null', '[]', '"text"', ''])('with the body %j are refused', async (body) => {
    const answer = await ada.send('PUT', path(), { body });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('with a field that is not known are told which', async () => {
    const answer = await ada.put(path(), { ...organisation, colour: 'red' });

    expect(answer.status).toBe(400);
    expect(paths(answer)).toEqual(['colour']);
  });

  it.each([
    ['/api/v1/stories?colour=red', 'colour'],
    ['/api/v1/stories?sort=loudness', 'sort'],
    ['/api/v1/stories?state=lost', 'state'],
    ['/api/v1/training-sessions?order=random', 'order'],
    ['/api/v1/training-sessions?limit=a-lot', 'limit'],
    ['/api/v1/events?kind=funeral', 'kind'],
    ['/api/v1/portfolio?strandId=1', 'strandId'],
  ])('for %s are told that %s is not taken', async (address, name) => {
    const answer = await ada.get(address);

    expect(answer.status).toBe(400);
    expect(paths(answer)).toEqual([name]);
  });

  it('that another site makes a browser send are refused, whatever they look like', async () => {
    const write = JSON.stringify(organisation);
    const foreign: Readonly<Record<string, string>>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
    ];
    for (const headers of foreign) {
      const answer = await ada.send('PUT', path(), { body: write, headers });
      expect({ headers, code: answer.body.code, status: answer.status }).toEqual({
        headers,
        code: 'request.crossSite',
        status: 403,
      });
    }
    expect((await ada.get('/api/v1/organisations')).body.items).toEqual([]);
    expect((await ada.put(path(), organisation)).status).toBeLessThan(300);
  });

  it('for somebody else’s things, or for nothing, look the same', async () => {
    const nothing = await ada.get(`/api/v1/programmes/${v7()}`);
    expect(nothing).toMatchObject({ status: 404, body: { code: 'request.notFound' } });
    expect((await ada.get('/api/v1/no-such-thing')).status).toBe(404);
    expect((await ada.send('DELETE', '/api/v1/programmes', {})).status).toBe(404);
  });

  it('are answered with headers that keep a browser safe, and kept by no cache', async () => {
    const page = await ada.get('/');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);

    const answer = await ada.get('/api/v1/account');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    for (const { headers } of [page, answer]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{20,}$/);
  });

  it('for the document of the API are answered with the one that is kept with the sources', async () => {
    const served = await ada.get('/api/openapi.json');
    const kept = readFileSync(join(ROOT, 'apps/api/openapi.json'), 'utf8');

    expect(served.status).toBe(200);
    expect(served.body).toEqual(JSON.parse(kept));
  });
});
