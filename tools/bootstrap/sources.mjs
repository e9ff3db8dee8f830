import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the built product comes from. */
const SOURCES = ['apps/api', 'apps/dashboard', 'libs', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];

/** What the product does not contain, so that writing a spec does not cost the next start a build. */
const NOT_BUILT =
  /\.spec\.ts$|(^|\/)(node_modules|testing|jest\.[^/]*|tsconfig\.spec\.json|\.env[^/]*|[^/]*\.md)(\/|$)/;

/**
 * A fingerprint of the sources by their content: times of files say nothing after a clone or a change of branch.
 *
 * @param {string} root
 */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(join(root, source)))) {
    const name = relative(root, file);
    if (NOT_BUILT.test(name)) continue;
    const content = readFileSync(file);
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => filesIn(join(path, name)));
}
