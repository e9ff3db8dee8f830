import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ passed: number, failed: number }} Count
 */

/** The name that Nx puts before each line. */
const PREFIX = String.raw`^(?:\s*[\w:-]+:\s+)?\s*`;

/** The lines in which each runner sums up. Those of skipped tests are not read: they were not run. */
const JEST = new RegExp(`${PREFIX}Tests:\\s+(.*\\d+ total)\\s*$`);
const NODE = new RegExp(`${PREFIX}(?:ℹ|#) (pass|fail|cancelled) (\\d+)\\s*$`);
const PLAYWRIGHT = new RegExp(`${PREFIX}(\\d+) (passed|failed|flaky|interrupted)(?: \\([\\d.]+\\w+\\))?\\s*$`);

/**
 * How many tests the runners say they have run, added up from their own summaries.
 *
 * @param {string} output of any number of runs of Jest, `node --test` and Playwright
 * @returns {Count}
 */
export function countTests(output) {
  const count = { passed: 0, failed: 0 };
  for (const line of stripVTControlCharacters(output).split('\n')) {
    const jest = JEST.exec(line)?.[1];
    if (jest !== undefined) {
      count.passed += numberBefore('passed', jest);
      count.failed += numberBefore('failed', jest);
      continue;
    }
    const [, state, number] = NODE.exec(line) ?? [];
    if (state) count[state === 'pass' ? 'passed' : 'failed'] += Number(number);
    const [, amount, outcome] = PLAYWRIGHT.exec(line) ?? [];
    // Flaky is failed once: a journey that only works the second time does not work.
    if (outcome) count[outcome === 'passed' ? 'passed' : 'failed'] += Number(amount);
  }
  return count;
}

/** @param {string} word @param {string} text such as `1 failed, 12 passed, 13 total` */
function numberBefore(word, text) {
  return Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
}
