import { spawn, spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { StartProblem } from './start-problem.mjs';

/**
 * @typedef {import('node:child_process').SpawnOptions} SpawnOptions
 * @typedef {{ uid: number, gid: number }} Ids
 * @typedef {object} ServerAccount who PostgreSQL runs as
 * @property {(command: string, args: string[], options: SpawnOptions) => import('node:child_process').ChildProcess} spawn
 * @property {(path: string) => void} own hands a file or folder of ours to that account
 */

/**
 * PostgreSQL refuses to run as root. For an ordinary user it runs as that user. For root it runs as an account without
 * privileges; where that account cannot enter the data folder or the packages (a checkout under a folder that only
 * its owner may enter), the process is given the one capability to pass through, rather than the folders being
 * opened to everybody.
 *
 * @param {{ dataDir: string, cluster: string, home: string }} places
 * @returns {ServerAccount}
 */
export function serverAccount({ dataDir, cluster, home }) {
  if (process.getuid?.() !== 0) return { spawn, own: () => {} };

  const ids = ownerOf(cluster) ?? namedOwnerOf(dataDir) ?? accountIds('postgres') ?? accountIds('nobody');
  if (!ids) throw new StartProblem('PostgreSQL does not run as root, and there is no account postgres or nobody here.');
  const own = (/** @type {string} */ path) => chownSync(path, ids.uid, ids.gid);
  if (canReach(ids, { dataDir, home })) {
    return { spawn: (command, args, options) => spawn(command, args, { ...options, ...ids }), own };
  }

  if (spawnSync('setpriv', ['--version']).error) {
    throw new StartProblem(
      `PostgreSQL does not run as root, and its account (${ids.uid}) cannot reach ${dataDir} or ${home}. ` +
        'Install setpriv (package util-linux), or set DATA_DIR to a folder that other users can enter.',
    );
  }
  // The securebit is for access(2), with which initdb looks for its neighbour: it leaves capabilities aside without it.
  const passThrough = [
    ...['--reuid', String(ids.uid), '--regid', String(ids.gid), '--clear-groups'],
    ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup', '--'],
  ];
  return { spawn: (command, args, options) => spawn('setpriv', [...passThrough, command, ...args], options), own };
}

/**
 * What an ordinary user's start has made stays that user's when root starts once.
 *
 * @param {string} path
 * @returns {Ids | undefined}
 */
function ownerOf(path) {
  const owner = statSync(path, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

/** initdb asks for the account's name, so for a new cluster an owner without one is of no use. */
function namedOwnerOf(/** @type {string} */ path) {
  const owner = ownerOf(path);
  return owner && accounts().some(({ uid }) => uid === owner.uid) ? owner : undefined;
}

/** @returns {Ids | undefined} */
function accountIds(/** @type {string} */ name) {
  const account = accounts().find((one) => one.name === name);
  return account && { uid: account.uid, gid: account.gid };
}

function accounts() {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * Asked of the system, as that account, because mode bits alone do not know of access lists and mount options.
 *
 * @param {Ids} ids
 * @param {{ dataDir: string, home: string }} places
 */
function canReach(ids, { dataDir, home }) {
  const question = '[ -x "$1" ] && [ -x "$2" ] && [ -r "$3" ]';
  const places = [dataDir, join(home, 'bin', 'postgres'), join(home, 'share', 'postgresql', 'postgres.bki')];
  return spawnSync('/bin/sh', ['-c', question, 'sh', ...places], { ...ids, cwd: '/' }).status === 0;
}
