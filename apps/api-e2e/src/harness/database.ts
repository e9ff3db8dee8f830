import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Program, ROOT } from './program';

const EMBEDDED = pathToFileURL(join(ROOT, 'tools/database/embedded-postgres.mjs')).href;
const RUN = `
  import { startEmbeddedPostgres } from ${JSON.stringify(EMBEDDED)};
  const [dataDir, port] = process.argv.slice(1);
  const server = await startEmbeddedPostgres({ dataDir, ...(port && { port: Number(port) }) });
  const staying = setInterval(() => {}, 60_000);
  process.once('SIGTERM', () => void server.stop({ hurry: true }).then(() => clearInterval(staying)));
  console.log('PostgreSQL runs at ' + server.url + ' on port ' + server.port);`;

/** A PostgreSQL beside the API, as an operator has one: it can go away and come back at the same address. */
export class Database {
  private constructor(
    private readonly folder: string,
    private readonly program: Program,
    readonly url: string,
    private readonly port: string,
  ) {}

  static async start(folder: string, port = ''): Promise<Database> {
    const program = Program.start(['--input-type=module', '-e', RUN, folder, port]);
    const [, url = '', taken = ''] = await program.says(/runs at (\S+) on port (\d+)/);
    return new Database(folder, program, url, taken);
  }

  stop(): Promise<void> {
    return this.program.stop();
  }

  startAgain(): Promise<Database> {
    return Database.start(this.folder, this.port);
  }
}
