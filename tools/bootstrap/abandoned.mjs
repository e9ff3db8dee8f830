import { commandOf, parentOf } from '../database/processes.mjs';

const EVERY = 500;

/**
 * Settles when the npm that has started this process is gone. npm runs scripts through a shell, and a shell that is
 * ended by a signal does not pass it on: without this, `npm start` that was told to end would leave the product
 * running with nobody to stop it. Started without npm, a process may well outlive whoever started it (`nohup`).
 *
 * @returns {Promise<void>}
 */
export function whenAbandoned() {
  if (!process.env.npm_lifecycle_event) return new Promise(() => {});
  const shell = process.ppid;
  const npm = isNpm(shell) ? shell : parentOf(shell);
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (process.ppid === shell && (npm === shell || parentOf(shell) === npm)) return;
      clearInterval(timer);
      resolve();
    }, EVERY).unref();
  });
}

/** The shell gives its place to the script where it can, and then npm itself is the parent. */
function isNpm(/** @type {number} */ pid) {
  const [program = '', ...args] = commandOf(pid) ?? [];
  return /(^|\/)npm\b/.test(program) || args.some((arg) => /npm-cli\.c?js$/.test(arg));
}
