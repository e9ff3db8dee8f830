import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { runningPostmaster } from '../postmaster-file.mjs';
import { stopPostmaster } from '../postmaster.mjs';

const START_AND_STAY = fileURLToPath(new URL('start-and-stay.mjs', import.meta.url));

export const isRoot = process.getuid?.() === 0;

/**
 * A folder for one spec. Whatever server still runs in it when the spec ends is stopped.
 *
 * @param {import('node:test').TestContext} t
 */
export function temporaryFolder(t) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-')));
  t.after(async () => {
    const left = runningPostmaster(join(folder, 'postgres')) ?? runningPostmaster(join(folder, 'data', 'postgres'));
    if (left) await stopPostmaster(left.pid, { hurry: true });
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/**
 * @param {string} url
 * @param {string} statement
 * @returns {Promise<Record<string, unknown>[]>}
 */
export async function query(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/**
 * A process that starts the database, tells what it got, and stays.
 *
 * @param {string} dataDir
 * @param {import('node:child_process').SpawnOptions & { script?: string }} [options] `script` of another checkout
 */
export function startInAnotherProcess(dataDir, { script = START_AND_STAY, ...options } = {}) {
  const child = spawn(process.execPath, [script, dataDir], { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) });
  return {
    child,
    /** @type {Promise<{ url: string, pid: number, adopted: boolean }>} */
    started: Promise.race([
      once(lines, 'line').then(([line]) => JSON.parse(line)),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`It ended with ${code} before it had started.`))),
    ]),
    async end(/** @type {NodeJS.Signals} */ signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}
