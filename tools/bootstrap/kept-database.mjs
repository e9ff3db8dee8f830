import { startEmbeddedPostgres } from '../database/embedded-postgres.mjs';
import { say } from './say.mjs';

/**
 * The embedded database, started again at the same address when it dies under the running product (killed by the
 * system for its memory, say). Meanwhile the API answers that it has no database.
 *
 * @param {{ dataDir: string, onLost: (error: unknown) => void }} options `onLost` is told when it could not be started again
 */
export async function startKeptDatabase({ dataDir, onLost }) {
  let wanted = true;
  let server = await startEmbeddedPostgres({ dataDir, log: say });
  /** @type {Promise<void> | undefined} */
  let restarting;

  watch();
  return {
    url: server.url,
    /** @param {{ hurry: boolean }} how */
    async stop(how) {
      wanted = false;
      await restarting;
      await server.stop(how);
    },
  };

  function watch() {
    void server.exited.then(() => {
      if (!wanted) return;
      say('PostgreSQL has ended unexpectedly; starting it again …');
      restarting = restart();
    });
  }

  async function restart() {
    try {
      server = await startEmbeddedPostgres({ dataDir, log: say, port: server.port });
      watch();
    } catch (error) {
      onLost(error);
    }
  }
}
