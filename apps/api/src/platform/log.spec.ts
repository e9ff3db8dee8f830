import { Writable } from 'node:stream';
import pino from 'pino';
import { createApp } from '../app.module';
import { createSpecDatabase, type SpecDatabase } from '../testing/spec-database';
import { PASSWORD } from '../testing/cast';
import { readConfig } from './config';

describe('the log', () => {
  const lines: string[] = [];
  let database: SpecDatabase;
  let app: Awaited<ReturnType<typeof createApp>>;
  beforeAll(async () => {
    database = await createSpecDatabase();
    const read = readConfig({ DATABASE_URL: database.url });
    if (!read.ok) throw new Error(read.problems.join());
    const sink = new Writable({
      write: (chunk: Buffer, _, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    app = await createApp({ config: read.value, log: pino({ level: 'trace' }, sink), checkAnswers: true });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('has one line a request, by its route, and nothing of what people sent', async () => {
    lines.length = 0;
    const url = await app.getUrl();
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const body = JSON.stringify({ email: 'tess@example.org', password: PASSWORD });
    const signedIn = await fetch(`${url}/api/v1/sign-in`, { method: 'POST', headers, body });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    await (await fetch(`${url}/api/v1/account`, { headers: { cookie } })).text();
    await (
      await fetch(`${url}/api/v1/accounts/01900000-0000-7000-8000-000100000004?name=Tess`, { headers: { cookie } })
    ).text();
    await (await fetch(`${url}/api/v1/nobody/Tess`, { headers: { cookie } })).text();

    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['POST', '/api/v1/sign-in', 200],
      ['GET', '/api/v1/account', 200],
      ['GET', '/api/v1/accounts/:id', 400],
      ['GET', null, 404],
    ]);
    expect(entries[1]).toMatchObject({ accountId: '01900000-0000-7000-8000-000100000004', ms: expect.any(Number) });
    expect(lines.join('')).not.toMatch(/tess|horse|__Host|127\.0\.0\.1/i);
    expect(lines.join('')).not.toContain(cookie.split('=')[1]);
  });
});
