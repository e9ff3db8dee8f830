import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { takeLock, waitForLock } from './process-lock.mjs';
import { beginningOf } from './processes.mjs';
import { temporaryFolder } from './testing/cluster-fixture.mjs';

/** The number of a process that is gone. */
async function goneProcess() {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid;
}

describe('a lock', () => {
  it('is refused while its holder lives, with what the holder has noted', async (t) => {
    const file = join(temporaryFolder(t), 'lock');
    const first = await takeLock(file);
    assert.ok(first.held);
    first.note({ url: 'http://localhost:3000' });
    const second = await takeLock(file);
    assert.ok(!second.held);
    assert.deepEqual([second.holder.pid, second.holder.url], [process.pid, 'http://localhost:3000']);

    first.release();
    assert.equal(existsSync(file), false);
    assert.ok((await takeLock(file)).held);
  });

  for (const [what, content] of /** @type {[string, () => Promise<string>][]} */ ([
    ['a process that is gone', async () => JSON.stringify({ pid: await goneProcess() })],
    ['a number that another process has now', async () => JSON.stringify({ pid: process.pid, since: 'another time' })],
    ['nobody: it was cut off', async () => '{"pid":'],
    ['nobody: it is empty', async () => ''],
  ])) {
    it(`is taken over from ${what}`, async (t) => {
      const folder = temporaryFolder(t);
      const file = join(folder, 'lock');
      writeFileSync(file, await content());
      assert.ok((await takeLock(file)).held);
      assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
        pid: process.pid,
        since: beginningOf(process.pid),
      });
      assert.deepEqual(readdirSync(folder), ['lock'], 'nothing else is left behind');
    });
  }

  it('is held by exactly one of many who find it stale at once', async (t) => {
    const file = join(temporaryFolder(t), 'lock');
    writeFileSync(file, JSON.stringify({ pid: await goneProcess() }));
    const script = `import { takeLock } from ${JSON.stringify(new URL('process-lock.mjs', import.meta.url).href)};
      console.log(String((await takeLock(process.argv[1])).held));
      process.stdin.resume().on('end', () => process.exit());`;
    const rivals = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script, file], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const answers = await Promise.all(rivals.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()));
    for (const { stdin } of rivals) stdin.end();
    assert.deepEqual(answers.sort(), ['false', 'false', 'false', 'false', 'false', 'true']);
  });

  it('is waited for, and the waiting is told once', async (t) => {
    const file = join(temporaryFolder(t), 'lock');
    const first = await takeLock(file);
    assert.ok(first.held);
    /** @type {number[]} */
    const told = [];
    const waiting = waitForLock(file, {
      within: 10_000,
      onWait: (holder) => {
        told.push(holder.pid);
        first.release();
      },
    });
    assert.ok((await waiting)?.held);
    assert.deepEqual(told, [process.pid]);
  });
});
