import { execFileSync } from 'node:child_process';

import { isRunning, until } from '../database/processes.mjs';

/**
 * Ends a process with everything that it has started, and that they have started. Tools that watch files put their
 * compilers and servers into groups of their own, so ending one group leaves the others behind.
 *
 * @param {number} root
 * @param {{ hurry: boolean }} how
 */
export async function endTree(root, { hurry }) {
  const all = [root, ...descendantsOf(root)];
  if (!hurry) {
    for (const pid of all) signal(pid, 'SIGTERM');
    if (await until(() => !all.some(isRunning), { within: 5_000 })) return;
  }
  for (const pid of all) signal(pid, 'SIGKILL');
}

/** @param {number} root @returns {number[]} */
function descendantsOf(root) {
  const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (/** @type {number} */ parent) =>
    pairs.flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []));
  /** @type {(parent: number) => number[]} */
  const below = (parent) => childrenOf(parent).flatMap((pid) => [pid, ...below(pid)]);
  return below(root);
}

function signal(/** @type {number} */ pid, /** @type {NodeJS.Signals} */ name) {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already, which is what was wanted.
  }
}
