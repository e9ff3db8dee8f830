import { randomBytes } from 'node:crypto';
import { chownSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The password of the embedded PostgreSQL: made once, kept in a file that only its owner may read.
 *
 * @param {string} file
 * @returns {string}
 */
export function keptPassword(file) {
  return read(file) ?? create(file) ?? /** @type {string} */ (read(file));
}

function read(/** @type {string} */ file) {
  try {
    // An empty file is what a power cut may leave; it is then made anew.
    const password = readFileSync(file, 'utf8').trim();
    if (password) return password;
    rmSync(file, { force: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
  return undefined;
}

/** @returns {string | undefined} `undefined` when another process was first, whose password then counts */
function create(/** @type {string} */ file) {
  const password = randomBytes(24).toString('hex');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${password}\n`, { mode: 0o600, flush: true });
  try {
    giveToOwnerOfFolder(draft);
    linkSync(draft, file);
    return password;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Files that root creates in the data folder of another user belong to that user, who can then start without root.
 *
 * @param {string} path
 */
export function giveToOwnerOfFolder(path) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}
