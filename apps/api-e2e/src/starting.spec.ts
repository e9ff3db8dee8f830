import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { API, freePort, PRODUCT, Program, temporaryFolder } from './harness/program';

const NEVER = { DEMONSTRATION: 'never' };
/** Lines of a stack help nobody who has to change a setting. */
const STACK = /^\s+at /m;

describe('starting', () => {
  const folder = temporaryFolder();
  afterEach(() => Program.endAll());

  it.each([
    ['the product', PRODUCT],
    ['the API alone', API],
  ])('%s names every wrong setting at once, and ends', async (_, program) => {
    const started = Program.start([program], {
      PORT: 'many',
      DATABASE_URL: 'mysql://elsewhere',
      DATABASE_POOL_SIZE: '0',
      DEMONSTRATION: 'sometimes',
      PUBLIC_URL: 'http://example.org',
      TRUST_PROXY: '9',
      LOG_LEVEL: 'loud',
    });

    expect(await started.ended).toBe(1);
    for (const name of ['PORT', 'DATABASE_URL', 'DATABASE_POOL_SIZE', 'DEMONSTRATION', 'PUBLIC_URL', 'TRUST_PROXY']) {
      expect(started.output).toMatch(new RegExp(`^\\s*(- )?${name} `, 'm'));
    }
    expect(started.output).toContain('LOG_LEVEL ');
    expect(started.output).not.toMatch(STACK);
  });

  it('on a port that is taken says so in one sentence that names the setting', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const started = Program.start([PRODUCT], { ...NEVER, DATA_DIR: join(folder, 'busy'), PORT: String(port) });

    expect(await started.ended).toBe(1);
    expect(started.output.trim()).toMatch(new RegExp(`^Port ${port} is in use by another program; set PORT .*$`));
    other.close();
  });

  it('where no database answers says which, and ends', async () => {
    const port = await freePort();
    const DATABASE_URL = `postgresql://throughline:a-secret@127.0.0.1:${port}/throughline`;
    const started = Program.start([PRODUCT], { ...NEVER, DATABASE_URL, PORT: String(await freePort()) });

    expect(await started.ended).toBe(1);
    expect(started.output).toContain(`The database throughline at 127.0.0.1:${port} cannot be used`);
    expect(started.output).not.toContain('a-secret');
    expect(started.output).not.toMatch(STACK);
  });

  it('twice on one data folder says where the first one is', async () => {
    const settings = { ...NEVER, DATA_DIR: join(folder, 'twice'), PORT: String(await freePort()) };
    const first = Program.start([PRODUCT], settings);
    const [, url = ''] = await first.says(/Throughline is ready at (\S+)/);
    const second = Program.start([PRODUCT], { ...settings, PORT: String(await freePort()) });

    expect(await second.ended).toBe(0);
    expect(second.output).toContain(`Throughline is already running at ${url}`);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});
