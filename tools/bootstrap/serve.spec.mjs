import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { freePort } from '../database/free-port.mjs';
import { runningPostmaster } from '../database/postmaster-file.mjs';
import { until } from '../database/processes.mjs';
import { temporaryFolder } from '../database/testing/cluster-fixture.mjs';
import { findNode24 } from './node24.mjs';
import { writeStubProduct } from './testing/stub-product.mjs';

const SERVE = fileURLToPath(new URL('serve.mjs', import.meta.url));
const SUPERVISE = `import { supervise } from ${JSON.stringify(new URL('supervise.mjs', import.meta.url).href)};
  process.exitCode = await supervise(process.argv[1], process.argv[2], [process.argv[3]]);`;

const BY_NPM = `const { spawn } = require('node:child_process');
  const [script, ...args] = process.argv.slice(1);
  const shell = '"$0" --input-type=module -e "$@"; exit $?';
  spawn('sh', ['-c', shell, process.execPath, script, ...args], { stdio: 'inherit' });`;

/** @param {import('node:test').TestContext} t */
async function product(t) {
  const root = temporaryFolder(t);
  writeStubProduct(root);
  const port = await freePort();
  const cluster = join(root, 'data', 'postgres');
  return {
    root,
    port,
    cluster,
    lockFile: join(root, 'data', 'throughline.lock'),
    answer: async () => (await fetch(`http://127.0.0.1:${port}/`)).json(),
    /** @param {NodeJS.ProcessEnv} [env] */
    start: (env = {}) => watched(t, [SERVE, root], { PORT: String(port), ...env }),
    startSupervised: () =>
      watched(t, ['--input-type=module', '-e', SUPERVISE, findNode24(), SERVE, root], { PORT: String(port) }),
    /** As npm does it: through a shell that does not pass a signal on. */
    startByNpm: () =>
      watched(t, ['-e', BY_NPM, SUPERVISE, findNode24(), SERVE, root], {
        PORT: String(port),
        npm_lifecycle_event: 'start',
      }),
  };
}

/**
 * @param {import('node:test').TestContext} t
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function watched(t, args, env) {
  // Neither the operator's own settings nor the runner's may decide what a spec sees.
  const settings = ['DATABASE_URL', 'DATA_DIR', 'DEMONSTRATION', 'HOST', 'NODE_ENV', 'NODE_TEST_CONTEXT'];
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.includes(name)));
  const child = spawn(findNode24(), args, { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([code]) => code);
  t.after(() => child.kill('SIGKILL'));
  return {
    child,
    ended,
    output: () => output,
    /** @param {RegExp} pattern */
    async says(pattern) {
      const found = await until(() => pattern.test(output) || child.exitCode !== null, { within: 60_000 });
      assert.ok(found && pattern.test(output), `It said:\n${output}`);
    },
  };
}

describe('the product', () => {
  it('serves, says where and how to sign in, and stops cleanly on SIGTERM', async (t) => {
    const { start, answer, cluster, lockFile } = await product(t);
    const running = start();
    await running.says(/Throughline is ready at http:\/\/localhost:\d+\nSign in as Demo Manager 01\./);
    assert.deepEqual(await answer(), { starts: 1, demonstration: 'when-empty', mode: 'production' });

    running.child.kill('SIGTERM');
    assert.equal(await running.ended, 0);
    assert.match(running.output(), /The API is closed\./);
    assert.equal(runningPostmaster(cluster), undefined);
    assert.equal(existsSync(lockFile), false);
    assert.equal(existsSync(join(cluster, 'postmaster.pid')), false);
  });

  it('stops cleanly on Ctrl-C, and keeps its data for the next time', async (t) => {
    const { start, answer } = await product(t);
    for (const starts of [1, 2]) {
      const running = start();
      await running.says(/is ready/);
      assert.equal((await answer()).starts, starts);
      running.child.kill('SIGINT');
      assert.equal(await running.ended, 0);
    }
  });

  it('goes on after it was killed outright', async (t) => {
    const { start, answer, cluster } = await product(t);
    const first = start();
    await first.says(/is ready/);
    first.child.kill('SIGKILL');
    await first.ended;
    assert.ok(runningPostmaster(cluster));

    const second = start();
    await second.says(/is ready/);
    assert.equal((await answer()).starts, 2);
    second.child.kill('SIGTERM');
    assert.equal(await second.ended, 0);
    assert.equal(runningPostmaster(cluster), undefined);
  });

  it('brings its database back when that is killed', async (t) => {
    const { start, answer, cluster } = await product(t);
    const running = start();
    await running.says(/is ready/);
    process.kill(runningPostmaster(cluster)?.pid ?? 0, 'SIGKILL');
    await running.says(/ended unexpectedly/);
    const back = await until(async () => answer().catch(() => undefined), { within: 30_000 });
    assert.equal(back.starts, 1);
    running.child.kill('SIGTERM');
    assert.equal(await running.ended, 0);
    assert.equal(runningPostmaster(cluster), undefined);
  });

  it('started twice, says where it runs already, and that is no failure', async (t) => {
    const { start, port } = await product(t);
    const first = start();
    await first.says(/is ready/);
    const second = start();
    assert.equal(await second.ended, 0);
    assert.match(second.output(), new RegExp(`already running at http://localhost:${port}`));
    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
  });

  it('stops when its supervisor is asked to, and when its supervisor is killed', async (t) => {
    const { startSupervised, cluster } = await product(t);
    const asked = startSupervised();
    await asked.says(/is ready/);
    asked.child.kill('SIGTERM');
    assert.equal(await asked.ended, 0);
    assert.equal(runningPostmaster(cluster), undefined);

    const killed = startSupervised();
    await killed.says(/is ready/);
    killed.child.kill('SIGKILL');
    assert.ok(await until(() => !runningPostmaster(cluster), { within: 30_000 }));
  });
});

describe('npm', () => {
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    it(`takes the product along when it is ended by ${signal}, though its shell keeps that to itself`, async (t) => {
      const { startByNpm, cluster } = await product(t);
      const npm = startByNpm();
      await npm.says(/is ready/);
      npm.child.kill(signal);
      await npm.ended;
      assert.match(npm.output(), /The API is closed\./);
      assert.equal(runningPostmaster(cluster), undefined);
    });
  }
});

describe('the product does not start', () => {
  it('on wrong settings, and names all of them before a database is made', async (t) => {
    const { start, cluster } = await product(t);
    const running = start({ PORT: 'three', DATABASE_POOL_SIZE: 'many' });
    assert.equal(await running.ended, 1);
    assert.match(running.output(), /PORT: expected a number[^]*DATABASE_POOL_SIZE: expected a number/);
    assert.doesNotMatch(running.output(), /\n\s+at /);
    assert.equal(existsSync(cluster), false);
  });

  it('on a port that is taken, and says which setting to change', async (t) => {
    const { start, port, cluster } = await product(t);
    const other = createServer().listen(port, '127.0.0.1');
    t.after(() => other.close());
    await once(other, 'listening');
    const running = start();
    assert.equal(await running.ended, 1);
    assert.match(running.output(), new RegExp(`Port ${port} is in use by another program; set PORT`));
    assert.equal(existsSync(cluster), false);
  });
});

describe('the settings', () => {
  it('come from .env too, where the environment says nothing', async (t) => {
    const { start, root, answer } = await product(t);
    writeFileSync(join(root, '.env'), 'DEMONSTRATION=never\nPORT=1\nDATA_DIR=kept\n');
    const running = start();
    await running.says(/is ready/);
    assert.equal((await answer()).demonstration, 'never');
    const { url } = JSON.parse(readFileSync(join(root, 'kept', 'throughline.lock'), 'utf8'));
    assert.match(url, /^http:\/\/localhost:/);
    running.child.kill('SIGTERM');
    assert.equal(await running.ended, 0);
  });
});
