import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { StartProblem } from '../database/start-problem.mjs';
import { programOf, runQuietly, toolEnvironment } from './command.mjs';
import { sayingProgress } from './say.mjs';
import { ROOT } from './workspace.mjs';

/**
 * A Chromium for the browser journeys: one that is here or, failing that, one that is brought.
 *
 * @param {string} node path of Node 24
 * @returns {Promise<string>} its path
 */
export async function ensureChromium(node) {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    if (runs(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new StartProblem(`CHROMIUM_PATH names ${CHROMIUM_PATH}, which does not run.`);
  }
  return onThisMachine(node) ?? (await debianPackage()) ?? (await playwrightsOwn(node));
}

/** @param {string} node @returns {string | undefined} */
function onThisMachine(node) {
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap(onPath);
  return [...named, playwrightsPath(node)].find(runs);
}

/** On Debian and Ubuntu as root. @returns {Promise<string | undefined>} */
async function debianPackage() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).error) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await sayingProgress('There is no Chromium for the browser journeys: installing the package chromium', async () => {
    await runQuietly('apt-get', ['update', '-q'], { env });
    await runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
  });
  return onPath('chromium').find(runs);
}

/** @param {string} node @returns {Promise<string>} */
async function playwrightsOwn(node) {
  const { output } = await sayingProgress(
    "There is no Chromium for the browser journeys: fetching Playwright's own",
    () => runQuietly(node, [programOf('playwright'), 'install', 'chromium'], { env: toolEnvironment(node) }),
  );
  const path = playwrightsPath(node);
  if (runs(path)) return path;
  throw new StartProblem(
    `No Chromium could be brought for the browser journeys. Install one, or set CHROMIUM_PATH to it.\n\n${output.trim()}`,
  );
}

function playwrightsPath(/** @type {string} */ node) {
  const question = `process.stdout.write(require('playwright-core').chromium.executablePath())`;
  return spawnSync(node, ['-e', question], { cwd: ROOT, encoding: 'utf8' }).stdout;
}

/** Playwright wants a path, not a name. */
function onPath(/** @type {string} */ name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).filter((file) => existsSync(file));
}

/** Asked to run rather than looked for: on Ubuntu `chromium-browser` may be a note that says where to get it. */
function runs(/** @type {string} */ command) {
  return Boolean(command) && spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}
