// Runs the product: its database, unless DATABASE_URL names another, and the API in this very process.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { takeLock } from '../database/process-lock.mjs';
import { asStartProblem } from '../database/start-problem.mjs';
import { atMost, createEnding } from './ending.mjs';
import { startKeptDatabase } from './kept-database.mjs';
import { assertPortIsFree, portProblem } from './port.mjs';
import { tell } from './report.mjs';
import { say } from './say.mjs';
import { readEnvFile, readSettings } from './settings.mjs';
import { ROOT } from './workspace.mjs';

/** How long answers under way may take before the database goes. */
const PATIENCE = 10_000;

/** The checkout whose product is served; specs name another. */
const root = process.argv[2] ?? ROOT;

const ending = createEnding();
listenForTheEnd();
try {
  await serve();
} catch (error) {
  tell(error);
  await ending.end(1);
}

async function serve() {
  readEnvFile(root);
  process.env.NODE_ENV ||= 'production';
  const settings = readSettings(root, process.env);
  process.env.DATA_DIR = settings.dataDir;
  if (process.env.MEDIA_DIR?.trim()) process.env.MEDIA_DIR = resolve(root, process.env.MEDIA_DIR.trim());

  const lock = settings.databaseUrl ? undefined : await lockDataFolder(settings.dataDir);
  if (lock === 'taken') return ending.end(0);
  await assertPortIsFree(settings);
  if (!settings.databaseUrl) await startDatabase(settings.dataDir);
  if (ending.begun()) return;

  const { url, signInHint } = await startApi(settings.port);
  if (ending.begun()) return;
  lock?.note({ url, port: settings.port });
  say(`\nThroughline is ready at ${url}\n${signInHint}\nCtrl-C stops it.`);
}

/** @returns {Promise<'taken' | import('../database/process-lock.mjs').Held>} */
async function lockDataFolder(/** @type {string} */ dataDir) {
  const lock = await takeLock(join(dataDir, 'throughline.lock')).catch((error) => {
    throw asStartProblem(error, `use the data folder ${dataDir}`);
  });
  if (lock.held) {
    ending.onEnd(async () => lock.release());
    return lock;
  }
  const { url, pid } = lock.holder;
  say(url ? `Throughline is already running at ${url}` : `Throughline is already starting (process ${pid}).`);
  say(`For a second copy beside it, set PORT and DATA_DIR to others.`);
  return 'taken';
}

async function startDatabase(/** @type {string} */ dataDir) {
  const onLost = (/** @type {unknown} */ error) => {
    tell(error);
    void ending.end(1);
  };
  const starting = startKeptDatabase({ dataDir, onLost });
  // Known to the ending before it runs, so that Ctrl-C in between does not leave it behind.
  ending.onEnd((how) =>
    starting.then(
      (database) => database.stop(how),
      () => {},
    ),
  );
  const { url } = await starting;
  process.env.DATABASE_URL = url;
  process.env.DEMONSTRATION ||= 'when-empty';
}

/** @returns {Promise<{ url: string, signInHint: string, close: () => Promise<void> }>} */
async function startApi(/** @type {number} */ port) {
  const api = createRequire(import.meta.url)(join(root, 'dist/apps/api/src/main.js'));
  const starting = api.serve().catch((/** @type {unknown} */ error) => {
    throw portProblem(error, port);
  });
  ending.onEnd(({ hurry }) =>
    atMost(
      hurry ? 0 : PATIENCE,
      starting.then(
        (/** @type {{ close(): Promise<void> }} */ { close }) => close(),
        () => {},
      ),
    ),
  );
  return starting;
}

function listenForTheEnd() {
  process.on('SIGTERM', () => void ending.end());
  process.on('SIGHUP', () => void ending.end());
  // Counted here: the first one may arrive after the supervisor's word about it, and would pass for the second.
  let pressed = 0;
  process.on('SIGINT', () => {
    pressed += 1;
    if (pressed > 1) return void ending.hurry();
    say('\nStopping … (Ctrl-C again hurries it)');
    void ending.end();
  });
  process.on('message', (message) => message === 'stop' && void ending.end());
  process.on('disconnect', () => void ending.end());
  // A terminal or a pipe that is gone must not keep the database from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
