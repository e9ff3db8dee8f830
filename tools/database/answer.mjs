import { realpathSync } from 'node:fs';

import { NAME } from './cluster.mjs';

/**
 * @typedef {'ready' | 'notYet' | 'wrongPassword' | 'anotherServer'} Answer
 */

/**
 * @param {{ port: number, password: string }} options
 * @returns {string}
 */
export function urlOf({ port, password }) {
  return `postgresql://${NAME}:${password}@127.0.0.1:${port}/${NAME}`;
}

/**
 * Asks the server at this address whether it takes work, and whether it is the one for this cluster.
 *
 * @param {string} url
 * @param {string} cluster
 * @returns {Promise<Answer>}
 */
export async function askServer(url, cluster) {
  // Imported only here: this folder is also read before anything is installed.
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    application_name: 'bootstrap',
  });
  client.on('error', () => {}); // A server that goes away after its answer has still answered.
  try {
    await client.connect();
    const { rows } = await client.query(`select current_setting('data_directory') as folder`);
    return realpathSync(rows[0].folder) === realpathSync(cluster) ? 'ready' : 'anotherServer';
  } catch (error) {
    const { code } = /** @type {{ code?: string }} */ (error);
    return code === '28P01' || code === '28000' ? 'wrongPassword' : 'notYet';
  } finally {
    await client.end().catch(() => {});
  }
}
