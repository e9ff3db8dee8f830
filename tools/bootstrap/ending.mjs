/**
 * @typedef {(how: { hurry: boolean }) => Promise<unknown>} Closer closes one thing; in a hurry, without waiting for anybody
 */

/**
 * The orderly end of a process: what was opened last is closed first. A second wish hurries it.
 *
 * @param {(code: number) => void} [exit]
 */
export function createEnding(exit = (code) => process.exit(code)) {
  /** @type {Closer[]} */
  const closers = [];
  /** @type {'no' | 'orderly' | 'hurried'} */
  let under = 'no';

  async function closeAll(/** @type {boolean} */ hurry) {
    for (const close of [...closers].reverse()) {
      await close({ hurry }).catch((error) => console.error(error));
    }
  }

  return {
    begun: () => under !== 'no',

    /** @param {Closer} closer */
    onEnd(closer) {
      closers.push(closer);
    },

    async end(code = 0) {
      if (under !== 'no') return;
      under = 'orderly';
      await closeAll(false);
      exit(code);
    },

    async hurry() {
      if (under === 'hurried') return exit(1);
      under = 'hurried';
      await closeAll(true);
      exit(1);
    },
  };
}

/**
 * @param {Promise<unknown>} work
 * @param {number} milliseconds after which it is no longer waited for
 */
export async function atMost(milliseconds, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
