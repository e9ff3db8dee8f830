/** A word to the person who waits. Everything that the bootstrap says goes through here. */
export function say(/** @type {string} */ sentence) {
  process.stdout.write(`${sentence}\n`);
}

/** On a terminal the line is kept up to date; a log gets a line only now and then. */
const EVERY = { terminal: 1_000, log: 20_000 };

/**
 * Says what is being done while it is done, with the time that it has taken so far.
 *
 * @template T
 * @param {string} what for example "Installing the packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function sayingProgress(what, work) {
  const began = Date.now();
  const terminal = process.stdout.isTTY === true;
  const line = () => `${what} … ${duration(Date.now() - began)}`;
  if (terminal) process.stdout.write(`${what} …`);
  else say(`${what} …`);
  const timer = setInterval(
    () => (terminal ? process.stdout.write(`\r${line()}`) : say(line())),
    terminal ? EVERY.terminal : EVERY.log,
  );
  try {
    const result = await work();
    say(`${terminal ? '\r' : ''}${what}: done in ${duration(Date.now() - began)}.`);
    return result;
  } catch (error) {
    say(`${terminal ? '\r' : ''}${what}: failed after ${duration(Date.now() - began)}.`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** @param {number} milliseconds @returns {string} such as `4 s` or `2 min 05 s` */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
