import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { Program, ROOT } from './program';

const built = (path: string): string => JSON.stringify(join(ROOT, 'dist/apps/api/src', path));
const EMBEDDED = JSON.stringify(pathToFileURL(join(ROOT, 'tools/database/embedded-postgres.mjs')).href);

/**
 * The media of the product behind a server of a few lines, since no room of its own is needed to measure them: `POST /:id?bytes=` begins,
 * sends and completes a recording, `GET /:id` reads it. Both answer with how much memory the process had at most, above what it had before.
 */
const SERVER = `
  const { createRequire } = await import('node:module');
  const { createServer } = await import('node:http');
  const { pipeline } = await import('node:stream/promises');
  const require = createRequire(${built('main.js')});
  const { startEmbeddedPostgres } = await import(${EMBEDDED});
  const [folder] = process.argv.slice(1);
  const database = await startEmbeddedPostgres({ dataDir: folder });
  const { NestFactory } = await import('@nestjs/core').catch(() => require('@nestjs/core'));
  const { AppModule } = require(${built('app.module.js')});
  const { readConfig } = require(${built('platform/config.js')});
  const { createLog } = require(${built('platform/log.js')});
  const { Migrator } = require(${built('platform/migrator.js')});
  const { MediaService } = require(${built('platform/media/media.service.js')});
  const { Incoming } = require(${built('platform/media/incoming.js')});
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: folder, LOG_LEVEL: 'error' }).value;
  const app = await NestFactory.createApplicationContext(
    AppModule.with({ config, log: createLog(config), checkAnswers: false }), { logger: false, abortOnError: false });
  await app.get(Migrator).run();
  const media = app.get(MediaService);
  const grown = async (work) => {
    const before = process.memoryUsage.rss();
    let most = before;
    const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
    await work();
    clearInterval(look);
    return Math.max(most, process.memoryUsage.rss()) - before;
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const id = pathname.slice(1);
    try {
      if (request.method === 'POST') {
        const bytes = Number(searchParams.get('bytes'));
        const growth = await grown(async () => {
          await media.begin(id, { kind: 'audio', bytes });
          await media.receive(id, 0, new Incoming(request, bytes));
          await media.complete(id);
        });
        response.end(JSON.stringify({ growth, file: await media.standing(id) }));
      } else {
        const { read } = await media.open(id);
        const growth = await grown(async () => pipeline(await read(), response));
        console.log('read with ' + growth);
      }
    } catch (error) {
      response.writeHead(500).end(String(error?.stack ?? error));
    }
  });
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1', () => console.log('listens on ' + server.address().port));
  process.once('SIGTERM', async () => {
    server.closeAllConnections();
    server.close();
    await app.close();
    await database.stop({ hurry: true });
    process.exit(0);
  });`;

export const startMediaServer = (folder: string): Program =>
  Program.start(['--input-type=module', '-e', SERVER, folder]);
