import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { isRunning } from './processes.mjs';
import { run } from './run.mjs';
import { StartProblem } from './start-problem.mjs';

/** One name for the role and for the database that it owns. */
export const NAME = 'throughline';

/**
 * @typedef {object} Surroundings
 * @property {string} cluster the folder that PostgreSQL calls its data directory
 * @property {import('./binaries.mjs').Binaries} binaries
 * @property {import('./server-account.mjs').ServerAccount} account
 * @property {boolean} durable
 */

/**
 * Sees to it that there is a whole cluster of the right version.
 *
 * A new one grows in a folder beside its place and moves there only when its database exists and everything is on the
 * disk. So the place never holds half a cluster, whatever cuts the work short, and of two that do it at once one wins.
 *
 * @param {Surroundings & { password: string, log: (message: string) => void }} options
 */
export async function ensureCluster({ password, log, ...surroundings }) {
  const { cluster, binaries } = surroundings;
  removeAbandoned(cluster);
  if (!isEmpty(cluster)) return checkVersion(cluster, binaries.major);
  log('Creating the database …');
  const draft = `${cluster}.unfinished-${process.pid}-${Date.now()}`;
  mkdirSync(draft, { mode: 0o700 });
  try {
    surroundings.account.own(draft);
    const grown = await grow({ ...surroundings, cluster: join(draft, 'cluster') }, { draft, password });
    moveInto(cluster, grown);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  checkVersion(cluster, binaries.major);
}

/**
 * Gives the role this password, for a password file that was lost. The server must not be running.
 *
 * @param {Surroundings} surroundings
 * @param {string} password hexadecimal, so it needs no quoting
 */
export async function setPassword(surroundings, password) {
  await runAlone(surroundings, `ALTER ROLE ${NAME} PASSWORD '${password}'`, NAME);
}

/**
 * @param {Surroundings} surroundings
 * @param {{ draft: string, password: string }} options
 */
async function grow(surroundings, { draft, password }) {
  const { cluster, binaries, account, durable } = surroundings;
  const passwordFile = join(draft, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  account.own(passwordFile);
  const options = [
    ...['-D', cluster, '-U', NAME, `--pwfile=${passwordFile}`],
    ...['--auth-host=scram-sha-256', '--auth-local=scram-sha-256'],
    ...['--encoding=UTF8', '--data-checksums', '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
    ...localeOptions(),
  ];
  await run(account, binaries.initdb, options, { doing: `create the database in ${cluster}` });
  await runAlone(surroundings, `CREATE DATABASE ${NAME} OWNER ${NAME}`, 'template1');
  return cluster;
}

/**
 * Order and case come from PostgreSQL's own tables rather than the machine's, so a cluster sorts alike everywhere and
 * an update of the system cannot spoil its indexes. Only what decides which characters are letters (trigram search
 * asks for it) is still the system's.
 */
function localeOptions() {
  const letters = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }[/** @type {string} */ (process.platform)] ?? 'C';
  return ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${letters}`];
}

/**
 * Runs one statement without a server.
 *
 * @param {Surroundings} surroundings
 * @param {string} statement
 * @param {string} database
 */
async function runAlone({ cluster, binaries, account, durable }, statement, database) {
  const options = [
    '--single',
    '-D',
    cluster,
    '-c',
    'exit_on_error=on',
    '-c',
    `fsync=${durable ? 'on' : 'off'}`,
    database,
  ];
  await run(account, binaries.postgres, options, {
    doing: `prepare the database in ${cluster}`,
    input: `${statement}\n`,
  });
}

/** @param {string} cluster @param {string} grown */
function moveInto(cluster, grown) {
  try {
    renameSync(grown, cluster);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return; // Another process was first; its cluster is as good.
    throw error;
  }
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(cluster), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** Half-made clusters whose maker is gone. */
function removeAbandoned(/** @type {string} */ cluster) {
  const prefix = `${basename(cluster)}.unfinished-`;
  for (const name of readdirSync(dirname(cluster)).filter((one) => one.startsWith(prefix))) {
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    if (!isRunning(maker)) rmSync(join(dirname(cluster), name), { recursive: true, force: true });
  }
}

function isEmpty(/** @type {string} */ folder) {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

/** @param {string} cluster @param {number} major */
function checkVersion(cluster, major) {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file) || !statSync(join(cluster, 'global', 'pg_control'), { throwIfNoEntry: false })) {
    throw new StartProblem(
      `${cluster} is not a whole PostgreSQL data folder. Nothing in it was touched. ` +
        'Put back a backup of it, or move it away to start with an empty database.',
    );
  }
  const found = readFileSync(file, 'utf8').trim();
  if (Number(found) !== major) {
    throw new StartProblem(
      `The data in ${cluster} were written by PostgreSQL ${found}, and this version of Throughline brings PostgreSQL ` +
        `${major}. Nothing was touched. Start the version of Throughline that wrote them, or set DATA_DIR to another folder.`,
    );
  }
}
