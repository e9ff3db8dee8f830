import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { StartProblem } from '../database/start-problem.mjs';
import { programOf, runQuietly, toolEnvironment } from './command.mjs';
import { sayingProgress } from './say.mjs';
import { fingerprint } from './sources.mjs';
import { ROOT } from './workspace.mjs';

const OUTPUTS = ['dist/apps/api/src/main.js', 'dist/apps/dashboard/browser/index.html'];
const STAMP = 'dist/.throughline-built.json';

/**
 * Whether what is built comes from the sources as they are. Nx knows too, but takes seconds to say so.
 *
 * @param {string} [root]
 */
export function isBuilt(root = ROOT) {
  try {
    return readFileSync(join(root, STAMP), 'utf8') === stampOf(root);
  } catch {
    return false;
  }
}

/** @param {string} node path of Node 24 */
export async function build(node) {
  const args = [programOf('nx'), 'run-many', '-t', 'build,compress', '-p', 'api,dashboard', '--output-style=stream'];
  const { ok, output } = await sayingProgress('Building the product', () =>
    runQuietly(node, args, { env: { ...toolEnvironment(node), NODE_ENV: 'production' } }),
  );
  if (!ok) throw new StartProblem(`The product could not be built:\n\n${output.trim()}`);
  rememberBuild(ROOT);
}

/** @param {string} root */
export function rememberBuild(root) {
  mkdirSync(dirname(join(root, STAMP)), { recursive: true });
  writeFileSync(join(root, STAMP), stampOf(root));
}

/** The times of the outputs are part of it: a build by hand since then may have been of other sources. */
function stampOf(/** @type {string} */ root) {
  const outputs = OUTPUTS.map((file) => [file, statSync(join(root, file)).mtimeMs]);
  return JSON.stringify({ sources: fingerprint(root), outputs });
}
