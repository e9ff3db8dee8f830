// What `npm run dev` runs: the database, the API and the dashboard, the latter two built again at every change.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { startEmbeddedPostgres } from '../database/embedded-postgres.mjs';
import { takeLock } from '../database/process-lock.mjs';
import { StartProblem } from '../database/start-problem.mjs';
import { whenAbandoned } from './abandoned.mjs';
import { programOf, toolEnvironment } from './command.mjs';
import { createEnding } from './ending.mjs';
import { prepareTools } from './prepare.mjs';
import { endTree } from './process-tree.mjs';
import { tell } from './report.mjs';
import { say } from './say.mjs';
import { readEnvFile } from './settings.mjs';
import { ROOT } from './workspace.mjs';

const ending = createEnding();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void (ending.begun() ? ending.hurry() : ending.end()));
}
void whenAbandoned().then(() => ending.end());

try {
  const node = await prepareTools();
  readEnvFile(ROOT);
  const database = process.env.DATABASE_URL ? {} : await startDatabase();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...toolEnvironment(node), NODE_ENV: 'development', ...database };
  if (!ending.begun()) {
    serve(node, 'api', env);
    // Its server would take the API's PORT for its own.
    serve(node, 'dashboard', { ...env, PORT: undefined, API_PORT: env.PORT });
  }
} catch (error) {
  tell(error);
  await ending.end(1);
}

async function startDatabase() {
  const dataDir = resolve(ROOT, process.env.DATA_DIR || 'data');
  const lock = await takeLock(join(dataDir, 'throughline.lock'));
  if (!lock.held) {
    throw new StartProblem(
      `These data are in use by process ${lock.holder.pid}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  ending.onEnd(async () => lock.release());
  const starting = startEmbeddedPostgres({ dataDir, log: say });
  ending.onEnd((how) =>
    starting.then(
      ({ stop }) => stop(how),
      () => {},
    ),
  );
  const { url } = await starting;
  return { DATA_DIR: dataDir, DATABASE_URL: url, DEMONSTRATION: process.env.DEMONSTRATION || 'when-empty' };
}

/**
 * @param {string} node
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 */
function serve(node, project, env) {
  // Out of the reach of the terminal's Ctrl-C: they end in order, before their database.
  const child = spawn(node, [programOf('nx'), 'serve', project, '--output-style=stream'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => say(`${project.padEnd(9)} │ ${line}`));
  }
  const { pid } = child;
  if (pid === undefined) throw new StartProblem(`Could not start nx serve ${project}.`);
  ending.onEnd((how) => endTree(pid, how));
  child.once('exit', (code) => {
    if (!ending.begun()) say(`nx serve ${project} has ended (${code}).`);
    void ending.end(1);
  });
}
