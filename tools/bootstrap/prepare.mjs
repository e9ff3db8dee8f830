import { join } from 'node:path';

import { waitForLock } from '../database/process-lock.mjs';
import { StartProblem } from '../database/start-problem.mjs';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { say } from './say.mjs';
import { ROOT } from './workspace.mjs';

/** Longer than any installation or build takes. */
const PATIENCE = 30 * 60_000;

/**
 * Sees to it that the packages are there.
 *
 * @returns {Promise<string>} the path of Node 24
 */
export async function prepareTools() {
  if (!isInstalled()) await alone(async () => isInstalled() || (await install()));
  return findNode24();
}

/**
 * Sees to it that the packages are there and that the built product is that of the sources.
 *
 * @returns {Promise<string>} the path of Node 24
 */
export async function prepareProduct() {
  const node = await prepareTools();
  if (!isBuilt()) await alone(async () => isBuilt() || (await build(node)));
  return node;
}

/** Two starts in one checkout must not install or build into each other's work: the second one waits, and then finds it done. */
async function alone(/** @type {() => Promise<unknown>} */ work) {
  const lock = await waitForLock(join(ROOT, 'tmp', 'bootstrap.lock'), {
    within: PATIENCE,
    onWait: ({ pid }) => say(`Another start (process ${pid}) is installing or building; waiting for it …`),
  });
  if (!lock)
    throw new StartProblem(
      'Another start in this checkout has been installing or building for half an hour. End it, then start again.',
    );
  try {
    await work();
  } finally {
    lock.release();
  }
}
