import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Whether a process with this number runs. A zombie (dead, but not yet collected by its parent) does not: in a
 * container without an init process it can stay for ever.
 *
 * @param {number} pid
 */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  return !['Z', 'X'].includes(statFields(pid)[0] ?? '');
}

/**
 * When this process began, as a text that only serves to be compared: a process number is used again sooner or
 * later, a number together with its beginning is not. `undefined` where the system does not tell.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function beginningOf(pid) {
  if (process.platform === 'linux') {
    const ticksSinceBoot = statFields(pid)[19];
    return ticksSinceBoot && `${bootId()}+${ticksSinceBoot}`;
  }
  return ps(pid, 'lstart');
}

/**
 * The number of the process that has started this one or, once that is gone, of whoever has taken it over.
 *
 * @param {number} pid
 * @returns {number | undefined}
 */
export function parentOf(pid) {
  const parent = process.platform === 'linux' ? statFields(pid)[1] : ps(pid, 'ppid');
  return parent === undefined ? undefined : Number(parent);
}

/**
 * The program and its arguments, `undefined` where the system does not tell.
 *
 * @param {number} pid
 * @returns {string[] | undefined}
 */
export function commandOf(pid) {
  if (process.platform === 'linux') {
    const command = read(`/proc/${pid}/cmdline`);
    return command === undefined ? undefined : command.split('\0').filter(Boolean);
  }
  return ps(pid, 'command')?.split(/\s+/);
}

/**
 * Waits until `condition` gives something truthy and returns that, or `undefined` once `within` milliseconds are over.
 *
 * @template T
 * @param {() => T | Promise<T>} condition
 * @param {{ within: number, every?: number }} limits
 * @returns {Promise<T | undefined>}
 */
export async function until(condition, { within, every = 25 }) {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (Date.now() >= deadline) return undefined;
    await pause(every);
  }
}

/** The fields of /proc/<pid>/stat from the third (the state) on; the second may itself hold spaces and brackets. */
function statFields(/** @type {number} */ pid) {
  const stat = process.platform === 'linux' ? read(`/proc/${pid}/stat`) : undefined;
  return stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ') : [];
}

function bootId() {
  return read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}

function read(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(/** @type {number} */ pid, /** @type {string} */ column) {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
