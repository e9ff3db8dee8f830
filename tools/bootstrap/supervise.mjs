import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { whenAbandoned } from './abandoned.mjs';
import { ROOT } from './workspace.mjs';

/**
 * Runs the product on the right Node and passes on the wish to stop.
 *
 * The wish goes through a channel rather than as a signal: Ctrl-C reaches both processes by itself, and the product
 * counts how often it was pressed. The channel also tells the product when this process is gone, however it went.
 *
 * @param {string} node path of Node 24
 * @param {string} [script]
 * @param {string[]} [args]
 * @returns {Promise<number>} exit code
 */
export function supervise(node, script = join(ROOT, 'tools', 'bootstrap', 'serve.mjs'), args = []) {
  return new Promise((resolve, reject) => {
    const product = spawn(node, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    const passOn = () => void (product.connected && product.send('stop'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
    void whenAbandoned().then(passOn);
    product.once('error', reject);
    product.once('exit', (code) => resolve(code ?? 1));
  });
}
