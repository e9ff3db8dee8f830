import { askServer, urlOf } from './answer.mjs';
import { isRunning, until } from './processes.mjs';
import { exitOf, reasonIn, serverEnvironment } from './run.mjs';
import { openServerLog } from './server-log.mjs';
import { serverSettings } from './server-settings.mjs';
import { StartProblem } from './start-problem.mjs';

/** Recovery after a crash replays what was not yet in its place; that takes seconds, on a slow disk some minutes. */
const LONGEST_START = 180_000;

/**
 * @typedef {object} Attempt how an attempt to start a server ended
 * @property {'ready' | 'locked' | 'portTaken' | 'wrongPassword'} outcome
 * @property {number} pid
 * @property {Promise<unknown>} [exited]
 */

/**
 * Starts a server on the cluster and waits until it takes work.
 *
 * @param {import('./cluster.mjs').Surroundings & { port: number, password: string, logFile: string }} options
 * @returns {Promise<Attempt>}
 */
export async function startPostmaster({ cluster, binaries, account, durable, port, password, logFile }) {
  const output = openServerLog(logFile);
  try {
    // Detached: Ctrl-C reaches everything that a terminal has started, and the API must finish before its database.
    const child = account.spawn(binaries.postgres, ['-D', cluster, ...serverSettings({ port, durable })], {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', output.descriptor, output.descriptor],
      detached: true,
    });
    let ended = false;
    const exited = exitOf(child).finally(() => (ended = true));
    const failure = exited.then(
      () => undefined,
      (error) => error,
    );
    const url = urlOf({ port, password });
    const answer = await until(async () => (ended ? 'ended' : settled(await askServer(url, cluster))), {
      within: LONGEST_START,
    });
    child.unref();
    const pid = child.pid ?? 0;
    if (answer === 'ready') return { outcome: 'ready', pid, exited: failure };
    if (answer === 'ended') {
      const error = await failure;
      if (error) throw error;
      return { outcome: outcomeOf(output.written(), { cluster, logFile }), pid };
    }
    await stopPostmaster(pid);
    if (answer === 'wrongPassword') return { outcome: 'wrongPassword', pid };
    throw new StartProblem(
      `PostgreSQL did not get ready within ${LONGEST_START / 1000} seconds. Its log is ${logFile}.`,
    );
  } finally {
    output.close();
  }
}

/**
 * Ends the server: sign-offs first, then without waiting for clients' work to be rolled back in order, then by force.
 * No way loses anything that was answered.
 *
 * @param {number} pid
 * @param {{ hurry?: boolean }} [options]
 */
export async function stopPostmaster(pid, { hurry = false } = {}) {
  /** @type {[NodeJS.Signals, number][]} */
  const ways = [
    ['SIGINT', 30_000], // "fast": sessions are ended, everything is written, a checkpoint is made
    ['SIGQUIT', 10_000], // "immediate": the next start recovers
    ['SIGKILL', 10_000],
  ];
  for (const [signal, within] of hurry ? ways.slice(1) : ways) {
    if (!signalTo(pid, signal)) return;
    if (await until(() => !isRunning(pid), { within })) return;
  }
  throw new StartProblem(`PostgreSQL (process ${pid}) does not stop.`);
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @returns {boolean} false when it is gone already
 */
export function signalTo(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
    throw error;
  }
}

/** @param {import('./answer.mjs').Answer} answer */
function settled(answer) {
  // Another server may own the port by now; ours then ends by itself and says so.
  return answer === 'notYet' || answer === 'anotherServer' ? undefined : answer;
}

/**
 * @param {string} output what the server has written before it ended
 * @param {{ cluster: string, logFile: string }} places
 * @returns {'locked' | 'portTaken'}
 */
function outcomeOf(output, { cluster, logFile }) {
  if (/lock file ".*postmaster\.pid".*|pre-existing shared memory block/.test(output)) return 'locked';
  if (/could not (bind|create any TCP)|Address already in use/.test(output)) return 'portTaken';
  throw new StartProblem(`PostgreSQL could not start on ${cluster}: ${reasonIn(output)} Its log is ${logFile}.`);
}
