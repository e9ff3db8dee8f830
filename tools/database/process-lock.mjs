import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { beginningOf, isRunning, until } from './processes.mjs';

/**
 * @typedef {{ pid: number, since: string | undefined, [note: string]: unknown }} Holder
 * @typedef {{ held: true, note(more: Record<string, unknown>): void, release(): void }} Held
 * @typedef {{ held: false, holder: Holder }} Refused
 */

/**
 * A lock that a process holds by a file naming it. A file whose process is gone (killed, power cut) is taken over, so
 * nobody ever has to delete one by hand.
 *
 * @param {string} file
 * @param {Record<string, unknown>} [notes] anything that those who are refused may want to know
 * @returns {Promise<Held | Refused>}
 */
export async function takeLock(file, notes = {}) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = { pid: process.pid, since: beginningOf(process.pid), ...notes };
  for (;;) {
    if (createWhole(file, mine)) return held(file, mine);
    const holder = readHolder(file);
    if (!holder) continue;
    if (isAlive(holder)) return { held: false, holder };
    await removeStale(file, holder);
  }
}

/**
 * Like {@link takeLock}, and waits for its turn.
 *
 * @param {string} file
 * @param {{ within: number, onWait?: (holder: Holder) => void }} limits
 * @returns {Promise<Held | undefined>} `undefined` when the others were not done in time
 */
export async function waitForLock(file, { within, onWait }) {
  let told = false;
  return until(
    async () => {
      const lock = await takeLock(file);
      if (lock.held) return lock;
      if (!told) onWait?.(lock.holder);
      told = true;
      return undefined;
    },
    { within, every: 100 },
  );
}

/**
 * @param {string} file
 * @param {Holder} mine
 * @returns {Held}
 */
function held(file, mine) {
  return {
    held: true,
    note(more) {
      Object.assign(mine, more);
      const draft = draftOf(file);
      writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 });
      renameSync(draft, file);
    },
    release() {
      if (isSame(readHolder(file), mine)) rmSync(file, { force: true });
    },
  };
}

/**
 * Two processes may find the same stale file. Were each simply to delete it, the slower one would delete the fresh
 * lock of the faster; so the file is looked at again and deleted only under a guard of its own.
 *
 * @param {string} file
 * @param {Holder} stale
 */
async function removeStale(file, stale) {
  const guard = `${file}.takeover`;
  const mine = { pid: process.pid, since: beginningOf(process.pid) };
  const guarded = await until(
    () => {
      if (createWhole(guard, mine)) return true;
      const other = readHolder(guard);
      if (other && !isAlive(other)) rmSync(guard, { force: true });
      return false;
    },
    { within: 5_000 },
  );
  if (!guarded) throw new Error(`${guard} is held for too long.`);
  try {
    if (isSame(readHolder(file), stale)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Creates the file with its content at once, or not at all when it exists: nobody ever reads half of it. */
function createWhole(/** @type {string} */ file, /** @type {Holder} */ content) {
  const draft = draftOf(file);
  writeFileSync(draft, JSON.stringify(content), { mode: 0o644 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

let drafts = 0;

function draftOf(/** @type {string} */ file) {
  return `${file}.${process.pid}.${++drafts}`;
}

/** @returns {Holder | undefined} `undefined` when there is no file; one that nobody can read belongs to nobody alive */
function readHolder(/** @type {string} */ file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { pid, ...rest } = JSON.parse(text);
    if (Number.isInteger(pid) && pid > 0) return { pid, ...rest };
  } catch {
    // Cut off by a power cut: it falls through to the holder that is nobody.
  }
  return { pid: 0, since: undefined };
}

/** @param {Holder} holder */
function isAlive({ pid, since }) {
  if (pid === 0 || !isRunning(pid)) return false;
  const beginning = beginningOf(pid);
  return beginning === undefined || since === undefined || beginning === since;
}

/** @param {Holder | undefined} one @param {Holder} other */
function isSame(one, other) {
  return one !== undefined && one.pid === other.pid && one.since === other.since;
}
