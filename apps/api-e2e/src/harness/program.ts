import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../../../..');
/** The API alone, as each replica of a larger installation runs it. */
export const API = join(ROOT, 'dist/apps/api/src/main.js');
/** The product with its embedded database, as `npm start` runs it. */
export const PRODUCT = join(ROOT, 'tools/bootstrap/serve.mjs');

const PATIENCE = 120_000;
const SETTINGS = [
  ...[
    'DATA_DIR',
    'DATABASE_URL',
    'DEMONSTRATION',
    'HOST',
    'MEDIA_DIR',
    'NODE_ENV',
    'PORT',
    'PUBLIC_URL',
    'TRUST_PROXY',
  ],
];

type Settings = Readonly<Record<string, string>>;

/** A process that a spec has started, with what it says. */
export class Program {
  static readonly #started: Program[] = [];
  #output = '';
  readonly #child: ChildProcess;
  /** The exit code, once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;

  private constructor(args: readonly string[], settings: Settings) {
    // Neither the operator's own settings nor the runner's may decide what a spec sees.
    const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name));
    this.#child = spawn(process.execPath, args, {
      env: { ...Object.fromEntries(inherited), NODE_OPTIONS: '', LOG_LEVEL: 'error', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.ended = once(this.#child, 'close').then(([code]) => code as number | null);
  }

  static start(args: readonly string[], settings: Settings = {}): Program {
    const program = new Program(args, settings);
    Program.#started.push(program);
    return program;
  }

  /** Ends whatever is still running. */
  static async endAll(): Promise<void> {
    await Promise.all(Program.#started.splice(0).map((program) => program.stop()));
  }

  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Waits until it has said something, and answers what was matched. Fails with all that it said when it ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const found = pattern.exec(this.#output);
      if (found) return found;
      if (!this.isRunning || Date.now() > deadline)
        throw new Error(`It did not say ${String(pattern)}:\n${this.#output}`);
      await again();
    }
  }

  async stop(): Promise<void> {
    if (this.isRunning) this.#child.kill('SIGTERM');
    await this.ended;
  }

  /** As the system does it to a process that takes too much memory: without a word. */
  async killOutright(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}

const again = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 25));

/** Asks again and again, until the answer is as it should be or that takes too long; answers the last one. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
): Promise<Answer> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (isThere(answer) || Date.now() > deadline) return answer;
    await again();
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('Expected an address with a port.');
  return address.port;
}

/** A folder that is gone after the specs of this file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-api-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
