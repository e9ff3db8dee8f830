import { once } from 'node:events';
import { createServer } from 'node:net';

import { StartProblem } from '../database/start-problem.mjs';

/**
 * Refuses to go on where the product could not be served, before a database is started for nothing.
 *
 * @param {{ host: string, port: number }} address
 */
export async function assertPortIsFree({ host, port }) {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw portProblem(error, port);
  }
  server.close();
  await once(server, 'close');
}

/**
 * @param {unknown} error
 * @param {number} port
 * @returns {unknown} a sentence that names the setting, or the error itself when it is about something else
 */
export function portProblem(error, port) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  const another = `set PORT to another one, for example: PORT=${port === 3000 ? 3001 : 3000} npm start`;
  if (code === 'EADDRINUSE') return new StartProblem(`Port ${port} is in use by another program; ${another}`);
  if (code === 'EACCES') return new StartProblem(`This user may not use port ${port}; ${another}`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartProblem(
      'HOST is not an address of this machine; leave it out to be reached from this machine alone.',
    );
  }
  return error;
}
