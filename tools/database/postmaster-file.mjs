import { readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { commandOf, isRunning } from './processes.mjs';

/**
 * @typedef {{ pid: number, port: number, status: 'starting' | 'ready' | 'stopping' }} Postmaster
 */

/** Larger than any process number that a system gives, so surely nobody's. */
const NOBODY = 2_000_000_000;

/**
 * The server that runs on this cluster, whoever started it.
 *
 * A `postmaster.pid` alone proves nothing: after a crash it stands with the number of a dead process, or of another
 * program that has been given the number since.
 *
 * @param {string} cluster
 * @returns {Postmaster | undefined}
 */
export function runningPostmaster(cluster) {
  const lines = readLines(cluster);
  const pid = Math.abs(Number(lines[0]));
  if (!pid || !isRunning(pid) || !isPostgresOn(cluster, commandOf(pid))) return undefined;
  // PostgreSQL writes the first lines, then the port, then the state; what isn't there yet is still to come.
  const status = /** @type {Postmaster['status']} */ (lines[7]?.trim() || 'starting');
  return { pid, port: Number(lines[3]) || 0, status };
}

/**
 * PostgreSQL refuses to start while the process in its lock file runs, even when that is another program by now. This
 * makes the file name nobody. The file itself stays: it also leads PostgreSQL to memory that orphans of the dead
 * server may still use, and that check must not be lost.
 *
 * @param {string} cluster
 */
export function disownStaleLock(cluster) {
  const lines = readLines(cluster);
  const pid = Math.abs(Number(lines[0]));
  if (!pid || pid === NOBODY || runningPostmaster(cluster)) return;
  const file = join(cluster, 'postmaster.pid');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, [NOBODY, ...lines.slice(1)].join('\n'), { mode: 0o600 });
  renameSync(draft, file);
}

/** @param {string} cluster @returns {string[]} */
function readLines(cluster) {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * @param {string} cluster
 * @param {string[] | undefined} command
 */
function isPostgresOn(cluster, command) {
  if (command === undefined) return true; // The system does not tell; connecting to it will.
  const [program = '', ...args] = command;
  if (!/^postgres(\.exe)?$/.test(basename(program))) return false;
  const folder = args[args.indexOf('-D') + 1];
  return !args.includes('-D') || folder === cluster || isSameFolder(folder, cluster);
}

function isSameFolder(/** @type {string | undefined} */ one, /** @type {string} */ other) {
  try {
    return one !== undefined && realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
