import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../../dist/apps/api/src/main.js');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('expected an address with a port');
  return address.port;
}

async function answerOnceUp(url: string): Promise<Response> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await fetch(url);
    } catch (refused) {
      if (Date.now() > deadline) throw refused;
      await new Promise((again) => setTimeout(again, 50));
    }
  }
}

describe('the built API', () => {
  let api: ChildProcess;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    api = spawn(process.execPath, [MAIN], { env: { ...process.env, PORT: String(port) }, stdio: 'inherit' });
  });

  afterAll(async () => {
    if (api.exitCode !== null) return;
    api.kill('SIGTERM');
    await once(api, 'exit');
  });

  it('runs as plain Node and says that it is alive', async () => {
    const answer = await answerOnceUp(`http://127.0.0.1:${port}/health`);

    expect(answer.status).toBe(200);
  });
});
