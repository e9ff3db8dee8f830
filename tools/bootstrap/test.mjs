// What `npm test` runs, on any Node from 20 on and before anything is installed.
// `npm test -- --only=lint,domain` runs some of it.
import { parseArgs, stripVTControlCharacters } from 'node:util';

import { StartProblem } from '../database/start-problem.mjs';
import { ensureChromium } from './chromium.mjs';
import { runQuietly, toolEnvironment } from './command.mjs';
import { countTests } from './counting.mjs';
import { prepareTools } from './prepare.mjs';
import { reporting } from './report.mjs';
import { say, sayingProgress } from './say.mjs';
import { allStages } from './stages.mjs';

await reporting(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const node = await prepareTools();
  const stages = chosen(allStages(), values.only);
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...toolEnvironment(node), FORCE_COLOR: '0' };

  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    if (stage.browser) env.CHROMIUM_PATH = await ensureChromium(node);
    const { ok, output } = await sayingProgress(stage.heading, () => runQuietly(node, stage.args, { env }));
    const { passed, failed } = stage.counts ? countTests(output) : { passed: 0, failed: 0 };
    if (stage.counts && ok) say(`  ${passed} passed`);
    total.passed += passed;
    // A stage may fail without a failed test: a lint error, a spec that does not load.
    total.failed += ok ? failed : Math.max(1, failed);
    if (ok && failed === 0) continue;
    say(
      `\n${stripVTControlCharacters(output).trim()}\n\n${stage.heading} failed. To run it alone: npm test -- --only=${stage.name}`,
    );
    process.exitCode = 1;
    break;
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
});

/**
 * @param {import('./stages.mjs').Stage[]} stages
 * @param {string | undefined} only
 */
function chosen(stages, only) {
  if (only === undefined) return stages;
  const names = only.split(',');
  const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    throw new StartProblem(`There is no stage ${unknown}; there are ${stages.map(({ name }) => name).join(', ')}.`);
  }
  return stages.filter(({ name }) => names.includes(name));
}
