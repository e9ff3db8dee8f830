import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { StartProblem } from '../database/start-problem.mjs';

/**
 * @typedef {object} Settings what the bootstrap itself has to know; all others are the API's alone
 * @property {string} dataDir absolute
 * @property {string} host
 * @property {number} port
 * @property {string | undefined} databaseUrl of a PostgreSQL of the operator's own
 */

/** Reads `.env` at the root of the checkout; what the environment says already stays. */
export function readEnvFile(/** @type {string} */ root) {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Asks the API's own schema whether the settings are right, before anything is started with them.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(root, env) {
  const { readConfig } = createRequire(import.meta.url)(join(root, 'dist/apps/api/src/platform/config.js'));
  // The embedded database has no address before it runs; any stands in for it.
  const result = readConfig({
    ...env,
    DATABASE_URL: env.DATABASE_URL || 'postgresql://throughline@127.0.0.1/throughline',
  });
  if (!result.ok) {
    throw new StartProblem(
      `These settings are wrong:\n${result.problems.map((/** @type {string} */ one) => `  - ${one}`).join('\n')}`,
    );
  }
  const { PORT, HOST, DATA_DIR } = result.value;
  return { dataDir: resolve(root, DATA_DIR), host: HOST, port: PORT, databaseUrl: env.DATABASE_URL || undefined };
}
