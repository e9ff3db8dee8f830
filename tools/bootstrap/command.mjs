import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

import { ROOT } from './workspace.mjs';

/**
 * Runs a command in the checkout, without a word of its own on the screen.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} what it wrote to both of its outputs, in the order it came
 */
export function runQuietly(command, args, { env = process.env, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (/** @type {string} */ text) => {
      output += text;
      onOutput?.(text);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * The environment for our own tools: the right Node first on the path, and no service in the background or on the
 * network.
 *
 * @param {string} node path of Node 24
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(node) {
  const path = [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
}

/** @param {string} name of a package's program, such as `nx` @returns {string} the script to run it by */
export function programOf(name) {
  const scripts = {
    nx: 'nx/dist/bin/nx.js',
    prettier: 'prettier/bin/prettier.cjs',
    playwright: 'playwright/cli.js',
  };
  return join(ROOT, 'node_modules', scripts[/** @type {keyof typeof scripts} */ (name)]);
}
