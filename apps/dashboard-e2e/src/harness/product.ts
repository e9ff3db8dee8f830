import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const SERVE = join(ROOT, 'tools/bootstrap/serve.mjs');

/** Longer than loading the demonstration takes on a machine that has other things to do. */
const PATIENCE = 120_000;

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('Expected an address with a port.');
  return address.port;
}

/** The product as it is built, served by the same program as `npm start`, with a data folder and a port of its own. */
export class Product {
  private constructor(
    readonly url: string,
    private readonly server: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
    private readonly said: () => string,
  ) {}

  static async start(): Promise<Product> {
    return Product.serve(mkdtempSync(join(tmpdir(), 'throughline-e2e-')), await freePort());
  }

  /** What it has written since this start. */
  output(): string {
    return this.said();
  }

  /** Stops it and starts it again on the same data folder and port. */
  async restart(): Promise<Product> {
    await this.end();
    return Product.serve(this.folder, this.port);
  }

  /** Stops it and removes its data. */
  async stop(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(): Promise<void> {
    if (this.server.exitCode !== null) return;
    const ended = once(this.server, 'exit');
    this.server.kill('SIGTERM');
    await ended;
  }

  private static async serve(folder: string, port: number): Promise<Product> {
    // The operator's own settings must not decide what a journey sees.
    const settings = ['DATABASE_URL', 'DEMONSTRATION', 'HOST', 'NODE_ENV', 'PUBLIC_URL', 'TRUST_PROXY'];
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.includes(name)));
    const server = spawn(process.execPath, [SERVE], {
      cwd: ROOT,
      env: { ...inherited, DATA_DIR: join(folder, 'data'), PORT: String(port), LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const give = (why: string): void => {
        clearTimeout(timer);
        server.kill('SIGKILL');
        reject(new Error(`The product ${why}. It said:\n${output}`));
      };
      const timer = setTimeout(() => give('did not start in time'), PATIENCE);
      for (const stream of [server.stdout, server.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          const ready = /Throughline is ready at (\S+)\n[\s\S]*Ctrl-C stops it\./.exec(output)?.[1];
          if (ready === undefined) return;
          clearTimeout(timer);
          resolve(ready);
        });
      }
      server.once('exit', () => give('ended before it was ready'));
    });
    return new Product(url, server, folder, port, () => output);
  }
}
