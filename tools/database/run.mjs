import { text } from 'node:stream/consumers';

import { StartProblem } from './start-problem.mjs';

/**
 * Runs one of PostgreSQL's programs to its end.
 *
 * @param {import('./server-account.mjs').ServerAccount} account
 * @param {string} command
 * @param {string[]} args
 * @param {{ doing: string, input?: string }} options what it is for, for a person to read; what it reads
 */
export async function run(account, command, args, { doing, input = '' }) {
  const child = account.spawn(command, args, { cwd: '/', env: serverEnvironment(), stdio: 'pipe' });
  const { stdin, stdout, stderr } = /** @type {import('node:child_process').ChildProcessWithoutNullStreams} */ (child);
  stdin.on('error', () => {}); // A program that has ended early says why itself.
  stdin.end(input);
  const [output, errors, code] = await Promise.all([text(stdout), text(stderr), exitOf(child)]);
  if (code !== 0) throw new StartProblem(`Could not ${doing}: ${reasonIn(errors || output)}`);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | string | null>} its exit code or, when there is none, the signal that ended it
 */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new StartProblem(`Could not run PostgreSQL: ${error.message}`)));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}

/** Variables such as PGPORT or PGDATA are meant for other servers; the language of messages must be one that we can read. */
export function serverEnvironment() {
  const others = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|LD_|NODE_)/.test(name));
  return { ...Object.fromEntries(others), LC_ALL: 'C' };
}

/**
 * The line in PostgreSQL's output that says why it gave up, followed by what a person can do where that is plain.
 *
 * @param {string} output
 */
export function reasonIn(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling =
    lines.findLast((line) => /\b(FATAL|PANIC|ERROR|error):/.test(line)) ?? lines.at(-1) ?? 'it ended without a word.';
  const reason = telling.replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, '');
  return /No space left on device|Disk quota exceeded/.test(output) ? `${reason} (the disk is full)` : reason;
}
