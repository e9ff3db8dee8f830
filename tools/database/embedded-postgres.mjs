import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

import { askServer, urlOf } from './answer.mjs';
import { findBinaries } from './binaries.mjs';
import { ensureCluster, setPassword } from './cluster.mjs';
import { freePort } from './free-port.mjs';
import { keptPassword } from './password.mjs';
import { disownStaleLock, runningPostmaster } from './postmaster-file.mjs';
import { signalTo, startPostmaster, stopPostmaster } from './postmaster.mjs';
import { isRunning, until } from './processes.mjs';
import { serverAccount } from './server-account.mjs';
import { asStartProblem, StartProblem } from './start-problem.mjs';

/** How long another server on the same data may take to wind down, or to come up, before this gives up. */
const PATIENCE = 60_000;

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url for a client: role and database `throughline`
 * @property {number} port
 * @property {number} pid
 * @property {boolean} adopted whether it was running already, left behind by a product that was killed
 * @property {string} logFile
 * @property {Promise<unknown>} exited settles when the server ends, for whatever reason
 * @property {(options?: { hurry?: boolean }) => Promise<void>} stop
 */

/**
 * Runs a PostgreSQL of our own, with its data in `dataDir/postgres`. Whatever a crash has left there (a lock file, a
 * server without its parent, half a cluster) is put right; what cannot be is a {@link StartProblem}.
 *
 * @param {object} options
 * @param {string} options.dataDir made when it does not exist
 * @param {(message: string) => void} [options.log] receives sentences for the person who waits
 * @param {boolean} [options.durable] `false` is for tests alone: fsync and synchronous_commit are off, and a power cut
 *   may cost the whole database
 * @param {number} [options.port] of 127.0.0.1; a free one is chosen otherwise
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres({ dataDir, log = () => {}, durable = true, port }) {
  try {
    // Others may pass through (PostgreSQL's account does when root starts it) but not look around.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const folder = realpathSync(dataDir);
    const cluster = join(folder, 'postgres');
    const binaries = findBinaries();
    const account = serverAccount({ dataDir: folder, cluster, home: binaries.home });
    const password = keptPassword(join(folder, 'postgres-password'));
    const surroundings = { cluster, binaries, account, durable };
    await ensureCluster({ ...surroundings, password, log });
    const logFile = join(folder, 'postgres.log');
    const server = await adoptOrStart({ ...surroundings, password, logFile, log, port });
    return { ...handleOf(server), url: urlOf({ port: server.port, password }), logFile };
  } catch (error) {
    throw asStartProblem(error, `start PostgreSQL in ${dataDir}`);
  }
}

/**
 * @typedef {{ pid: number, port: number, adopted: boolean, exited: Promise<unknown> }} Server
 */

/**
 * One look at a time: is a server there, and in what state? Each branch either ends with a server or changes what the
 * next look will find.
 *
 * @param {import('./cluster.mjs').Surroundings & {
 *   password: string, logFile: string, log: (message: string) => void, port?: number | undefined }} options
 * @returns {Promise<Server>}
 */
async function adoptOrStart(options) {
  const { cluster, password, log, port: wanted } = options;
  let waiting = false;
  const server = await until(
    async () => {
      const found = runningPostmaster(cluster);
      if (!found || found.port === 0) {
        if (found) return undefined;
        disownStaleLock(cluster);
        return start(options, wanted ?? (await freePort()));
      }
      if (found.status !== 'stopping') return adopt(found);
      if (!waiting) log('An earlier PostgreSQL on these data is shutting down; waiting for it …');
      waiting = true;
      return undefined;
    },
    { within: PATIENCE, every: 100 },
  );
  if (server) return server;
  const found = runningPostmaster(cluster);
  throw new StartProblem(
    found
      ? `Another PostgreSQL (process ${found.pid}) holds ${cluster} and neither answers nor stops. End it, then start again.`
      : `What an earlier PostgreSQL has left in ${cluster} was still in use after ${PATIENCE / 1000} seconds.`,
  );

  /** @returns {Promise<Server | undefined>} */
  async function adopt(/** @type {import('./postmaster-file.mjs').Postmaster} */ { pid, port }) {
    const answer = await askServer(urlOf({ port, password }), cluster);
    if (answer === 'ready') {
      log('Found this database running already; using it.');
      return { pid, port, adopted: true, exited: goneBy(pid) };
    }
    // It is ours by its folder, yet the password was lost: the next look starts it again, and sets it.
    if (answer === 'wrongPassword') await stopPostmaster(pid);
    return undefined;
  }
}

/**
 * @param {Parameters<typeof adoptOrStart>[0]} options
 * @param {number} port
 * @returns {Promise<Server | undefined>} `undefined` when another look is needed
 */
async function start(options, port) {
  const { outcome, pid, exited = Promise.resolve() } = await startPostmaster({ ...options, port });
  switch (outcome) {
    case 'ready':
      return { pid, port, adopted: false, exited };
    case 'wrongPassword':
      await setPassword(options, options.password);
      return undefined;
    case 'portTaken':
      if (options.port)
        throw new StartProblem(`Port ${port} of 127.0.0.1 is taken, so PostgreSQL could not start there.`);
      return undefined;
    case 'locked':
      return undefined;
  }
}

/** @param {Server} server */
function handleOf({ pid, port, adopted, exited }) {
  // When this process dies of an exception there is no time to wait, but enough to ask.
  const askToStop = () => void signalTo(pid, 'SIGINT');
  process.once('exit', askToStop);
  void exited.then(() => process.off('exit', askToStop));
  return {
    pid,
    port,
    adopted,
    exited,
    async stop(/** @type {{ hurry?: boolean }} */ options = {}) {
      process.off('exit', askToStop);
      await stopPostmaster(pid, options);
    },
  };
}

/** An adopted server is not our child, so there is no event; this looks, without keeping the process alive for it. */
function goneBy(/** @type {number} */ pid) {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isRunning(pid)) return;
      clearInterval(timer);
      resolve(undefined);
    }, 500).unref();
  });
}
