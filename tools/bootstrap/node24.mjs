import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { StartProblem } from '../database/start-problem.mjs';
import { ROOT } from './workspace.mjs';

/**
 * The Node that the product runs on: the running one when it is right, otherwise the one that the installed packages
 * bring.
 *
 * @param {string} [root]
 * @returns {string} its path
 */
export function findNode24(root = ROOT) {
  if (isRightNode(process.versions.node)) return process.execPath;
  const exe = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packaged = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', exe);
  if (existsSync(packaged)) {
    const { status, stdout } = spawnSync(packaged, ['--version'], { encoding: 'utf8' });
    if (status === 0 && isRightNode(stdout.trim().slice(1))) return packaged;
  }
  throw new StartProblem(
    `Throughline runs on Node.js 24.15 or newer of version 24; here is ${process.version}, and the packages bring ` +
      `none that runs on ${process.platform} ${process.arch}. Install Node.js 24 from https://nodejs.org, then start again.`,
  );
}

/**
 * Angular supports the even versions alone: 24 from .15 on, and 26 and later.
 *
 * @param {string} version such as `24.15.0`
 */
export function isRightNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 24 && minor >= 15) || major >= 26;
}
