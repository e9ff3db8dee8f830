import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pino from 'pino';
import { readConfig } from './config';
import { serveDashboard } from './dashboard';
import { configureHttp } from './http';
import { PlatformModule } from './platform.module';

describe('the dashboard, served by the API', () => {
  let app: NestExpressApplication;
  let url: string;
  const folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
  beforeAll(async () => {
    mkdirSync(join(folder, 'media'));
    writeFileSync(join(folder, 'index.html'), '<tl-root ngCspNonce="__CSP_NONCE__"></tl-root>');
    writeFileSync(join(folder, 'main-ABCD1234.js'), 'void 0;');
    writeFileSync(join(folder, 'chunk-CkGHoHxj.js'), 'void 1;');
    writeFileSync(join(folder, 'chunk-CkGHoHxj.js.br'), brotliCompressSync('void 1;'));
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    const read = readConfig({ DATABASE_URL: 'postgresql://nobody@localhost/nothing' });
    if (!read.ok) throw new Error(read.problems.join());
    const log = pino({ level: 'silent' });
    // Nothing here asks the database, so none is connected: the application listens without being started.
    app = await NestFactory.create<NestExpressApplication>(
      PlatformModule.with({ config: read.value, log, migrations: [], checkAnswers: false }),
      { logger: false, bodyParser: false },
    );
    configureHttp(app);
    serveDashboard(app, folder);
    const server = express()
      .use(app.getHttpAdapter().getInstance() as express.Application)
      .listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    closeServer = () => new Promise((resolve) => server.close(resolve));
  });
  let closeServer: () => Promise<unknown>;
  afterAll(async () => {
    await closeServer();
    rmSync(folder, { recursive: true });
  });
  const get = (path: string, accept = 'text/html,*/*'): Promise<Response> => fetch(url + path, { headers: { accept } });

  it.each(['/', '/programmes/01900000-0000-7000-8000-000000000001', '/apiary'])('is the page at %s', async (path) => {
    const answer = await get(path);
    const nonce = /ngCspNonce="([^"]+)"/.exec(await answer.text())?.[1] ?? '';

    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
  });

  it('has another nonce every time', async () => {
    const [one, other] = await Promise.all([(await get('/')).text(), (await get('/')).text()]);

    expect(one).not.toBe(other);
  });

  it('keeps files whose name changes with their content, and no others', async () => {
    expect((await get('/main-ABCD1234.js', '*/*')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await get('/favicon.svg', '*/*')).headers.get('cache-control')).toBe('no-cache');
  });

  it('sends what was compressed when it was built, as what it is', async () => {
    const answer = await fetch(`${url}/chunk-CkGHoHxj.js`, { headers: { 'accept-encoding': 'br' } });

    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': expect.stringContaining('text/javascript'),
      vary: expect.stringContaining('Accept-Encoding'),
    });
    expect(await answer.text()).toBe('void 1;');
  });

  it.each(['/main-OLDOLDOL.js', '/media/none.woff2', '/..%2f..%2fpackage.json'])('is a 404 for %s', async (path) => {
    expect((await get(path, '*/*')).status).toBe(404);
  });

  it.each(['/api/v1/nothing', '/api', '/health/nothing'])('is not what answers at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
