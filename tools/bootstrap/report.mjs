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
  console.error(error instanceof StartProblem ? `\n${error.message}` : error);
}
