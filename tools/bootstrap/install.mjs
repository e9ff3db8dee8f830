import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { StartProblem } from '../database/start-problem.mjs';
import { runQuietly } from './command.mjs';
import { say, sayingProgress } from './say.mjs';
import { ROOT } from './workspace.mjs';

/** Beside the packages, so that it goes when they go. */
const stampFile = (/** @type {string} */ root) => join(root, 'node_modules', '.throughline-installed');

/**
 * Whether the packages are those of the lock file. Usually one small comparison; after a plain `npm install` by hand,
 * npm's own list of what it has installed is compared with the lock file.
 *
 * @param {string} [root]
 */
export function isInstalled(root = ROOT) {
  const stamp = stampOf(root);
  if (read(stampFile(root)) === stamp) return true;
  if (!matchesLock(root)) return false;
  remember(root, stamp);
  return true;
}

function matchesLock(/** @type {string} */ root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  return installed !== undefined && wanted !== undefined && agree(wanted, installed);
}

/** Installs what the lock file says. */
export async function install() {
  say('The packages are missing or older than the lock file. This takes a few minutes, and 800 MB, only once.');
  const { ok, output } = await sayingProgress('Installing the packages', async () => {
    const strict = await npm('ci');
    return strict.ok || !strict.output.includes('EUSAGE') ? strict : installWithIncompleteLock();
  });
  if (!ok) {
    throw new StartProblem(
      `The packages could not be installed. npm says:\n\n${output.trim()}\n\n` +
        'The first start needs the network; later ones do not.',
    );
  }
  if (!matchesLock(ROOT)) {
    throw new StartProblem(
      'package.json and package-lock.json do not fit together. Run npm install once to mend that.',
    );
  }
  remember(ROOT, stampOf(ROOT));
}

/**
 * `npm ci` also refuses a lock file in which packages for *other* platforms are missing, as happens where a registry
 * does not carry them all. `npm install` takes such a lock file; that it kept to it is checked afterwards.
 */
async function installWithIncompleteLock() {
  // As `npm ci` does: half of an earlier attempt is worth nothing.
  rmSync(join(ROOT, 'node_modules'), { recursive: true, force: true });
  return npm('install', '--no-save');
}

/** @param {string[]} args */
function npm(...args) {
  const [command, ...first] = npmCommand();
  // In production npm leaves out what the build needs; so it is told to include it.
  const ours = ['--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error', '--no-progress'];
  return runQuietly(command, [...first, ...args, ...ours]);
}

/**
 * The npm that has started this, with the Node that it ran on: the one under node_modules is about to be replaced.
 *
 * @returns {[string, ...string[]]}
 */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script && /npm-cli\.c?js$/.test(script)) return [node ?? process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} Packages
 */

/**
 * Packages for other platforms are in the lock file and not on the disk, which is right.
 *
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function agree(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return optional === true || devOptional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/** @param {string} file @returns {Packages | undefined} */
function readPackages(file) {
  const text = read(file);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

function stampOf(/** @type {string} */ root) {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) hash.update(read(join(root, file)) ?? '');
  return hash.digest('hex');
}

/** Where another user has installed them, this one may not write; the comparison is then made each time. */
function remember(/** @type {string} */ root, /** @type {string} */ stamp) {
  try {
    writeFileSync(stampFile(root), stamp);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
  }
}

function read(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
