/**
 * Something that stops the product from starting and that a person can put right. Its message is the whole
 * sentence that they read; a stack trace would only hide it.
 */
export class StartProblem extends Error {
  name = 'StartProblem';
}

/** What the system's error codes mean for a person who looks after a machine. */
const MEANINGS = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of this path is not a folder',
};

/**
 * Turns a failed file operation into a sentence that says what was being done and where. Errors that are not about
 * the disk come back unchanged: they are bugs, and their stack is what helps.
 *
 * @param {unknown} error
 * @param {string} doing for example "create the data folder"
 * @returns {unknown}
 */
export function asStartProblem(error, doing) {
  if (error instanceof StartProblem || !(error instanceof Error)) return error;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  const meaning = MEANINGS[/** @type {keyof typeof MEANINGS} */ (code)];
  if (!meaning) return error;
  return new StartProblem(`Could not ${doing}: ${meaning}${path ? ` at ${path}` : ''}.`, { cause: error });
}
