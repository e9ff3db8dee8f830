import { asStartProblem, StartProblem } from '../database/start-problem.mjs';

/**
 * Runs the main part of a program. What a person can put right is told in its sentence; anything else is a bug, and
 * its stack is what helps.
 *
 * @param {() => Promise<void>} main
 */
export async function reporting(main) {
  try {
    await main();
  } catch (raw) {
    tell(raw);
    process.exitCode = 1;
  }
}

/** @param {unknown} raw */
export function tell(raw) {
  const error = asStartProblem(raw, 'start');
  console.error(isSentence(error) ? `\n${error.message}` : error);
}

/**
 * The API has a kind of its own for what a person can put right. It is known by its name: the API is compiled apart.
 *
 * @param {unknown} error
 * @returns {error is Error}
 */
function isSentence(error) {
  return error instanceof StartProblem || (error instanceof Error && error.name === 'CannotStart');
}
